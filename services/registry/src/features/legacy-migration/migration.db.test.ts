import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';
import { linesOf, mappingText, oldDatabase, testMigrations, withRows } from './test-migration.ts';

const api = testApi();
const { registry } = api;
const { send, received, plan, planned, apply, carryOut, migrated, fates, quarantine, decide } = testMigrations(api);

const users = () =>
  registry.rows(`select u.local_part || '@' || d.name as email, u.display_name as name, p.key as profile, u.valid_until::text as until,
    u.suspension_reason as suspended from users u join domains d on d.id = u.domain_id left join profiles p on p.id = u.profile_id order by 1`);
const idOf = async (local: string) => String((await registry.rows(`select id from users where local_part = '${local}'`))[0]?.['id']);
const waiting = async (code: string) => (await quarantine()).find((row) => row['code'] === code);
const otherUsers = (...rows: (readonly (string | null)[])[]) => withRows({ 'dbo.User': rows });
const [ana = [], bob = [], eve = []] = oldDatabase['dbo.User'] ?? [];

describe('the rows of an old database', () => {
  it('are taken once, however often they are sent', async () => {
    const { id } = await api.make('/v1/migrations', { source: 'old', mapping: { name: 'm.yaml', text: mappingText } });
    const lines = await linesOf(oldDatabase);
    await send(id, 0, lines.slice(0, 5));
    assert.deepEqual((await send(id, 0, lines.slice(0, 8))).body['rowsReceived'], 8);
    assert.deepEqual((await send(id, 0, lines.slice(0, 3))).body['rowsReceived'], 8);
    const missing = await send(id, 9, lines.slice(9));
    assert.deepEqual([missing.status, missing.body['code']], [409, 'rows_missing']);
    assert.equal((await send(id, 8, lines.slice(8))).body['rowsReceived'], lines.length);
    await plan(String(id));
    assert.equal((await send(id, lines.length, lines)).body['code'], 'migration_complete');
  });

  it('are refused as a whole where one of them is none', async () => {
    const { id } = await api.make('/v1/migrations', { source: 'old', mapping: { name: 'm.yaml', text: mappingText } });
    const [line = ''] = await linesOf(oldDatabase);
    for (const wrong of ['{', line.replace('"customer"', '"planet"'), line.replace(/"name":"[^"]*"/, '"name":7')]) {
      const { status, body } = await send(id, 0, [line, wrong]);
      assert.deepEqual([status, body['code']], [422, 'row_unreadable'], wrong);
    }
    assert.equal((await api.get(`/v1/migrations/${String(id)}`)).body['rowsReceived'], 0);
  });

  it('come with a mapping file that can be read', async () => {
    const body = { source: 'old', mapping: { name: 'm.yaml', text: 'version: 1\ntimeZone: Nowhere\n' } };
    await api.refuses(422, 'mapping_unreadable', 'POST', '/v1/migrations', { body });
  });
});

describe('a plan', () => {
  it('says what each row becomes, and changes nothing of the registry', async () => {
    const before = await registry.rows('select * from changes');
    const id = await planned(oldDatabase);
    const { rows, steps, report } = (await api.get(`/v1/migrations/${id}`)).body;
    assert.deepEqual(rows, { created: 20, changed: 0, same: 0, merged: 1, quarantined: 0, left_out: 0, dropped: 0 });
    assert.equal(steps, 13);
    assert.deepEqual(await registry.rows('select * from changes'), before);
    assert.deepEqual(await users(), []);
    const { customers } = report as { customers: readonly Record<string, unknown>[] };
    assert.deepEqual(
      customers.map(({ customer, domains, users: seats, inSource, inSeatledger }) => [customer, domains, seats, inSource, inSeatledger]),
      [
        ['', 0, 0, 7, 0],
        ['Acme', 1, 2, 4, 0],
        ['Globex', 1, 1, 3, 0],
      ],
    );
  });

  it('is the same for the same rows, and another for others', async () => {
    const digest = async (database = oldDatabase) => (await api.get(`/v1/migrations/${await planned(database)}`)).body['planDigest'];
    const first = await digest();
    assert.equal(await digest(), first);
    assert.notEqual(await digest(otherUsers(ana, bob)), first);
  });

  it('stands until something changes that it rests on', async () => {
    const id = await planned(oldDatabase);
    const steps = async () =>
      (await registry.rows(`select xmin::text, count(*) from legacy_steps where migration_id = ${id} group by 1`))[0];
    const first = await steps();
    await plan(id);
    assert.deepEqual(await steps(), first);
    await api.customer({ name: 'Other' });
    await plan(id);
    assert.notDeepEqual(await steps(), first);
  });

  it('tells rows that are there twice, and those whose key another row has', async () => {
    const id = await planned(otherUsers(ana, ana, bob, eve, ['3', 'zoe@globex.example', 'Zoe', null, '1']));
    assert.deepEqual(
      (await fates(id, 'merged')).filter((row) => row.startsWith('User')),
      ['User 1: row_repeated'],
    );
    assert.deepEqual(await fates(id, 'quarantined'), ['User 3: key_repeated']);
  });
});

describe('applying a plan', () => {
  it('makes what it says by the commands that people use, each with its event', async () => {
    await migrated(oldDatabase);
    assert.deepEqual(await users(), [
      { email: 'ana@acme.example', name: 'Ana Martin', profile: 'analyste', until: '2026-12-31', suspended: null },
      { email: 'bob@acme.example', name: 'Bob Roux', profile: 'lecteur', until: null, suspended: 'inactive in the old database' },
      { email: 'eve@globex.example', name: 'Eve', profile: null, until: null, suspended: null },
    ]);
    const kinds = await registry.rows(
      `select kind, count(*)::int from test.audit_events where kind !~ '^(migration|personal)' group by 1 order by 1`,
    );
    assert.deepEqual(Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])), {
      'customer.create': 2,
      'domain.assign-packs': 1,
      'domain.create': 2,
      'domain.suspend': 1,
      'feature.create': 2,
      'pack.create': 1,
      'product.create': 1,
      'profile.create': 2,
      'user.create': 3,
      'user.suspend': 1,
    });
  });

  it('comes to the same in many small parts as in few large ones', async () => {
    await apply(await received(oldDatabase), 1);
    assert.equal((await users()).length, 3);
  });

  it('a second time changes nothing', async () => {
    const id = await migrated(oldDatabase);
    const changes = await registry.rows('select * from changes');
    const again = await migrated(oldDatabase);
    for (const one of [id, again]) {
      assert.equal((await plan(one))['steps'], 0);
      // Whom nobody has invited yet.
      assert.deepEqual([...(await fates(one, 'created')), ...(await fates(one, 'changed'))], ['RoleUser 1']);
    }
    assert.deepEqual(await registry.rows('select * from changes'), changes);
  });

  it('is refused where the plan has been made anew and is another', async () => {
    const id = await planned(oldDatabase);
    await api.refuses(409, 'plan_changed', 'POST', `/v1/migrations/${id}/actions/apply`, { body: { planDigest: 'a'.repeat(64) } });
  });

  it('puts what is refused by now into quarantine, and goes on with the others', async () => {
    const id = await planned(oldDatabase);
    const { planDigest } = (await api.get(`/v1/migrations/${id}`)).body;
    await api.post(`/v1/migrations/${id}/actions/apply`, { planDigest });
    const { id: customerId } = await api.customer({ name: 'Other' });
    await api.domain(customerId, 'acme.example');
    await carryOut(id);
    assert.deepEqual(await fates(id, 'quarantined'), ['Domain 1: domain_name_taken', 'Pack 1: domain_quarantined']);
    assert.deepEqual((await quarantine()).map(({ code }) => code).toSorted(), ['domain_name_taken', 'domain_quarantined']);
  });

  it('asks for approval once, where the policy asks for it', async () => {
    const as = { as: 'proposer' };
    const anybody = ['migration.read', 'migration.write'];
    api.principal('proposer', null, anybody, { roles: ['migrator'] });
    const id = await planned(oldDatabase);
    const { planDigest } = (await api.get(`/v1/migrations/${id}`)).body;
    const { status, body } = await api.post(`/v1/migrations/${id}/actions/apply`, { planDigest }, as);
    assert.equal(status, 202, JSON.stringify(body));
    assert.equal((await api.get(`/v1/migrations/${id}`)).body['state'], 'planned');
    assert.equal((await api.post(`/v1/migrations/${id}/actions/continue`, {}, as)).body['stepsDone'], 0);
  });
});

