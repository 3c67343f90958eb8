import assert from 'node:assert/strict';
import { createHmac, createPublicKey } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { bothProductsClient, startPersonServer, type PersonServer } from '../../testing/person-server.ts';
import { domainRow, sampleIndex, userRow } from '../../testing/sample-registry.ts';
import { IdentityTokens } from '../identity-token/identity-tokens.ts';
import { acmeTenant, evilTenant, googleClient, microsoftClient, newSigningKey, type Claims } from '../../testing/token-issuer.ts';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as never;

/** What a token comes to, as a status and a code or the state of a licence. */
async function outcome(place: PersonServer, token: string, body?: object): Promise<string> {
  const { status, json } = await place.ask(token, body);
  return `${status} ${String(json['code'] ?? json['status'])}`;
}

describe('an add-in that asks with the identity token of its user', () => {
  it('is answered for that person, by Microsoft as by Google', async (t) => {
    const place = await startPersonServer(t);
    const { status, json } = await place.ask(await place.issuer.microsoftToken(), { nonce: 'abc' });
    assert.equal(status, 200);
    assert.deepEqual(
      [json['status'], json['nonce'], json['features']],
      ['active', 'abc', { 'cube.connect': false, 'adhoc.maxRows': 1000 }],
    );
    const google = await place.ask(await place.issuer.googleToken());
    assert.deepEqual([google.json['status'], google.json['features']], ['active', { theme: 'light' }]);
  });

  it('may say the address of its person, in whatever form, and no other', async (t) => {
    const place = await startPersonServer(t);
    const token = await place.issuer.microsoftToken();
    assert.equal(await outcome(place, token, { email: ' ANA@Acme.example ' }), '200 active');
    for (const email of ['bob@acme.example', 'ben@beta.example', 'nobody@nowhere.example'])
      assert.equal(await outcome(place, token, { email }), '403 not_your_licence');
    assert.equal(await outcome(place, token, { email: 'ana' }), '400 invalid_email');
    for (const body of [{ email: null }, { more: 1 }, { product: '' }, []])
      assert.equal(await outcome(place, token, body), '400 invalid_request');
  });

  it('gets a signed licence of that person, for the product of its app', async (t) => {
    const place = await startPersonServer(t);
    const sign = (token: string, body: object = {}) =>
      place.server.ask({ path: '/v1/licences/signed', headers: { authorization: `Bearer ${token}` }, body });
    const { status, headers, json } = await sign(await place.issuer.microsoftToken(), { nonce: 'abc' });
    assert.deepEqual([status, headers['access-control-allow-origin']], [200, '*']);
    const { sub, aud, nonce } = claimsOf(String(json['signedLicence']));
    assert.deepEqual([sub, aud, nonce], ['ana@acme.example', 'excel-addin', 'abc']);
    const others = await sign(await place.issuer.microsoftToken(), { email: 'bob@acme.example' });
    assert.deepEqual([others.status, others.json['code']], [403, 'not_your_licence']);
  });

  it('tells what that person used in its app, and nothing of anybody else', async (t) => {
    const place = await startPersonServer(t);
    const token = await place.issuer.microsoftToken();
    const tell = async (use: object): Promise<string> => {
      const uses = [{ product: 'excel-addin', feature: 'cube.connect', count: 1, ...use }];
      const headers = { authorization: `Bearer ${token}` };
      const { status, headers: said, json } = await place.server.ask({ path: '/v1/licences/uses', headers, body: { uses } });
      assert.equal(said['access-control-allow-origin'], '*');
      return `${status} ${String(json['code'] ?? json['received'])}`;
    };
    assert.equal(await tell({}), '202 1');
    assert.equal(await tell({ email: 'ANA@acme.example' }), '202 1');
    assert.equal(await tell({ email: 'bob@acme.example' }), '403 not_your_licence');
    assert.equal(await tell({ product: 'sheets-addin' }), '403 not_your_product');
    assert.equal(await tell({ count: 0 }), '400 invalid_request');
  });

  it('is answered for the product of its app, which it names where there are several', async (t) => {
    const place = await startPersonServer(t);
    const one = await place.issuer.microsoftToken();
    assert.equal(await outcome(place, one, { product: 'excel-addin' }), '200 active');
    for (const product of ['sheets-addin', 'nothing']) assert.equal(await outcome(place, one, { product }), '403 not_your_product');
    const both = await place.issuer.microsoftToken({ aud: bothProductsClient });
    assert.equal(await outcome(place, both), '400 product_required');
    for (const product of ['excel-addin', 'sheets-addin']) assert.equal(await outcome(place, both, { product }), '200 active');
  });

  it('is told of people without a licence what it is told of anybody', async (t) => {
    const place = await startPersonServer(t);
    for (const address of ['eve@acme.example', 'zoe@acme.example'])
      assert.equal(await outcome(place, await place.issuer.microsoftToken({ preferred_username: address })), '200 unknown');
    const stranger = { hd: 'nowhere.example', email: 'eve@nowhere.example' };
    assert.equal(await outcome(place, await place.issuer.googleToken(stranger)), '200 unknown');
    const withoutTrust = await Promise.all(
      ['ben@beta.example', 'eve@beta.example', 'eve@nowhere.example'].map(async (email) =>
        place.ask(await place.issuer.microsoftToken({ email })),
      ),
    );
    const said = withoutTrust.map(({ status, json: { requestId: _, ...json } }) => JSON.stringify([status, json]));
    assert.equal(new Set(said).size, 1);
    assert.match(said[0] ?? '', /unknown_tenant/u);
  });

  it('keeps asking with what it has proved, without the provider and without a promise', async (t) => {
    const place = await startPersonServer(t);
    const token = await place.issuer.microsoftToken();
    await place.ask(token);
    place.issuer.answer = (_request, response) => response.destroy();
    for (let question = 0; question < 10; question += 1) {
      assert.equal(await outcome(place, token), '200 active');
      place.now += 60_000;
    }
    assert.equal(place.issuer.asked.length, 1);
  });

  it('is refused from the next question on where the domain names the tenant no more, or the product the app', async (t) => {
    const place = await startPersonServer(t);
    const token = await place.issuer.microsoftToken();
    assert.equal(await outcome(place, token), '200 active');
    const before = place.source.reader;
    place.source.reader = (await sampleIndex({ domains: [domainRow()], users: [userRow()] })).reader;
    assert.equal(await outcome(place, token), '403 unknown_audience');
    place.source.reader = before;
    assert.equal(await outcome(place, token), '200 active');
  });

  it('asks once for what another has asked for already', async (t) => {
    const place = await startPersonServer(t);
    const tokens = await Promise.all(Array.from({ length: 10 }, (_, index) => place.issuer.microsoftToken({ oid: String(index) })));
    const outcomes = await Promise.all(tokens.map((token) => outcome(place, token)));
    assert.deepEqual(new Set(outcomes), new Set(['200 active']));
    assert.equal(place.issuer.asked.length, 1);
  });

  it('is answered whichever comes first, its question or the keys of the provider', async (t) => {
    const place = await startPersonServer(t);
    const token = await place.issuer.microsoftToken();
    const asked = Promise.withResolvers<ServerResponse>();
    place.issuer.answer = (_request, response) => asked.resolve(response);
    const body = '{"nonce":"abc"}';
    const head = `POST /v1/licences/check HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\nconnection: close\r\n`;
    const socket = connect(place.server.port, '127.0.0.1');
    socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`);
    (await asked.promise).end(JSON.stringify({ keys: place.issuer.published }));
    assert.match(Buffer.concat(await socket.toArray()).toString(), /^HTTP\/1.1 200 OK[^]*"nonce":"abc"/u);
    // Proved by now; the question comes in pieces.
    const slow = connect(place.server.port, '127.0.0.1');
    slow.setNoDelay(true);
    slow.write(`${head}transfer-encoding: chunked\r\n\r\n`);
    for (const character of body) slow.write(`1\r\n${character}\r\n`);
    slow.write('0\r\n\r\n');
    assert.match(Buffer.concat(await slow.toArray()).toString(), /^HTTP\/1.1 200 OK[^]*"nonce":"abc"/u);
  });

  it('may go away while the provider is asked', async (t) => {
    const place = await startPersonServer(t);
    const asked = Promise.withResolvers<ServerResponse>();
    place.issuer.answer = (_request, response) => asked.resolve(response);
    const token = await place.issuer.microsoftToken();
    const socket = connect(place.server.port, '127.0.0.1');
    socket.write(`GET /v1/licences/check HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`);
    const response = await asked.promise;
    socket.destroy();
    response.end(JSON.stringify({ keys: place.issuer.published }));
    assert.equal(await outcome(place, token), '200 active');
    assert.deepEqual(place.logged, []);
  });

  it('cannot ask about many', async (t) => {
    const place = await startPersonServer(t);
    const headers = { authorization: `Bearer ${await place.issuer.microsoftToken()}` };
    const { status, json } = await place.server.ask({
      path: '/v1/licences/check-batch',
      headers,
      body: { questions: [{ email: 'ana@acme.example' }] },
    });
    assert.deepEqual([status, json['code']], [401, 'invalid_api_key']);
  });
});

describe('a token of Microsoft', () => {
  const cases: readonly (readonly [string, Claims, string])[] = [
    ['of another tenant with the same address', { tid: evilTenant }, '403 unknown_tenant'],
    ['of another tenant with the same address in email', { tid: evilTenant, email: 'ana@acme.example' }, '403 unknown_tenant'],
    ['that names one tenant and is of another', { tid: evilTenant, iss: undefined }, '401 invalid_identity_token'],
    ['without a tenant', { tid: undefined }, '401 invalid_identity_token'],
    ['of a guest', { idp: 'https://sts.windows.net/66666666-6666-4666-8666-666666666666/' }, '403 address_not_proved'],
    ['of a member, as the first version names the tenant', { idp: `https://sts.windows.net/${acmeTenant}/` }, '200 active'],
    ['of a guest, as said by a number', { acct: 1 }, '403 address_not_proved'],
    ['of a member, as said by a number', { acct: 0 }, '200 active'],
    ['whose e-mail address is not their user name', { email: 'ana@old.example', preferred_username: 'u1234@acme.example' }, '200 active'],
    ['without an address', { preferred_username: undefined }, '403 address_not_proved'],
    ['with something else for an address', { email: ['ana@acme.example'] }, '403 address_not_proved'],
    ['for the app of somebody else', { aud: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc' }, '403 unknown_audience'],
    ['for the app of Google', { aud: googleClient }, '403 unknown_audience'],
    ['for several apps', { aud: [microsoftClient, 'x'] }, '401 invalid_identity_token'],
    ['for nobody', { aud: undefined }, '401 invalid_identity_token'],
    ['by somebody else', { iss: 'https://evil.example/11111111-1111-4111-8111-111111111111/v2.0' }, '401 invalid_identity_token'],
    ['of the first version', { iss: `https://sts.windows.net/${acmeTenant}/` }, '401 invalid_identity_token'],
    ['that has no end', { exp: undefined }, '401 invalid_identity_token'],
    ['that ends in words', { exp: 'never' }, '401 invalid_identity_token'],
    ['that has no beginning', { iat: undefined, nbf: undefined }, '401 invalid_identity_token'],
  ];
  for (const [what, claims, expected] of cases)
    it(`${what} comes to ${expected}`, async (t) => {
      const place = await startPersonServer(t);
      const issued = claims['iss'] === undefined && 'iss' in claims ? { ...claims, iss: place.issuer.microsoftIssuer() } : claims;
      assert.equal(await outcome(place, await place.issuer.microsoftToken(issued)), expected);
    });
});

describe('a token of Google', () => {
  for (const [what, claims, expected] of [
    ['whose address is not verified', { email_verified: false }, '403 address_not_proved'],
    ['whose address is verified in words', { email_verified: 'true' }, '403 address_not_proved'],
    ['of an account of nobody’s Workspace', { hd: undefined }, '403 address_not_proved'],
    ['of the Workspace of somebody else', { hd: 'evil.example' }, '403 address_not_proved'],
    ['of the Workspace of another customer', { hd: 'beta.example' }, '403 address_not_proved'],
    ['of the same company by another name', { hd: 'old.example' }, '200 active'],
    ['of the same company in capitals', { hd: 'ACME.example' }, '200 active'],
    ['by the other name of the company', { hd: 'acme.example', email: 'ana@old.example' }, '200 active'],
    ['without an address', { email: undefined }, '403 address_not_proved'],
    ['for the app of Microsoft', { aud: microsoftClient }, '403 unknown_audience'],
  ] as const satisfies readonly (readonly [string, Claims, string])[])
    it(`${what} comes to ${expected}`, async (t) => {
      const place = await startPersonServer(t);
      assert.equal(await outcome(place, await place.issuer.googleToken(claims)), expected);
    });
});

describe('a forged token', () => {
  it('is refused without a signature, or by another than ours would be', async (t) => {
    const place = await startPersonServer(t);
    const { issuer } = place;
    const good = await issuer.microsoftToken();
    const claims = claimsOf(good);
    const [head = '', body = '', signature = ''] = good.split('.');
    const unsigned = `${part({ alg: 'none', kid: 'first' })}.${body}.`;
    const pem = createPublicKey({ key: issuer.key.published as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const hmacHead = part({ alg: 'HS256', kid: 'first' });
    const hmac = `${hmacHead}.${body}.${createHmac('sha256', pem).update(`${hmacHead}.${body}`).digest('base64url')}`;
    const own = await newSigningKey('first');
    const forged = await issuer.microsoftToken({}, own);
    const embedded = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'first', jwk: own.published }).sign(own.privateKey);
    const elsewhere = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'first', jku: 'https://evil.example' })
      .sign(own.privateKey);
    const other = `${head}.${part({ ...claims, preferred_username: 'eve@acme.example' })}.${signature}`;
    const nameless = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(issuer.key.privateKey);
    const critical = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'first', crit: ['exp'], exp: 1 })
      .sign(issuer.key.privateKey, { crit: { exp: true } });
    const tokens = {
      unsigned,
      hmac,
      forged,
      embedded,
      elsewhere,
      other,
      nameless,
      critical,
      cut: `${head}.${body}.`,
      empty: `${head}.e30.${signature}`,
    };
    for (const [what, token] of Object.entries(tokens)) assert.equal(await outcome(place, token), '401 invalid_identity_token', what);
    assert.equal(await outcome(place, good), '200 active');
  });

  it('that says something twice is refused, though it is signed', async (t) => {
    const place = await startPersonServer(t);
    const { privateKey } = place.issuer.key;
    const claims = JSON.stringify(claimsOf(await place.issuer.microsoftToken()));
    const twice = claims.replace('{', '{"preferred_username":"eve@acme.example",');
    const input = `${part({ alg: 'RS256', kid: 'first' })}.${Buffer.from(twice).toString('base64url')}`;
    const signature = Buffer.from(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', privateKey as never, Buffer.from(input)));
    assert.equal(await outcome(place, `${input}.${signature.toString('base64url')}`), '401 invalid_identity_token');
  });

  it('that is huge is refused before anything is done with it', async (t) => {
    const place = await startPersonServer(t);
    assert.equal(await outcome(place, await place.issuer.microsoftToken({ groups: 'x'.repeat(9_000) })), '401 invalid_identity_token');
    assert.equal(place.issuer.asked.length, 0);
  });

  it('makes the server ask nobody but the providers, and them not for every name of a key', async (t) => {
    const place = await startPersonServer(t);
    for (let index = 0; index < 15; index += 1)
      assert.equal(await outcome(place, await place.issuer.microsoftToken({}, { kid: `made-up-${index}` })), '401 invalid_identity_token');
    assert.deepEqual(place.issuer.asked, ['/common/discovery/v2.0/keys']);
  });
});

