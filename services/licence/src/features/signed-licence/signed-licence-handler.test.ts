import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { newApiKey, startCheckServer, type Answered } from '../../testing/check-server.ts';
import { domainRow, noon, overrideRow, sampleIndex, userRow, type SampleRegistry } from '../../testing/sample-registry.ts';
import { newSigningKey, testIssuer, testSigning } from '../../testing/signing-keys.ts';
import { ApiKeys } from '../api-key/api-key.ts';
import { CheckStatistics } from '../check-statistics/check-statistics.ts';
import { createCheckHandlers } from '../licence-check/check-handlers.ts';
import { refusals } from '../licence-check/problems.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import { createPublishedKeysHandler } from '../signing-keys/published-keys-handler.ts';
import type { SigningKeys } from '../signing-keys/signing-keys.ts';
import { signedLicenceAnswer } from './signed-licence-schema.ts';

interface Service {
  readonly ask: (body: object, headers?: Record<string, string>) => Promise<Answered>;
  readonly check: (body: object) => Promise<Answered>;
  readonly keys: () => Promise<JSONWebKeySet & { revocationEpoch: number }>;
  readonly signing: SigningKeys;
  readonly statistics: CheckStatistics;
  readonly clock: { now: number };
  readonly source: { reader: IndexReader | null };
}

const day = 86_400;
const from = noon / 1000;

async function start(t: TestContext, rows: SampleRegistry = {}, requestsPerSecond = 10_000): Promise<Service> {
  const { text, keyId, secretHash } = newApiKey();
  const apiKeys = new ApiKeys();
  apiKeys.replace([{ keyId, secretHash, scopes: ['licence:check'], requestsPerSecond, expiresAt: null, allowedAddresses: null }]);
  const source = { reader: (await sampleIndex(rows)).reader as IndexReader | null, freshness: { revision: 1234, asOf: noon }, apiKeys };
  const statistics = new CheckStatistics(Object.keys(refusals));
  const clock = { now: noon };
  const now = (): number => clock.now;
  const signing = testSigning(3);
  const handlers = createCheckHandlers({ source, now, log: () => undefined, statistics }, signing);
  const server = await startCheckServer(new Map([...handlers, ['/keys', createPublishedKeysHandler(signing, now)]]), text);
  t.after(() => server[Symbol.asyncDispose]());
  return {
    ask: (body, headers = {}) => server.ask({ path: '/v1/licences/signed', body, headers }),
    check: (body) => server.ask({ body }),
    keys: async () => (await server.ask({ method: 'GET', path: '/keys', body: '' })).json as never,
    signing,
    statistics,
    clock,
    source,
  };
}

interface Signed {
  readonly header: object;
  readonly claims: JWTPayload & { lease: object; licence: object; epoch: number };
}

/** As the `jose` library verifies it. */
async function verified({ keys, clock }: Service, { json }: Answered, audience = 'excel-addin'): Promise<Signed> {
  const options = { issuer: testIssuer, audience, typ: 'licence+jwt', algorithms: ['EdDSA'], currentDate: new Date(clock.now) };
  const { protectedHeader, payload } = await jwtVerify(String(json['signedLicence']), createLocalJWKSet(await keys()), options);
  return { header: protectedHeader, claims: payload as Signed['claims'] };
}

const ana = { email: 'ana@acme.example', product: 'excel-addin' };

