import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { describe, it } from 'node:test';
import { createSecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT, type JSONWebKeySet } from 'jose';
import { systemContext } from '../../../../../tests/dev-env/dev-env.ts';
import { administrator, issuer, startTestAccess, type Answered, type TestAccess } from './test-access.ts';

interface TestClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

async function addClient(test: TestAccess, fields: object = {}): Promise<TestClient> {
  const body = { name: 'ERP', scopes: ['registry:read', 'users:write', 'audit:read'], ...fields };
  return (await test.expect(201, '/v1/clients', { method: 'POST', as: {}, body })).body as unknown as TestClient;
}

function askToken(test: TestAccess, client: TestClient, fields: Record<string, string> = {}, from?: string): Promise<Answered> {
  const form = { grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.clientSecret, ...fields };
  return test.ask('/oauth/token', { method: 'POST', form, ...(from !== undefined && { from }) });
}

async function tokenOf(test: TestAccess, client: TestClient): Promise<string> {
  const { status, body } = await askToken(test, client, {});
  assert.equal(status, 200, JSON.stringify(body));
  return String(body['access_token']);
}

function basic(id: string, secret: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}` };
}

/** Who a token is taken for: 401, or what it opens. GET /v1/personal-tokens is for anybody who is signed in, and for people. */
async function taken(test: TestAccess, token: string): Promise<string> {
  const { status, body, headers } = await test.ask('/v1/personal-tokens', { token });
  if (status === 401) assert.match(String(headers.get('www-authenticate')), /^Bearer realm="seatledger", error="invalid_token"$/);
  return `${status} ${String(body['code'])}`;
}

const accepted = '403 not_a_person';
const refused = '401 invalid_token';

/** The private half of the key that signs, as the database holds it. */
async function signingKey(test: TestAccess): Promise<{ readonly kid: string; readonly key: KeyObject }> {
  const [row] = await test.sql<{ kid: string; private_key: Buffer }>(
    'select kid, private_key from access.signing_keys where retired_at is null',
  );
  assert.ok(row);
  const box = createSecretBox(test.database.installationKey, 'access/signing-keys');
  const key = createPrivateKey({ key: box.open(row.private_key, `signing-key/${row.kid}`), format: 'der', type: 'pkcs8' });
  assert.throws(() => createPrivateKey({ key: row.private_key, format: 'der', type: 'pkcs8' }), 'it is stored encrypted');
  return { kid: row.kid, key };
}

describe('POST /oauth/token', () => {
  it('gives a token of RFC 9068 to a client that shows its secret, either way', async (t) => {
    const test = await startTestAccess(t);
    const client = await addClient(test);
    const inBody = await askToken(test, client);
    const form = { grant_type: 'client_credentials', scope: 'users:write' };
    const byHeader = await test.expect(200, '/oauth/token', { method: 'POST', form, headers: basic(client.clientId, client.clientSecret) });
    assert.equal(inBody.status, 200);
    assert.equal(inBody.headers.get('cache-control'), 'no-store');
    assert.deepEqual(Object.keys(inBody.body), ['access_token', 'token_type', 'expires_in', 'scope']);
    assert.equal(inBody.body['scope'], 'registry:read users:write audit:read');
    assert.equal(byHeader.body['scope'], 'users:write');

    const token = String(byHeader.body['access_token']);
    const keys = (await test.expect(200, '/oauth/jwks.json')).body as unknown as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys), { issuer, audience: issuer });
    assert.deepEqual([protectedHeader.alg, protectedHeader.typ, protectedHeader.kid], ['EdDSA', 'at+jwt', keys.keys[0]?.kid]);
    assert.deepEqual([payload.sub, payload['client_id'], payload['scope']], [client.clientId, client.clientId, 'users:write']);
    assert.ok(payload.exp! - payload.iat! <= 600 && payload.jti !== undefined);
    assert.deepEqual(Object.keys(keys.keys[0]!).toSorted(), ['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    assert.equal(await taken(test, token), accepted);
  });

  it('says where everything is (RFC 8414)', async (t) => {
    const test = await startTestAccess(t);
    const { body } = await test.expect(200, '/.well-known/oauth-authorization-server');
    assert.equal(body['issuer'], issuer);
    assert.equal(body['token_endpoint'], `${issuer}/oauth/token`);
    assert.equal(body['jwks_uri'], `${issuer}/oauth/jwks.json`);
    assert.deepEqual(body['grant_types_supported'], ['client_credentials']);
  });

  it('refuses in the words of RFC 6749, never to be stored', async (t) => {
    const test = await startTestAccess(t);
    const { clientId, clientSecret } = await addClient(test, { allowedAddresses: ['127.0.0.0/8'] });
    const right = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const good = new URLSearchParams(right).toString();
    const cases: readonly [number, string, object][] = [
      [401, 'invalid_client', { form: { ...right, client_secret: `${clientSecret}x` } }],
      [401, 'invalid_client', { form: { ...right, client_id: 'slc_0000000000000000' } }],
      [401, 'invalid_client', { form: { grant_type: 'client_credentials' } }],
      [401, 'invalid_client', { form: { grant_type: 'client_credentials' }, headers: basic(clientId, 'wrong') }],
      [401, 'invalid_client', { form: { grant_type: 'client_credentials' }, headers: { authorization: 'Bearer x' } }],
      [400, 'invalid_request', { form: right, headers: basic(clientId, clientSecret) }],
      [400, 'invalid_request', { form: `${good}&client_id=${clientId}` }],
      [400, 'invalid_request', { form: { client_id: clientId, client_secret: clientSecret } }],
      [400, 'invalid_request', { body: right }],
      [400, 'invalid_request', {}],
      [400, 'invalid_request', { form: { ...right, pad: 'x'.repeat(9_000) } }],
      [400, 'unsupported_grant_type', { form: { ...right, grant_type: 'password' } }],
      [400, 'invalid_scope', { form: { ...right, scope: 'registry:write' } }],
      [400, 'invalid_scope', { form: { ...right, scope: 'registry:read licence:check' } }],
      [400, 'unauthorized_client', { form: right, from: '198.51.100.7' }],
    ];
    for (const [status, error, asked] of cases) {
      const answered = await test.ask('/oauth/token', { method: 'POST', ...asked });
      assert.deepEqual([answered.status, answered.body['error']], [status, error], JSON.stringify([asked, answered.body]));
      assert.deepEqual(Object.keys(answered.body), ['error', 'error_description']);
      assert.equal(answered.headers.get('cache-control'), 'no-store');
      assert.match(String(answered.headers.get('content-type')), /^application\/json/);
      assert.ok(!JSON.stringify(answered.body).includes(clientSecret));
    }
  });

  it('takes forms at its own path only', async (t) => {
    const test = await startTestAccess(t);
    const { body } = await test.expect(415, '/v1/roles', { method: 'POST', as: {}, form: { key: 'a' } });
    assert.equal(body['code'], 'unsupported_media_type');
  });
});

describe('an access token', () => {
  const forgeries: Record<string, (token: SignJWT, key: KeyObject) => Promise<string> | string> = {
    'another audience': (token, key) => token.setAudience('https://other.example').sign(key),
    'another issuer': (token, key) => token.setIssuer('https://other.example').sign(key),
    'the issuer with a slash': (token, key) => token.setIssuer(`${issuer}/`).sign(key),
    'its time over': (token, key) => token.setIssuedAt('10 minutes ago').setExpirationTime('6 seconds ago').sign(key),
    'a time to come': (token, key) => token.setNotBefore('10 seconds').sign(key),
    'issued in the future': (token, key) => token.setIssuedAt('10 seconds').sign(key),
    'too long a life': (token, key) => token.setIssuedAt('11 minutes ago').setExpirationTime('1 hour').sign(key),
    'another client as its subject': (token, key) => token.setSubject('slc_0000000000000000').sign(key),
    'a key of somebody else': (token) => token.sign(generateKeyPairSync('ed25519').privateKey),
  };

  it('is accepted when it is right, and refused with anything forged', async (t) => {
    const test = await startTestAccess(t);
    const genuine = await tokenOf(test, await addClient(test));
    const { kid, key } = await signingKey(test);
    const claims = decodeJwt(genuine);
    const header = { alg: 'EdDSA', typ: 'at+jwt', kid };
    const made = (changed: object = {}) => new SignJWT({ ...claims }).setProtectedHeader({ ...header, ...changed });

    assert.equal(await taken(test, await made().sign(key)), accepted);
    assert.equal(await taken(test, await made().setIssuedAt('3 seconds').sign(key)), accepted, 'within the tolerance');
    for (const [name, forge] of Object.entries(forgeries)) assert.equal(await taken(test, await forge(made(), key)), refused, name);

    assert.equal(await taken(test, await made({ typ: 'JWT' }).sign(key)), refused, 'another typ');
    assert.equal(await taken(test, await made({ kid: randomUUID() }).sign(key)), refused, 'an unknown kid');
    assert.equal(await taken(test, await made({ kid: undefined }).sign(key)), refused, 'no kid');

    const publicKey = createPublicKey(key);
    for (const secret of [publicKey.export({ format: 'pem', type: 'spki' }), publicKey.export({ format: 'der', type: 'spki' })]) {
      const bytes = Buffer.concat([Buffer.from(secret)]);
      assert.equal(await taken(test, await made({ alg: 'HS256' }).sign(bytes)), refused, 'HS256 with the public key');
    }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const alg of ['none', 'None', 'NONE']) {
      assert.equal(await taken(test, `${part({ ...header, alg })}.${part(claims)}.`), refused, `alg ${alg}`);
      assert.equal(await taken(test, `${part({ ...header, alg })}.${part(claims)}.${genuine.split('.')[2]}`), refused, `alg ${alg}`);
    }
    const [head, , signature] = genuine.split('.');
    assert.equal(await taken(test, `${head}.${part({ ...claims, scope: 'registry:write' })}.${signature}`), refused, 'changed claims');
    for (const rubbish of ['', 'x', 'a.b.c', '..', `${genuine}.`, 'ey'.repeat(3000)])
      assert.equal(await taken(test, rubbish), refused, rubbish);
  });

  it('gives no more than its scopes', async (t) => {
    const test = await startTestAccess(t);
    const token = await tokenOf(test, await addClient(test));
    for (const path of ['/v1/roles', '/v1/api-keys', '/v1/clients']) {
      const { body } = await test.expect(403, path, { token });
      assert.equal(body['code'], 'forbidden');
    }
  });

  it('is not accepted any more once its client is revoked', async (t) => {
    const test = await startTestAccess(t);
    const client = await addClient(test);
    const token = await tokenOf(test, client);
    assert.equal(await taken(test, token), accepted);
    const revoked = await test.expect(200, `/v1/clients/${client.clientId}/actions/revoke`, { method: 'POST', as: {} });
    assert.notEqual(revoked.body['revokedAt'], null);
    assert.equal(await taken(test, token), refused);
    assert.equal((await askToken(test, client)).body['error'], 'invalid_client');
  });

  it('outlives the key that signed it by the overlap, and no longer', async (t) => {
    const test = await startTestAccess(t);
    const client = await addClient(test);
    const before = await tokenOf(test, client);
    await test.access.rotateSigningKey(systemContext());
    const after = await tokenOf(test, client);
    const kids = [before, after].map((token) => decodeProtectedHeader(token).kid);
    const published = (await test.expect(200, '/oauth/jwks.json')).body as unknown as JSONWebKeySet;
    assert.deepEqual(published.keys.map(({ kid }) => kid).toSorted(), kids.toSorted());
    assert.notEqual(kids[0], kids[1]);
    assert.deepEqual([await taken(test, before), await taken(test, after)], [accepted, accepted]);

    await test.sql('update access.signing_keys set retired_at = now() where kid = $1', [kids[0]]);
    assert.deepEqual([await taken(test, before), await taken(test, after)], [refused, accepted]);

    await test.sql(`update access.signing_keys set created_at = now() - interval '31 days' where retired_at is null`);
    const renewed = await Promise.all([tokenOf(test, client), tokenOf(test, client), tokenOf(test, client)]);
    const newKids = new Set(renewed.map((token) => decodeProtectedHeader(token).kid));
    assert.equal(newKids.size, 1, 'a key that is a month old is replaced once, however many ask');
    assert.ok(!newKids.has(kids[1]));
  });
});

describe('clients', () => {
  it('have two secrets while one takes over from the other, and never three', async (t) => {
    const test = await startTestAccess(t);
    const first = await addClient(test);
    const rotate = async (overlapHours: number): Promise<TestClient> => {
      const path = `/v1/clients/${first.clientId}/actions/rotate-secret`;
      return (await test.expect(201, path, { method: 'POST', as: {}, body: { overlapHours } })).body as unknown as TestClient;
    };
    const works = async (client: TestClient): Promise<boolean> => (await askToken(test, client)).status === 200;
    const second = await rotate(24);
    assert.deepEqual([await works(first), await works(second)], [true, true]);
    const third = await rotate(24);
    assert.deepEqual([await works(first), await works(second), await works(third)], [false, true, true]);
    await test.sql(`update access.client_secrets set expires_at = now() where expires_at is not null`);
    assert.deepEqual([await works(second), await works(third)], [false, true]);
    const fourth = await rotate(0);
    assert.deepEqual([await works(third), await works(fourth)], [false, true]);
  });

  it('show no secret again, nor keep one, nor write one into the audit', async (t) => {
    const test = await startTestAccess(t);
    const client = await addClient(test);
    const listed = await test.expect(200, '/v1/clients', { as: {} });
    const shown = await test.expect(200, `/v1/clients/${client.clientId}`, { as: {} });
    const audit = await test.sql('select * from test.audit_events');
    const kept = await test.sql('select c.*, s.* from access.clients c join access.client_secrets s on s.client_id = c.id');
    assert.equal(audit.length, 1);
    for (const text of [listed.body, shown.body, audit, kept].map((value) => JSON.stringify(value))) {
      assert.ok(!text.includes(client.clientSecret));
    }
    assert.ok(!/secret_?hash/i.test(JSON.stringify([listed.body, shown.body, audit])));
  });

  it('get no scope from somebody who does not have its permissions', async (t) => {
    const test = await startTestAccess(t);
    const poor = { permissions: new Set(['service.read', 'service.write', 'user.read']) };
    const body = { name: 'x', scopes: ['users:read', 'users:write'] };
    assert.equal((await test.expect(403, '/v1/clients', { method: 'POST', as: poor, body })).body['code'], 'permission_not_held');
    const confined = { ...administrator, customerIds: [1] };
    assert.equal((await test.expect(403, '/v1/clients', { method: 'POST', as: confined, body })).body['code'], 'permission_not_held');
    const { clientId } = await addClient(test);
    const rotate = { method: 'POST', as: poor, body: { overlapHours: 1 } };
    assert.equal((await test.expect(403, `/v1/clients/${clientId}/actions/rotate-secret`, rotate)).body['code'], 'permission_not_held');
    await test.expect(400, '/v1/clients', { method: 'POST', as: {}, body: { name: 'x', scopes: ['licence:check'] } });
  });
});
