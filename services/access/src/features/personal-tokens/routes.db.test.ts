import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { addOperator, administrator, startTestAccess, type Asked } from '../tokens/test-access.ts';

const inAYear = (): string =>
  Temporal.Now.instant()
    .add({ hours: 24 * 365 })
    .toString();

/** An administrator, and how they ask for a token. */
async function start(t: TestContext, customerIds: readonly number[] | null = null) {
  const test = await startTestAccess(t);
  const id = await addOperator(test, 'ana@vendor.example', ['administrator'], customerIds);
  const body = { name: 'Script', permissions: ['role.read', 'service.write'], expiresAt: inAYear() };
  const make = (fields: object = {}, as: Asked['as'] = { id }): Asked => ({ method: 'POST', as, body: { ...body, ...fields } });
  return { test, id, make };
}

describe('/v1/personal-tokens', () => {
  it('makes a token that is shown once and acts as its person', async (t) => {
    const { test, id, make } = await start(t);
    const { body, headers } = await test.expect(201, '/v1/personal-tokens', make());
    const { token, ...shown } = body;
    assert.match(String(token), /^slp_[0-9a-z]{12}_[\w-]{43}$/);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.deepEqual((await test.expect(200, '/v1/personal-tokens', { as: { id } })).body, { items: [shown], nextCursor: null });
    await test.expect(200, '/v1/roles', { token: String(token) });
    await test.expect(403, '/v1/api-keys', { token: String(token) });
    const key = { name: 'Service', scopes: ['licence:check'] };
    const { keyId } = (await test.expect(201, '/v1/api-keys', { method: 'POST', as: { id }, body: key })).body;
    await test.expect(200, `/v1/api-keys/${String(keyId)}/actions/revoke`, { method: 'POST', token: String(token) });
    const events = await test.sql<{ text: string }>('select e::text as text from test.audit_events e order by id');
    assert.match(String(events.at(-1)?.text), /ana@vendor\.example/);
    assert.ok(!JSON.stringify(events).includes(String(token)) && !/token_?hash/i.test(JSON.stringify(events)));
  });

  it('is never worth more than its person at that moment', async (t) => {
    const { test, id, make } = await start(t);
    const token = String((await test.expect(201, '/v1/personal-tokens', make())).body['token']);
    const revocation = { method: 'POST', token } as const;
    const mayWrite = async () => (await test.ask('/v1/api-keys/abcdefghijkl/actions/revoke', revocation)).status === 404;
    assert.equal(await mayWrite(), true);
    await test.sql(`update access.operator_roles set role_id = (select id from access.roles where key = 'auditor')`);
    assert.equal(await mayWrite(), false);
    await test.expect(200, '/v1/roles', { token });
    await test.sql('update access.operators set customer_ids = $1', [[1]]);
    await test.expect(403, '/v1/roles', { token });
    await test.sql('update access.operators set customer_ids = null, suspended_at = now()');
    await test.expect(401, '/v1/roles', { token });
    await test.sql('update access.operators set suspended_at = null');
    await test.expect(200, '/v1/roles', { token });
    await test.sql('update access.personal_tokens set expires_at = now() where operator_id = $1', [id]);
    await test.expect(401, '/v1/roles', { token });
  });

  it('belongs to whoever has made it: others neither see it nor take it back', async (t) => {
    const { test, id, make } = await start(t);
    const { tokenId, token } = (await test.expect(201, '/v1/personal-tokens', make())).body;
    const other = await addOperator(test, 'eve@vendor.example', ['administrator']);
    assert.deepEqual((await test.expect(200, '/v1/personal-tokens', { as: { id: other } })).body['items'], []);
    const path = `/v1/personal-tokens/${String(tokenId)}`;
    await test.expect(404, path, { method: 'DELETE', as: { id: other } });
    await test.expect(200, '/v1/roles', { token: String(token) });
    await test.expect(204, path, { method: 'DELETE', as: { id } });
    await test.expect(401, '/v1/roles', { token: String(token) });
    assert.deepEqual((await test.expect(200, '/v1/personal-tokens', { as: { id } })).body['items'], []);
  });

  it('sees and takes back itself alone, whatever it may do', async (t) => {
    const { test, make } = await start(t);
    const { tokenId, token: shown } = (await test.expect(201, '/v1/personal-tokens', make())).body;
    const token = String(shown);
    const other = (await test.expect(201, '/v1/personal-tokens', make({ name: 'Another' }))).body;
    const { items } = (await test.expect(200, '/v1/personal-tokens', { token })).body as { items: { tokenId: string }[] };
    assert.deepEqual(
      items.map((one) => one.tokenId),
      [tokenId],
    );
    const refused = await test.expect(403, `/v1/personal-tokens/${String(other['tokenId'])}`, { method: 'DELETE', token });
    assert.equal(refused.body['code'], 'session_required');
    await test.expect(200, '/v1/roles', { token: String(other['token']) });
    await test.expect(204, `/v1/personal-tokens/${String(tokenId)}`, { method: 'DELETE', token });
    await test.expect(401, '/v1/roles', { token });
  });

  it('is made by a person who has just shown a second factor, and not by a token', async (t) => {
    const { test, id, make } = await start(t);
    const session = { id: 1, csrfToken: 'csrf', steppedUpAt: Date.now() - 11 * 60_000 };
    assert.equal((await test.expect(403, '/v1/personal-tokens', make({}, { id, session }))).body['code'], 'step_up_required');
    const token = String((await test.expect(201, '/v1/personal-tokens', make())).body['token']);
    const again = { ...make(), as: undefined };
    const asked: Asked = { method: 'POST', body: again.body, token };
    assert.equal((await test.expect(403, '/v1/personal-tokens', asked)).body['code'], 'session_required');
  });

  it('is not made in a session that was ended meanwhile, nor in that of somebody else', async (t) => {
    const { test, id, make } = await start(t);
    await addOperator(test, 'eve@vendor.example', ['administrator']);
    const others = { id: 2, csrfToken: 'csrf', steppedUpAt: Date.now() };
    assert.equal((await test.expect(409, '/v1/personal-tokens', make({}, { id, session: others }))).body['code'], 'session_changed');
    await test.sql('update access.sessions set ended_at = now()');
    assert.equal((await test.expect(409, '/v1/personal-tokens', make())).body['code'], 'session_changed');
    assert.deepEqual(await test.sql('select 1 from access.personal_tokens'), []);
  });

  it('refuses more than its person has, more than a year, and fields that are none of a token', async (t) => {
    const { test, id, make } = await start(t, [1]);
    const code = async (status: number, asked: Asked) => (await test.expect(status, '/v1/personal-tokens', asked)).body['code'];
    // Confined to customers, an administrator has only what can be confined, whatever the session says.
    assert.equal(await code(422, make({}, { ...administrator, id })), 'permission_not_held');
    const own = { permissions: ['user.read'] };
    const late = Temporal.Now.instant()
      .add({ hours: 24 * 367 })
      .toString();
    assert.equal(await code(422, make({ ...own, expiresAt: late })), 'expires_too_late');
    assert.equal(await code(422, make({ ...own, expiresAt: '2020-01-01T00:00:00Z' })), 'expires_in_the_past');
    for (const extra of [
      { operatorId: 2 },
      { tokenId: 'abcdefghijkl' },
      { tokenHash: 'a'.repeat(64) },
      { permissions: [] },
      { expiresAt: null },
    ])
      assert.equal(await code(400, make({ ...own, ...extra })), 'invalid_request');
    await test.expect(201, '/v1/personal-tokens', make(own));
  });
});