describe('the time of a token', () => {
  it('is looked at with a minute’s grace for clocks, each time', async (t) => {
    const place = await startPersonServer(t);
    const token = await place.issuer.microsoftToken();
    const madeAt = place.now;
    for (const [seconds, expected] of [
      [-61, '401 invalid_identity_token'],
      [-59, '200 active'],
      [0, '200 active'],
      [3_659, '200 active'],
      [3_660, '401 expired_identity_token'],
      [86_400, '401 expired_identity_token'],
    ] as const) {
      place.now = madeAt + seconds * 1000;
      assert.equal(await outcome(place, token), expected, `after ${seconds} s`);
    }
  });

  it('is not lengthened by what has been proved', async (t) => {
    const place = await startPersonServer(t);
    const seconds = Math.floor(place.now / 1000);
    const token = await place.issuer.microsoftToken({ exp: seconds + 7_200 });
    assert.equal(await outcome(place, token), '200 active');
    place.now += 3_601_000;
    place.issuer.published = [(await newSigningKey('second')).published];
    // After an hour the signature is looked at again, by the keys of then.
    await outcome(place, await place.issuer.microsoftToken({}, { kid: 'unknown' }));
    assert.equal(await outcome(place, token), '401 invalid_identity_token');
  });
});

describe('a provider', () => {
  it('that changes its key is followed at once', async (t) => {
    const place = await startPersonServer(t);
    assert.equal(await outcome(place, await place.issuer.microsoftToken()), '200 active');
    const second = await newSigningKey('second');
    place.issuer.published = [second.published];
    place.now += 30_000;
    assert.equal(await outcome(place, await place.issuer.microsoftToken({}, second)), '200 active');
  });

  it('that is down does not keep people from asking whose keys are known', async (t) => {
    const place = await startPersonServer(t);
    await place.ask(await place.issuer.microsoftToken());
    place.issuer.answer = (_request, response) => response.writeHead(503).end();
    place.now += 24 * 3_600_000;
    assert.equal(await outcome(place, await place.issuer.microsoftToken()), '200 active');
  });

  it('that was never reached is said to be down, and when to ask again', async (t) => {
    const place = await startPersonServer(t);
    place.issuer.answer = (_request, response) => response.destroy();
    const { status, json, headers } = await place.ask(await place.issuer.microsoftToken());
    assert.deepEqual([status, json['code'], headers['retry-after']], [503, 'identity_provider_unavailable', '5']);
    assert.equal(place.logged.length, 1);
    place.issuer.answer = undefined;
    place.now += 5_000;
    assert.equal(await outcome(place, await place.issuer.microsoftToken()), '200 active');
  });
});