describe('a later source', () => {
  it('brings only what has changed in it', async () => {
    await migrated(oldDatabase);
    const id = await planned(
      withRows(
        { 'dbo.Domain': [['1', 'acme.example', '1', '2022-01-01', '2028-12-31', '1'], ...(oldDatabase['dbo.Domain'] ?? []).slice(1)] },
        otherUsers(ana, ['2', 'bob@acme.example', 'Bob', 'Dupont', '1'], eve),
      ),
    );
    assert.deepEqual(await fates(id, 'changed'), ['Domain 1', 'Pack 1', 'User 2', 'PackProfile 2', 'UserProfile 2']);
    await apply(id);
    const [, changed] = await users();
    assert.deepEqual(changed, { email: 'bob@acme.example', name: 'Bob Dupont', profile: 'lecteur', until: null, suspended: null });
  });

  it('leaves what people have changed in Seatledger, and asks where both have', async () => {
    await migrated(oldDatabase);
    for (const local of ['ana', 'bob']) {
      const id = await idOf(local);
      const { etag } = await api.get(`/v1/users/${id}`);
      await api.ask('PATCH', `/v1/users/${id}`, {
        body: { displayName: `${local} by hand` },
        ...(etag !== undefined && { ifMatch: etag }),
      });
    }
    const id = await planned(otherUsers(ana, ['2', 'bob@acme.example', 'Bob', 'Dupont', '0'], eve));
    assert.deepEqual((await fates(id, 'quarantined'))[0], 'User 2: changed_meanwhile');
    await apply(id);
    assert.deepEqual(
      (await users()).map(({ name }) => name),
      ['ana by hand', 'bob by hand', 'Eve'],
    );
    const row = await waiting('changed_meanwhile');
    await decide(row?.id ?? '', 'map', { kind: 'user', targetId: await idOf('bob') });
    assert.equal((await apply(id))['steps'], 0);
    assert.deepEqual(await fates(id, 'quarantined'), []);
  });

  it('leaves what people change between the plan and its application', async () => {
    await migrated(oldDatabase);
    const id = await planned(otherUsers(ana, ['2', 'bob@acme.example', 'Bob', 'Dupont', '0'], eve));
    const { planDigest } = (await api.get(`/v1/migrations/${id}`)).body;
    await api.post(`/v1/migrations/${id}/actions/apply`, { planDigest });
    const path = `/v1/users/${await idOf('bob')}`;
    const { etag = '' } = await api.get(path);
    await api.ask('PATCH', path, { body: { displayName: 'Bob by hand' }, ifMatch: etag });
    await carryOut(id);
    assert.equal((await users())[1]?.['name'], 'Bob by hand');
    assert.equal((await fates(id, 'quarantined'))[0], 'User 2: changed_meanwhile');
  });

  it('does not bring back who was deleted in Seatledger', async () => {
    await migrated(oldDatabase);
    const path = `/v1/users/${await idOf('eve')}`;
    const { etag = '' } = await api.get(path);
    assert.equal((await api.ask('DELETE', path, { ifMatch: etag })).status, 204);
    await migrated(oldDatabase);
    assert.equal((await users()).length, 2);
  });

  it('says how many rows are gone, and removes nothing', async () => {
    await migrated(oldDatabase);
    const { report } = (await api.get(`/v1/migrations/${await planned(otherUsers(ana, bob))}`)).body as { report: { gone: number } };
    assert.equal(report.gone, 1);
    assert.equal((await users()).length, 3);
  });
});

