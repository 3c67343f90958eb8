import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { describe, it, type TestContext } from 'node:test';
import { newSigningKey, startTestIssuer, type TestIssuer } from '../../testing/token-issuer.ts';
import { ProviderKeys, unknownKeyCooldownMs } from './provider-keys.ts';

const shortKey = { kid: 'first', ...generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' }) };
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

interface Place {
  readonly issuer: TestIssuer;
  readonly keys: ProviderKeys;
  readonly troubles: Record<string, unknown>[];
  now: number;
}

async function prepare(t: TestContext): Promise<Place> {
  const clock = { now: 0 };
  const now = (): number => clock.now;
  const issuer = await startTestIssuer(now);
  t.after(() => issuer[Symbol.asyncDispose]());
  const troubles: Record<string, unknown>[] = [];
  const keys = new ProviderKeys({ url: issuer.issuers.googleKeysUrl, now, onTrouble: (_message, details) => troubles.push(details) });
  return Object.assign(clock, { issuer, keys, troubles });
}

const isKnown = async ({ keys }: Place, kid: string, issuer = 'https://issuer.example'): Promise<boolean> =>
  (await keys.find(kid, issuer)) !== undefined;

/** Lets what was begun without being waited for come to its end. */
const untilAsked = async ({ issuer }: Place, times: number): Promise<void> => {
  while (issuer.asked.length < times) await new Promise((resolve) => setImmediate(resolve));
};

describe('the keys of a provider', () => {
  it('are read once, by however many at once, and kept', async (t) => {
    const place = await prepare(t);
    const found = await Promise.all(Array.from({ length: 50 }, () => isKnown(place, 'first')));
    assert.deepEqual(new Set(found), new Set([true]));
    place.now += 59 * minuteMs;
    assert.equal(await isKnown(place, 'first'), true);
    assert.equal(place.issuer.asked.length, 1);
  });

  it('are read again when a token names another', async (t) => {
    const place = await prepare(t);
    await isKnown(place, 'first');
    const second = await newSigningKey('second');
    place.issuer.published = [...place.issuer.published, second.published];
    place.now += unknownKeyCooldownMs;
    assert.equal(await isKnown(place, 'second'), true);
    assert.equal(await isKnown(place, 'first'), true);
    assert.equal(place.issuer.asked.length, 2);
  });

  it('are not read again for every name that somebody makes up', async (t) => {
    const place = await prepare(t);
    await isKnown(place, 'first');
    for (let second = 0; second < 60; second += 1) {
      place.now += 1_000;
      const found = await Promise.all(Array.from({ length: 5 }, (_, index) => isKnown(place, `made-up-${second}-${index}`)));
      assert.deepEqual(new Set(found), new Set([false]));
    }
    assert.equal(place.issuer.asked.length, 3);
  });

  it('are read again after an hour, while those that are known go on being used', async (t) => {
    const place = await prepare(t);
    await isKnown(place, 'first');
    place.issuer.published = [(await newSigningKey('second')).published];
    place.now += hourMs + 1;
    assert.equal(await isKnown(place, 'first'), true);
    await untilAsked(place, 2);
    assert.equal(await isKnown(place, 'second'), true);
    assert.equal(await isKnown(place, 'first'), false, 'what is not published any more counts no more');
  });

  it('are kept through days without the provider, and not for ever', async (t) => {
    const place = await prepare(t);
    await isKnown(place, 'first');
    place.issuer.answer = (_request, response) => response.destroy();
    for (let hour = 0; hour < 72; hour += 6) {
      place.now = hour * hourMs;
      assert.equal(await isKnown(place, 'first'), true);
    }
    place.now = 73 * hourMs;
    await assert.rejects(isKnown(place, 'first'), { name: 'ProviderUnavailable' });
    place.issuer.answer = undefined;
    place.now += 5_000;
    assert.equal(await isKnown(place, 'first'), true);
  });

  it('cannot be had where the provider was never reached, which is not asked at every token', async (t) => {
    const place = await prepare(t);
    place.issuer.answer = (_request, response) => response.writeHead(503).end();
    for (let second = 0; second < 10; second += 1) {
      await assert.rejects(isKnown(place, 'first'), { name: 'ProviderUnavailable' });
      place.now += 1_000;
    }
    assert.equal(place.issuer.asked.length, 2);
    assert.deepEqual(place.troubles[0], { host: new URL(place.issuer.issuers.googleIssuer).host, reason: 'Error: it answers 503' });
  });

  for (const [what, answer] of [
    ['sends on to somebody else', (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/keys' }).end()],
    ['answers with a key that is too short', (response) => response.end(JSON.stringify({ keys: [shortKey] }))],
    ['answers without end', (response) => response.end(Buffer.alloc(300 * 1024, ' '))],
    ['answers with what is no JSON', (response) => response.end('keys')],
    ['answers without keys', (response) => response.end('{"keys":[]}')],
    ['answers with a secret for a key', (response) => response.end('{"keys":[{"kty":"oct","kid":"first","k":"c2VjcmV0"}]}')],
    [
      'answers with a key for another algorithm',
      (response) => response.end('{"keys":[{"kty":"RSA","kid":"first","n":"AQAB","e":"AQAB","alg":"RS512"}]}'),
    ],
  ] as const satisfies readonly (readonly [string, (response: ServerResponse) => unknown])[])
    it(`are none of a provider that ${what}`, async (t) => {
      const place = await prepare(t);
      place.issuer.answer = (_request, response) => void answer(response);
      await assert.rejects(isKnown(place, 'first'), { name: 'ProviderUnavailable' });
    });

  it('sign for the tenant that they say they are of, or for all', async (t) => {
    const place = await prepare(t);
    const { published } = place.issuer.key;
    const named = (kid: string, issuer: string) => ({ ...published, kid, issuer });
    place.issuer.published = [
      published,
      named('all', 'https://login.example/{tenantid}/v2.0'),
      named('one', 'https://login.example/one/v2.0'),
      named('odd', 'https://login.example/{tenantid}{tenantid}'),
    ];
    for (const [kid, tenant, expected] of [
      ['first', 'one', true],
      ['all', 'one', true],
      ['all', 'two', true],
      ['one', 'one', true],
      ['one', 'two', false],
      ['odd', 'one', false],
    ] as const)
      assert.equal(await isKnown(place, kid, `https://login.example/${tenant}/v2.0`), expected, `${kid} for ${tenant}`);
    assert.equal(await isKnown(place, 'all', 'https://evil.example/one/v2.0'), false);
  });
});