describe('POST /v1/licences/signed', () => {
  it('signs what a check answers, for the product that was asked about', async (t) => {
    const service = await start(t);
    const answered = await service.ask({ ...ana, nonce: 'a"é\n' });
    assert.equal(answered.status, 200);
    assert.deepEqual(
      [answered.headers['cache-control'], answered.headers['content-type']],
      ['no-store', 'application/json; charset=utf-8'],
    );
    const { signedLicence, ...rest } = signedLicenceAnswer.parse(answered.json);
    assert.deepEqual(rest, {
      valid: true,
      status: 'active',
      detail: 'Licensed until 31 March 2027.',
      validUntil: '2027-03-31T22:00:00Z',
      lease: { freshUntil: '2026-11-23T12:00:00Z', staleUntil: '2026-11-24T12:00:00Z', graceUntil: '2026-11-25T12:00:00Z' },
      nonce: 'a"é\n',
    });
    const { header, claims } = await verified(service, answered);
    const [key] = service.signing.state.keys;
    assert.deepEqual(header, { alg: 'EdDSA', typ: 'licence+jwt', kid: key?.kid });
    const { jti, ...said } = claims;
    assert.match(String(jti), /^[\w-]{22}$/u);
    assert.deepEqual(said, {
      iss: testIssuer,
      aud: 'excel-addin',
      sub: 'ana@acme.example',
      iat: from,
      nbf: from,
      exp: from + 3 * day,
      nonce: 'a"é\n',
      epoch: 3,
      lease: { freshUntil: from + day, staleUntil: from + 2 * day },
      licence: {
        valid: true,
        status: 'active',
        detail: 'Licensed until 31 March 2027.',
        validUntil: '2027-03-31T22:00:00Z',
        profile: 'viewer',
        features: { 'cube.connect': false, 'adhoc.maxRows': 1000 },
        revision: 1234,
      },
    });
    assert.ok(signedLicence?.split('.').length === 3);
  });

  it('says of the licence what a check says at the same time', async (t) => {
    const names = ['acme.example', 'héritage.example', 'xn--hritage-bya.example'];
    const service = await start(t, { domains: [domainRow({ names, graceDays: 20 })], users: [userRow({ profileId: 2 })] });
    for (const at of ['2026-11-22T12:00:00.999Z', '2027-03-31T21:59:59Z', '2027-04-10T00:00:00Z']) {
      service.clock.now = Date.parse(at);
      for (const email of ['ana@acme.example', ' ANA@Acme.example ', 'ana@xn--hritage-bya.example']) {
        const answered = await service.ask({ ...ana, email });
        const { claims } = await verified(service, answered);
        const { checkedAt: _c, asOf: _a, stale: _s, ...checked } = (await service.check({ ...ana, email })).json;
        assert.deepEqual(claims.licence, checked);
        assert.equal(claims.sub, email.trim().toLowerCase());
      }
    }
  });

  it('signs nothing where the licence does not allow, and says why', async (t) => {
    const users = [userRow({ suspended: true }), userRow({ id: 2, localPart: 'bob', validUntil: '2026-11-21' })];
    const service = await start(t, { users });
    for (const [email, status] of [
      ['ana@acme.example', 'suspended'],
      ['bob@acme.example', 'expired'],
      ['eve@acme.example', 'unknown'],
      ['ana@elsewhere.example', 'unknown'],
    ]) {
      const { json, status: code } = await service.ask({ ...ana, email, nonce: 'n' });
      assert.equal(code, 200);
      const answer = signedLicenceAnswer.parse(json);
      assert.deepEqual([answer.valid, answer.status, answer.signedLicence, answer.lease, answer.nonce], [false, status, null, null, 'n']);
    }
  });

  it('leases for as many days as the domain allows, and never beyond the end of the licence, days of grace included', async (t) => {
    const domains = [
      domainRow({ id: 1, names: ['long.example'], offlineLeaseDays: 90, validUntil: '2027-01-01', graceDays: 0 }),
      domainRow({ id: 2, names: ['short.example'], offlineLeaseDays: 1, validUntil: null }),
      domainRow({ id: 3, names: ['grace.example'], offlineLeaseDays: 90, validUntil: '2026-12-01', graceDays: 10 }),
      domainRow({ id: 4, names: ['open.example'], offlineLeaseDays: 90, validUntil: null }),
    ];
    const users = domains.map(({ id }) => userRow({ id, domainId: id }));
    const service = await start(t, { domains, users });
    const lease = async (name: string) => {
      const answered = await service.ask({ ...ana, email: `ana@${name}` });
      const { claims } = await verified(service, answered);
      const { graceUntil } = answered.json['lease'] as { graceUntil: string };
      assert.equal(claims.exp, Date.parse(graceUntil) / 1000);
      return answered.json['lease'];
    };
    assert.deepEqual(await lease('long.example'), {
      freshUntil: '2026-12-22T12:00:00Z',
      staleUntil: '2027-01-01T23:00:00Z',
      graceUntil: '2027-01-01T23:00:00Z',
    });
    assert.deepEqual(await lease('short.example'), {
      freshUntil: '2026-11-22T20:00:00Z',
      staleUntil: '2026-11-23T04:00:00Z',
      graceUntil: '2026-11-23T12:00:00Z',
    });
    // What it says of the licence changes on 1 December at midnight in Paris, when the grace begins.
    assert.deepEqual(await lease('grace.example'), {
      freshUntil: '2026-12-01T23:00:00Z',
      staleUntil: '2026-12-11T23:00:00Z',
      graceUntil: '2026-12-11T23:00:00Z',
    });
    assert.equal(((await lease('open.example')) as { graceUntil: string }).graceUntil, '2027-02-20T12:00:00Z');
  });

  it('is fresh no longer than what it grants, and follows a domain whose policy has changed', async (t) => {
    const index = await sampleIndex({ overrides: [overrideRow({ validUntil: '2026-11-22' })] });
    const service = await start(t);
    service.source.reader = index.reader;
    const lease = async () => (await service.ask(ana)).json['lease'] as Record<string, string>;
    assert.equal((await lease())['freshUntil'], '2026-11-22T23:00:00Z');
    index.replaceDomains([{ firstId: 1, lastId: 1 }], [domainRow({ offlineLeaseDays: 30 })]);
    assert.equal((await lease())['graceUntil'], '2026-12-22T12:00:00Z');
    index.replaceDomains([{ firstId: 1, lastId: 1 }], [domainRow({ offlineLeaseDays: null })]);
    assert.equal((await lease())['graceUntil'], '2026-11-25T12:00:00Z');
  });

  it('gives every document a name of its own', async (t) => {
    const service = await start(t);
    const names = new Set<unknown>();
    for (let document = 0; document < 300; document += 1) names.add((await verified(service, await service.ask(ana))).claims.jti);
    assert.equal(names.size, 300);
  });

  it('refuses what a check refuses, and a question without a product', async (t) => {
    const service = await start(t);
    const { status, json } = await service.ask({ email: 'ana@acme.example' });
    assert.deepEqual([status, json['code']], [400, 'invalid_request']);
    assert.deepEqual(
      (json['errors'] as { pointer: string }[]).map(({ pointer }) => pointer),
      ['/product'],
    );
    for (const [body, code] of [
      [{ ...ana, email: 'nobody' }, 'invalid_email'],
      [{ ...ana, product: 'word-addin' }, 'unknown_product'],
      [{ ...ana, more: 1 }, 'invalid_request'],
      [{ ...ana, nonce: 'x'.repeat(201) }, 'invalid_request'],
      [[ana], 'invalid_request'],
    ] as const) {
      const refused = await service.ask(body);
      assert.deepEqual([refused.status, refused.json['code']], [400, code]);
    }
    assert.equal((await service.ask(ana, { authorization: 'Bearer sl_wrong' })).status, 401);
    service.source.reader = null;
    assert.deepEqual((await service.ask(ana)).json['code'], 'not_ready');
  });

  it('counts against the rate of the key, and into the statistics', async (t) => {
    const service = await start(t, {}, 2);
    const answered = [await service.ask(ana), await service.ask(ana), await service.ask(ana)];
    assert.deepEqual(
      answered.map(({ status }) => status),
      [200, 200, 429],
    );
    assert.deepEqual(service.statistics.read(noon).at(-1)?.counts, { active: 2, rate_limited: 1 });
  });

  it('says that it cannot sign where it has no key, and signs by the next one from its time on', async (t) => {
    const service = await start(t);
    const [old] = service.signing.state.keys;
    assert.ok(old);
    service.signing.replace({ keys: [{ ...old, privateKey: null }], revocationEpoch: 0, issuer: testIssuer });
    const refused = await service.ask(ana);
    assert.deepEqual([refused.status, refused.json['code'], refused.headers['retry-after']], [503, 'no_signing_key', '5']);
    const next = newSigningKey({ signsFrom: noon + 60_000 });
    service.signing.replace({ keys: [old, next], revocationEpoch: 7, issuer: testIssuer });
    const kidOf = async () => ((await verified(service, await service.ask(ana))).header as { kid: string }).kid;
    assert.equal(await kidOf(), old.kid);
    service.clock.now = noon + 60_000;
    assert.equal(await kidOf(), next.kid);
    assert.equal((await verified(service, await service.ask(ana))).claims.epoch, 7);
    // Where the clock is put back.
    assert.equal(service.signing.signerAt(noon)?.kid, old.kid);
  });
});