describe('how often', () => {
  it('a person may ask is limited for each person', async (t) => {
    const place = await startPersonServer(t);
    const token = await place.issuer.microsoftToken();
    for (let question = 0; question < 20; question += 1) assert.equal(await outcome(place, token), '200 active');
    const { status, headers } = await place.ask(await place.issuer.microsoftToken({ oid: 'another token' }));
    assert.deepEqual([status, headers['retry-after']], [429, '1']);
    assert.equal(await outcome(place, await place.issuer.microsoftToken({ preferred_username: 'eve@acme.example' })), '200 unknown');
    place.now += 1_000;
    assert.equal(await outcome(place, token), '200 active');
  });

  it('a network may fail is limited for each network, and does not count for whoever has proved who they are', async (t) => {
    const place = await startPersonServer(t);
    const proved = await place.issuer.microsoftToken();
    await place.ask(proved);
    place.address = '2001:db8::1';
    const forged = await place.issuer.microsoftToken({ oid: 'x' }, await newSigningKey('first'));
    for (let failure = 0; failure < 20; failure += 1) assert.equal(await outcome(place, forged), '401 invalid_identity_token');
    place.address = '2001:db8::2';
    assert.equal(await outcome(place, forged), '429 rate_limited');
    assert.equal(await outcome(place, proved), '200 active');
    place.address = '2001:db8:1::1';
    assert.equal(await outcome(place, forged), '401 invalid_identity_token');
  });
});