describe('what there is in Seatledger before', () => {
  it('is taken as it is where it is as the old database says, and asked about where it is not', async () => {
    const { id: customerId } = await api.customer({ name: 'ACME', locale: 'en' });
    await api.domain(customerId, 'acme.example', { validity: { from: '2022-01-01', until: '2027-06-30' } });
    const id = await planned(oldDatabase);
    assert.ok((await fates(id, 'same')).includes('Client 1'));
    assert.ok((await fates(id, 'quarantined')).includes('Domain 1: exists_otherwise'));
    const row = await waiting('exists_otherwise');
    const [domain] = await registry.rows(`select id from domains where name = 'acme.example'`);
    await decide(row?.id ?? '', 'map', { kind: 'domain', targetId: String(domain?.['id']) });
    await apply(id);
    assert.equal((await users()).length, 3);
    const [kept] = await registry.rows(`select valid_until::text from domains where name = 'acme.example'`);
    assert.equal(kept?.['valid_until'], '2027-06-30');
  });
});

describe('a quarantined row', () => {
  const faulty = otherUsers(ana, ['2', 'bob at acme.example', 'Bob', null, '0'], eve);

  it('that is fixed joins the next apply, with what belongs to it', async () => {
    const id = await migrated(faulty);
    assert.deepEqual(await fates(id, 'quarantined'), [
      'User 2: not_an_address',
      'PackProfile 2: user_quarantined',
      'UserProfile 2: user_quarantined',
    ]);
    const row = await waiting('not_an_address');
    const path = `/v1/quarantined-rows/${row?.id ?? ''}/actions/fix`;
    await api.refuses(422, 'row_still_faulty', 'POST', path, { body: { values: { Email: 'bob' } } });
    const { errors } = (await api.post(path, { values: { Email: 'bob' } })).body;
    assert.deepEqual(
      (errors as unknown as readonly { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code]),
      [['/values/Email', 'not_an_address']],
    );
    await api.refuses(422, 'column_not_found', 'POST', path, { body: { values: { Mail: 'bob@acme.example' } } });
    const fixed = await decide(row?.id ?? '', 'fix', { values: { Email: 'bob@acme.example' } });
    assert.equal(fixed['state'], 'fixed');
    await apply(id);
    assert.deepEqual(
      (await users()).map(({ email }) => email),
      ['ana@acme.example', 'bob@acme.example', 'eve@globex.example'],
    );
    assert.deepEqual((await quarantine()).length, 0);
    const later = await migrated(faulty);
    assert.deepEqual(await fates(later, 'quarantined'), []);
  });

  it('that is dropped stays away with what belongs to it, until the row is another', async () => {
    const id = await migrated(faulty);
    const row = await waiting('not_an_address');
    await decide(row?.id ?? '', 'drop', { reason: 'has left long ago' });
    await plan(id);
    assert.deepEqual(await fates(id, 'dropped'), ['User 2: dropped', 'PackProfile 2: user_quarantined', 'UserProfile 2: user_quarantined']);
    assert.deepEqual(await quarantine(), []);
    const other = await planned(otherUsers(ana, ['2', 'bob AT acme.example', 'Bob', null, '0'], eve));
    assert.ok((await fates(other, 'quarantined')).includes('User 2: not_an_address'));
  });

  it('is decided on by events that say nothing of the person', async () => {
    await migrated(faulty);
    const row = await waiting('not_an_address');
    await decide(row?.id ?? '', 'fix', { values: { Email: 'bob@acme.example' } });
    await decide(row?.id ?? '', 'reopen', {});
    const events = await registry.rows(`select kind, after::text from test.audit_events where kind like 'quarantined-row.%' order by id`);
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['quarantined-row.fix', 'quarantined-row.reopen'],
    );
    assert.doesNotMatch(JSON.stringify(events), /bob/i);
  });

  it('is counted with what it is filtered by', async () => {
    await migrated(faulty);
    const counted = async (filter: string) => (await api.get(`/v1/quarantined-rows/count?${filter}`)).body['count'];
    assert.equal(await counted(''), 3);
    assert.equal(await counted('state=open&code=not_an_address'), 1);
    assert.equal(await counted('table=dbo.PackProfile'), 1);
    assert.equal(await counted('state=dropped'), 0);
  });

  it('is mapped to a profile by its key', async () => {
    await api.make('/v1/profiles', { key: 'analyste', name: 'Another', values: {} });
    await planned(oldDatabase);
    const row = (await quarantine()).find(({ code, entity }) => code === 'exists_otherwise' && entity === 'profile');
    const mapped = await decide(row?.id ?? '', 'map', { kind: 'profile', targetId: 'analyste' });
    assert.deepEqual(mapped['target'], { kind: 'profile', id: 'analyste' });
  });

  it('can be said to be a thing of its own kind alone', async () => {
    await migrated(otherUsers(ana, bob, eve, ['4', 'zoe@acme.example', 'Zoe', null, '1']));
    const [row] = await quarantine();
    const path = `/v1/quarantined-rows/${row?.id ?? ''}/actions/map`;
    await api.refuses(422, 'other_kind', 'POST', path, { body: { kind: 'domain', targetId: '1' } });
    await api.refuses(422, 'user_not_found', 'POST', path, { body: { kind: 'user', targetId: '999999' } });
  });
});