describe('GET /.well-known/jwks.json', () => {
  async function startKeys(t: TestContext) {
    const keys = testSigning(4);
    const clock = { now: noon };
    const server = await startCheckServer(
      createPublishedKeysHandler(keys, () => clock.now),
      '',
    );
    t.after(() => server[Symbol.asyncDispose]());
    const read = (headers: Record<string, string> = {}, method = 'GET') =>
      server.ask({ method, path: '/.well-known/jwks.json', body: '', headers: { authorization: undefined, ...headers } as never });
    return { keys, clock, read };
  }

  it('tells anybody the public keys and the revocation epoch, and nothing else of them', async (t) => {
    const { keys, read } = await startKeys(t);
    const { status, headers, json } = await read();
    const [key] = keys.state.keys;
    assert.equal(status, 200);
    assert.deepEqual(json, {
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: key?.publicX, kid: key?.kid, alg: 'EdDSA', use: 'sig' }],
      revocationEpoch: 4,
    });
    assert.deepEqual(
      [headers['cache-control'], headers['access-control-allow-origin'], headers['content-type']],
      ['public, max-age=300', '*', 'application/jwk-set+json'],
    );
  });

  it('is not sent again to whoever knows it', async (t) => {
    const { keys, read } = await startKeys(t);
    const etag = String((await read()).headers['etag']);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, text } = await read({ 'if-none-match': known });
      assert.deepEqual([status, text], [304, '']);
    }
    assert.equal((await read({ 'if-none-match': '"other"' })).status, 200);
    keys.replace({ ...keys.state, revocationEpoch: 5 });
    assert.equal((await read({ 'if-none-match': etag })).json['revocationEpoch'], 5);
  });

  it('lists a key before it signs, and one that has signed until all of that has ended', async (t) => {
    const { keys, clock, read } = await startKeys(t);
    const [old] = keys.state.keys;
    assert.ok(old);
    const next = newSigningKey({ signsFrom: noon + 60_000 });
    keys.replace({ keys: [old, next], revocationEpoch: 0, issuer: testIssuer });
    const listed = async () => ((await read()).json['keys'] as { kid: string }[]).map(({ kid }) => kid);
    assert.deepEqual(await listed(), [next.kid, old.kid]);
    clock.now = noon + 90 * day * 1000;
    assert.deepEqual(await listed(), [next.kid, old.kid]);
    clock.now = noon + 92 * day * 1000;
    assert.deepEqual(await listed(), [next.kid]);
  });

  it('takes GET and HEAD alone, and is not there before there is a key', async (t) => {
    const { keys, read } = await startKeys(t);
    assert.deepEqual([(await read({}, 'HEAD')).status, (await read({}, 'HEAD')).text], [200, '']);
    const refused = await read({}, 'DELETE');
    assert.deepEqual([refused.status, refused.headers['allow']], [405, 'GET, HEAD']);
    keys.replace({ keys: [], revocationEpoch: 0, issuer: testIssuer });
    assert.equal((await read()).status, 503);
  });
});
