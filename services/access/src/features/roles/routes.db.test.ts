import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtInRoles } from '@seatledger/domain/role/built-in-roles.ts';
import { permissions } from '@seatledger/domain/role/permissions.ts';
import { addOperator, administrator, startTestAccess, type Asked } from '../tokens/test-access.ts';

const seats = { key: 'seats', name: 'Seats', description: 'Seats only', permissions: ['user.write', 'user.read'] };
const create = (body: object, as: Asked['as'] = {}): Asked => ({ method: 'POST', as, body });
const change = (body: object, tag: string | null = '"1"', as: Asked['as'] = {}): Asked => {
  return { method: 'PATCH', as, body, headers: tag === null ? {} : { 'if-match': tag } };
};

describe('/v1/roles', () => {
  it('lists the built-in roles with the permissions of the product, and one of your own beside them', async (t) => {
    const test = await startTestAccess(t);
    const made = await test.expect(201, '/v1/roles', create(seats));
    const own = { key: 'seats', name: 'Seats', description: 'Seats only', permissions: ['user.read', 'user.write'], builtIn: false };
    assert.deepEqual(made.body, own);
    assert.deepEqual([made.headers.get('etag'), made.headers.get('location')], ['"1"', '/v1/roles/seats']);
    const items: { key: string; permissions: string[]; builtIn: boolean }[] = [];
    for (let path: string | null = '/v1/roles?limit=4'; path !== null;) {
      const { body } = await test.expect(200, path, { as: {} });
      items.push(...(body['items'] as typeof items));
      path = body['nextCursor'] === null ? null : `/v1/roles?limit=4&cursor=${String(body['nextCursor'])}`;
    }
    assert.deepEqual(
      items.filter((role) => role.builtIn).map((role) => [role.key, role.permissions]),
      Object.entries(builtInRoles).map(([key, granted]) => [key, [...granted]]),
    );
    assert.deepEqual(items.at(-1), own);
    const listed = (await test.expect(200, '/v1/permissions', { as: {} })).body['items'] as { key: string }[];
    assert.deepEqual(
      listed.map(({ key }) => key),
      [...permissions],
    );
  });

  it('changes a role for whoever has seen its last version', async (t) => {
    const test = await startTestAccess(t);
    await test.expect(201, '/v1/roles', create(seats));
    await test.expect(428, '/v1/roles/seats', change({ name: 'x' }, null));
    await test.expect(412, '/v1/roles/seats', change({ name: 'x' }, '"2"'));
    const changed = await test.expect(200, '/v1/roles/seats', change({ permissions: ['audit.read'] }));
    assert.deepEqual([changed.body['permissions'], changed.body['name'], changed.headers.get('etag')], [['audit.read'], 'Seats', '"2"']);
    await test.expect(412, '/v1/roles/seats', change({ name: 'x' }, '"1"'));
    const racing = await Promise.all(['a', 'b'].map((name) => test.ask('/v1/roles/seats', change({ name }, '"2"'))));
    assert.deepEqual(racing.map(({ status }) => status).toSorted(), [200, 412]);
    const events = await test.sql<{ kind: string }>('select kind from test.audit_events order by id');
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['role.create', 'role.change', 'role.change'],
    );
  });

  it('leaves built-in roles, and roles that somebody has, as they are', async (t) => {
    const test = await startTestAccess(t);
    const code = async (status: number, path: string, asked: Asked) => (await test.expect(status, path, asked)).body['code'];
    const remove = { method: 'DELETE', as: {}, headers: { 'if-match': '"1"' } };
    assert.equal(await code(422, '/v1/roles/reader', change({ permissions: ['user.write'] })), 'role_built_in');
    assert.equal(await code(422, '/v1/roles/reader', remove), 'role_built_in');
    assert.equal(await code(409, '/v1/roles', create({ ...seats, key: 'reader' })), 'role_key_taken');
    assert.equal(await code(404, '/v1/roles/none', remove), 'role_not_found');

    await test.expect(201, '/v1/roles', create(seats));
    const id = await addOperator(test, 'bob@vendor.example', ['seats']);
    assert.equal(await code(409, '/v1/roles/seats', remove), 'role_in_use');
    await test.sql('delete from access.operator_roles where operator_id = $1', [id]);
    await test.sql(
      `insert into access.links (kind, token_hash, role_keys, expires_at) values ('invitation', sha256('x'), '{seats}', now() + interval '1 day')`,
    );
    assert.equal(await code(409, '/v1/roles/seats', remove), 'role_in_use');
    await test.sql('update access.links set used_at = now()');
    await test.expect(204, '/v1/roles/seats', remove);
    await test.expect(404, '/v1/roles/seats', { as: {} });
  });

  it('lets nobody give what they do not have themselves', async (t) => {
    const test = await startTestAccess(t);
    const some = { permissions: new Set(['role.read', 'role.write', 'user.read']) };
    const refused = async (path: string, asked: Asked) =>
      assert.equal((await test.expect(403, path, asked)).body['code'], 'permission_not_held');
    await refused('/v1/roles', create(seats, some));
    await refused('/v1/roles', create({ ...seats, permissions: [] }, { ...administrator, customerIds: [1] }));
    await test.expect(201, '/v1/roles', create({ ...seats, permissions: ['user.read'] }, some));
    await refused('/v1/roles/seats', change({ permissions: ['user.read', 'operator.write'] }, '"1"', some));
    assert.deepEqual((await test.expect(200, '/v1/roles/seats', { as: some })).body['permissions'], ['user.read']);
  });

  it('lets nobody take from others what they do not have themselves', async (t) => {
    const test = await startTestAccess(t);
    await test.expect(201, '/v1/roles', create({ ...seats, permissions: ['user.read', 'operator.write'] }));
    const some = { permissions: new Set(['role.read', 'role.write', 'user.read']) };
    const taking = change({ permissions: ['user.read'] }, '"1"', some);
    assert.equal((await test.expect(403, '/v1/roles/seats', taking)).body['code'], 'permission_not_held');
    await test.expect(200, '/v1/roles/seats', change({ name: 'Seats and more' }, '"1"', some));
  });

  it('refuses fields that are none of a role', async (t) => {
    const test = await startTestAccess(t);
    for (const extra of [{ builtIn: true }, { id: 1 }, { version: 7 }, { kind: 'role.delete' }, { permissions: ['everything'] }])
      await test.expect(400, '/v1/roles', create({ ...seats, ...extra }));
    await test.expect(201, '/v1/roles', create(seats));
    for (const extra of [{ key: 'other' }, { builtIn: true }, { version: 1 }, { kind: 'role.create' }])
      await test.expect(400, '/v1/roles/seats', change({ name: 'x', ...extra }));
    for (const path of ['/v1/roles?limit=0', '/v1/roles?limit=1000', '/v1/roles?cursor=x', '/v1/roles?all=1', '/v1/roles/A%20b'])
      await test.expect(400, path, { as: {} });
  });
});