describe('how many tokens', () => {
  it('are verified at once is limited, however many networks they come from', async (t) => {
    const place = await startPersonServer(t);
    const asked = Promise.withResolvers<ServerResponse>();
    place.issuer.answer = (_request, response) => asked.resolve(response);
    const tokens = new IdentityTokens({ issuers: place.issuer.issuers, now: () => place.now, log: () => undefined });
    const index = () => place.source.reader ?? assert.fail();
    const token = await place.issuer.microsoftToken();
    const admit = (network: number) => tokens.admit(`Bearer ${token}`, { address: `192.0.${network >> 8}.${network & 255}`, index });
    const waiting = Array.from({ length: 1_000 }, (_, network) => admit(network));
    assert.deepEqual(await admit(1_000), { code: 'rate_limited', waitMs: 1_000 });
    (await asked.promise).end(JSON.stringify({ keys: place.issuer.published }));
    await Promise.all(waiting);
    place.now += 1_000;
    assert.ok('person' in (await admit(1_001)));
  });
});

describe('what is logged and counted of tokens', () => {
  it('is neither the token nor whose it is', async (t) => {
    const place = await startPersonServer(t);
    const token = await place.issuer.microsoftToken();
    place.issuer.answer = (_request, response) => response.destroy();
    await place.ask(token);
    place.source.reader = { read: () => assert.fail(`ana@acme.example ${token}`) } as never;
    assert.equal(await outcome(place, token), '500 internal_error');
    assert.equal(place.logged.length, 2);
    for (const line of place.logged) assert.doesNotMatch(line, /ana|acme|eyJ/u);
    assert.deepEqual(place.statistics.read(place.now).at(-1)?.counts, { identity_provider_unavailable: 1, internal_error: 1 });
  });

  it('is told to the audit by how it was asked, why it was refused and from where', async (t) => {
    const place = await startPersonServer(t);
    await place.ask(await place.issuer.microsoftToken(), { email: 'eve@acme.example' });
    await place.get(await place.issuer.microsoftToken({ tid: evilTenant }));
    await place.ask('eyJ9.eyJ9.c2ln');
    await place.ask(await place.issuer.microsoftToken(), { email: 'ana' });
    const told = place.refused.map(({ requestId: _, ...refused }) => refused);
    const from = { key: null, address: place.address };
    assert.deepEqual(told, [
      { status: 403, code: 'not_your_licence', method: 'POST', ...from },
      { status: 403, code: 'unknown_tenant', method: 'GET', ...from },
      { status: 401, code: 'invalid_identity_token', method: 'POST', ...from },
    ]);
  });
});
