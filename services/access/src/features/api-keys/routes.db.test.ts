import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { administrator, startTestAccess, type Asked, type TestAccess } from '../tokens/test-access.ts';

interface Issued {
  readonly keyId: string;
  readonly key: string;
  readonly expiresAt: string | null;
  readonly [field: string]: unknown;
}

const erp = { name: 'ERP', scopes: ['registry:read', 'licence:check'] };

async function issue(test: TestAccess, fields: object = {}): Promise<Issued> {
  const { body, headers } = await test.expect(201, '/v1/api-keys', { method: 'POST', as: {}, body: { ...erp, ...fields } });
  assert.equal(headers.get('cache-control'), 'no-store');
  return body as unknown as Issued;
}

/** 403 `not_a_person` is the answer to a service that is known. */
async function taken(test: TestAccess, token: string, from?: string): Promise<string> {
  const { status, body } = await test.ask('/v1/personal-tokens', { token, ...(from !== undefined && { from }) });
  return `${status} ${String(body['code'])}`;
}

const accepted = '403 not_a_person';
const refused = '401 invalid_token';

describe('/v1/api-keys', () => {
  it('makes a key that is shown once, and keeps and tells nobody its secret', async (t) => {
    const test = await startTestAccess(t);
    const issued = await issue(test, { allowedAddresses: ['192.0.2.7', '::ffff:10.0.0.0/104', '2001:DB8::/32'] });
    const { key, ...shown } = issued;
    assert.match(key, /^sl_[0-9a-z]{12}_[\w-]{43}$/);
    assert.deepEqual(shown['allowedAddresses'], ['192.0.2.7/32', '10.0.0.0/8', '2001:db8::/32']);
    assert.deepEqual((await test.expect(200, `/v1/api-keys/${issued.keyId}`, { as: {} })).body, shown);
    const listed = await test.expect(200, '/v1/api-keys', { as: {} });
    assert.deepEqual(listed.body, { items: [shown], nextCursor: null });
    const everything = JSON.stringify([listed.body, await test.sql('select * from test.audit_events')]);
    assert.ok(!everything.includes(key) && !/secret_?hash/i.test(everything));
    const published = await test.sql('select allowed_addresses from access_published.api_keys');
    assert.deepEqual(published, [{ allowed_addresses: shown['allowedAddresses'] }]);
  });

  it('is accepted as it is, until it is revoked or over', async (t) => {
    const test = await startTestAccess(t);
    const { key, keyId } = await issue(test);
    assert.equal(await taken(test, key), accepted);
    for (const wrong of [`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, key.slice(0, -1), `${key}x`, key.replace('sl_', 'slp_')])
      assert.equal(await taken(test, wrong), refused);
    const basic = { authorization: `Basic ${Buffer.from('a:b').toString('base64')}` };
    assert.equal((await test.expect(401, '/v1/personal-tokens', { headers: basic })).body['code'], 'invalid_token');
    assert.equal((await test.expect(403, '/v1/api-keys', { token: key })).body['code'], 'forbidden');
    const revoke = { method: 'POST', as: {} };
    assert.notEqual((await test.expect(200, `/v1/api-keys/${keyId}/actions/revoke`, revoke)).body['revokedAt'], null);
    assert.equal(await taken(test, key), refused);

    const short = await issue(test, { expiresAt: Temporal.Now.instant().add({ hours: 1 }).toString() });
    assert.equal(await taken(test, short.key), accepted);
    await test.sql('update access.api_keys set expires_at = now() where key_id = $1', [short.keyId]);
    assert.equal(await taken(test, short.key), refused);
    await test.expect(422, `/v1/api-keys/${short.keyId}/actions/rotate`, { method: 'POST', as: {}, body: { overlapHours: 1 } });
  });

  it('is accepted from its addresses only, however they are written', async (t) => {
    const test = await startTestAccess(t);
    const { key } = await issue(test, { allowedAddresses: ['192.0.2.0/24', '2001:db8::/32'] });
    for (const from of ['192.0.2.7', '::ffff:192.0.2.7', '2001:db8::7']) assert.equal(await taken(test, key, from), accepted, from);
    for (const from of ['192.0.3.7', '::ffff:192.0.3.7', '2001:db9::7', '::1'])
      assert.equal(await taken(test, key, from), '403 address_not_allowed', from);
    assert.equal(await taken(test, `${key.slice(0, -2)}__`, '192.0.3.7'), refused, 'the address tells nothing of the key');
  });

  it('hands over to a successor on the same terms, both accepted meanwhile', async (t) => {
    const test = await startTestAccess(t);
    const old = await issue(test, { allowedAddresses: ['127.0.0.1'], requestsPerSecond: 7 });
    const rotate = (body: object, keyId = old.keyId): Asked & { path: string } => {
      return { path: `/v1/api-keys/${keyId}/actions/rotate`, method: 'POST', as: {}, body };
    };
    const { path, ...asked } = rotate({ overlapHours: 2 });
    const successor = (await test.expect(201, path, asked)).body as unknown as Issued;
    for (const term of ['name', 'scopes', 'allowedAddresses', 'requestsPerSecond', 'expiresAt'])
      assert.deepEqual(successor[term], old[term]);
    const replaced = (await test.expect(200, `/v1/api-keys/${old.keyId}`, { as: {} })).body as unknown as Issued;
    assert.equal(replaced['replacedBy'], successor.keyId);
    const hoursLeft = (Date.parse(replaced.expiresAt ?? '') - Date.now()) / 3_600_000;
    assert.ok(hoursLeft > 1.9 && hoursLeft <= 2, String(hoursLeft));
    assert.deepEqual([await taken(test, old.key), await taken(test, successor.key)], [accepted, accepted]);
    assert.equal((await test.expect(422, path, asked)).body['code'], 'api_key_replaced');
    const now = rotate({ overlapHours: 0 }, successor.keyId);
    const last = (await test.expect(201, now.path, now)).body as unknown as Issued;
    assert.deepEqual([await taken(test, successor.key), await taken(test, last.key)], [refused, accepted]);
  });

  it('gives no scope to somebody who does not have its permissions', async (t) => {
    const test = await startTestAccess(t);
    const poor = { permissions: new Set(['service.read', 'service.write']) };
    const { keyId } = await issue(test);
    const rotation = { method: 'POST', as: poor, body: { overlapHours: 1 } };
    for (const [path, asked] of [
      ['/v1/api-keys', { method: 'POST', as: poor, body: erp }],
      ['/v1/api-keys', { method: 'POST', as: { ...administrator, customerIds: [1] }, body: erp }],
      [`/v1/api-keys/${keyId}/actions/rotate`, rotation],
    ] as const)
      assert.equal((await test.expect(403, path, asked)).body['code'], 'permission_not_held');
    await test.expect(201, '/v1/api-keys', { method: 'POST', as: poor, body: { name: 'check', scopes: ['licence:check'] } });
  });

  it('refuses fields that are none of a key, and terms that cannot be', async (t) => {
    const test = await startTestAccess(t);
    for (const extra of [
      { keyId: 'abcdefghijkl' },
      { secretHash: 'a'.repeat(64) },
      { kind: 'api-key.revoke' },
      { id: 1 },
      { scopes: ['all'] },
      { scopes: [] },
      { allowedAddresses: ['10.0.0.1/8'] },
      { allowedAddresses: ['example.com'] },
      { allowedAddresses: [] },
      { requestsPerSecond: 0 },
      { expiresAt: 'tomorrow' },
    ])
      await test.expect(400, '/v1/api-keys', { method: 'POST', as: {}, body: { ...erp, ...extra } });
    await test.expect(422, '/v1/api-keys', { method: 'POST', as: {}, body: { ...erp, expiresAt: '2020-01-01T00:00:00Z' } });
    await test.expect(404, '/v1/api-keys/abcdefghijkl', { as: {} });
    await test.expect(404, '/v1/api-keys/abcdefghijkl/actions/revoke', { method: 'POST', as: {} });
  });

  it('notes its last use, once a minute, without telling those who read the keys', async (t) => {
    const test = await startTestAccess(t);
    const { key, keyId } = await issue(test);
    const lastUsed = async () => (await test.expect(200, `/v1/api-keys/${keyId}`, { as: {} })).body['lastUsedAt'];
    const revision = async () => (await test.sql('select revision from access.api_key_revision'))[0]?.['revision'];
    const before = await revision();
    assert.equal(await lastUsed(), null);
    await taken(test, key);
    let first: unknown = null;
    for (let attempt = 0; first === null && attempt < 100; attempt += 1) {
      await sleep(20);
      first = await lastUsed();
    }
    assert.ok(Date.now() - Date.parse(String(first)) < 10_000);
    await Promise.all(Array.from({ length: 5 }, () => taken(test, key)));
    await sleep(50);
    assert.equal(await lastUsed(), first);
    assert.equal(await revision(), before);
  });
});