describe('operators of the old database', () => {
  it('are listed until somebody has invited them', async () => {
    const id = await migrated(oldDatabase);
    const path = `/v1/migrations/${id}/invitations`;
    const [item] = (await api.get(path)).body.items ?? [];
    assert.deepEqual([item?.['email'], item?.['roleKeys'], item?.['settled']], ['cto@vendor.example', ['administrator'], false]);
    assert.equal((await api.post(`${path}/${String(item?.['step'])}/actions/settle`, { invitationId: '5' })).status, 204);
    assert.equal((await api.get(path)).body.items?.[0]?.['settled'], true);
    await plan(id);
    assert.deepEqual((await api.get(path)).body.items, []);
  });
});

describe('comparing Seatledger with the old database', () => {
  it('finds both sides the same after a migration, and says what was changed since', async () => {
    await migrated(oldDatabase);
    const verify = async () => {
      const { report } = (await api.get(`/v1/migrations/${await planned(oldDatabase, { purpose: 'verify' })}`)).body as Record<
        string,
        never
      >;
      return (report as unknown as { kinds: readonly Record<string, unknown>[] }).kinds.filter(({ kind }) => kind !== 'operator');
    };
    for (const one of await verify())
      assert.deepEqual([one['differing'], one['seatledgerChecksum']], [0, one['sourceChecksum']], String(one['kind']));
    await registry.execute({ kind: 'user.change', id: Number(await idOf('eve')), displayName: 'Eva' });
    const changed = (await verify()).find(({ kind }) => kind === 'user');
    assert.deepEqual([changed?.['differing'], changed?.['changedSince']], [0, 1]);
    assert.notEqual(changed?.['seatledgerChecksum'], changed?.['sourceChecksum']);
  });

  it('leaves the quarantine as it is, and is never applied', async () => {
    const id = await planned(otherUsers(['1', 'nobody', null, null, '1']), { purpose: 'verify' });
    assert.deepEqual(await quarantine(), []);
    const { planDigest } = (await api.get(`/v1/migrations/${id}`)).body;
    await api.refuses(409, 'migration_to_verify', 'POST', `/v1/migrations/${id}/actions/apply`, { body: { planDigest } });
  });
});
