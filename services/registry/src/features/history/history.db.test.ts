import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readLicenceSources } from './read-licence-sources.ts';
import { testHistory } from './test-history.ts';

const history = testHistory();
const { rows, execute } = history;

async function ana(): Promise<number> {
  const customerId = await execute({ kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' });
  const validity = { from: '2026-01-01', until: null };
  await execute({ kind: 'domain.create', customerId, name: 'acme.example', validity, seatLimit: null });
  return await execute({ kind: 'user.create', email: 'ana@acme.example', displayName: 'Ana' });
}

const count = async (from: string): Promise<number> => Number((await rows(`select count(*) as count from ${from}`))[0]?.['count']);

describe('what is kept of former states', () => {
  it('is nothing of what is made', async () => {
    await ana();
    await rows(`insert into users (domain_id, local_part) select id, 'u' || n from domains, generate_series(1, 100) n`);
    for (const table of ['former_users', 'former_domains', 'former_customers']) assert.equal(await count(table), 0, table);
    assert.equal(await count('users u join moments m on m.id = u.created_in and m.at <= clock_timestamp()'), 101);
  });

  it('is what a row was before each moment, and of one transaction no state in between', async () => {
    const id = await ana();
    await rows('begin');
    for (const name of ['One', 'Two']) await rows(`update users set display_name = '${name}' where id = ${id}`);
    await rows('commit');
    await rows(`update users set display_name = 'Three', version = 9 where id = ${id}`);
    await rows(`update users set version = 10, updated_at = now() where id = ${id}`);
    await rows(`delete from users where id = ${id}`);
    const states = await rows(
      `select display_name as name, since < until as lasted, deleted, since = lag(until) over (order by until) as goes_on
       from users_over_time where id = ${id} order by until`,
    );
    assert.deepEqual(states, [
      { name: 'Ana', lasted: true, deleted: false, goes_on: null },
      { name: 'Two', lasted: true, deleted: false, goes_on: true },
      { name: 'Three', lasted: true, deleted: true, goes_on: true },
    ]);
  });

  it('is nothing of what one transaction made and changed or removed, but that something was removed', async () => {
    const id = await ana();
    await rows('begin');
    await rows(`insert into users (domain_id, local_part) select id, 'short' from domains`);
    await rows(`update users set display_name = 'Short' where local_part = 'short'`);
    await rows(`delete from users where local_part = 'short'`);
    await rows(`update users set display_name = 'Anne' where id = ${id}`);
    await rows(`delete from users where id = ${id}`);
    await rows('commit');
    assert.deepEqual(await rows('select local_part, display_name, deleted from former_users'), [
      { local_part: 'ana', display_name: 'Ana', deleted: true },
    ]);
  });

  it('forgets what was undone to a savepoint', async () => {
    const id = await ana();
    await rows('begin; savepoint one');
    await rows(`update users set display_name = 'Undone' where id = ${id}`);
    await rows('rollback to savepoint one');
    await rows(`update users set display_name = 'Done' where id = ${id}`);
    await rows('commit');
    const [state] = await rows(
      `select display_name as name, until <= clock_timestamp() as dated from users_over_time where until is not null`,
    );
    assert.deepEqual(state, { name: 'Ana', dated: true });
  });

  it('is in the order of commits where transactions began in another one', async () => {
    const id = await ana();
    await using connection = await history.connection();
    await rows('begin');
    await rows(`insert into customers (name, locale, time_zone) values ('First to begin', 'fr', 'UTC')`);
    await connection.query(`update registry.users set display_name = 'Second to begin' where id = ${id}`);
    await rows(`update users set display_name = 'Last to commit' where id = ${id}`);
    await rows('commit');
    const states = await rows(`select display_name as name, since < until as lasted from users_over_time where id = ${id} order by since`);
    assert.deepEqual(states, [
      { name: 'Ana', lasted: true },
      { name: 'Second to begin', lasted: true },
      { name: 'Last to commit', lasted: null },
    ]);
  });

  it('has later times for what happens later, also where the clock was put back a little', async () => {
    const id = await ana();
    await rows(`update moments set at = clock_timestamp() + interval '10 seconds'`);
    await rows(`update users set display_name = 'Anne' where id = ${id}`);
    await rows(`update users set display_name = 'Anna' where id = ${id}`);
    const states = await rows(`select since < until as lasted from users_over_time where id = ${id} and until is not null`);
    assert.deepEqual(states, [{ lasted: true }, { lasted: true }]);
    await rows(`update moments set at = clock_timestamp() + interval '10 years' where id = (select max(id) from moments)`);
    await rows(`update users set display_name = 'Ana' where id = ${id}`);
    const [last] = await rows(`select at < clock_timestamp() + interval '1 minute' as is_now from moments order by id desc limit 1`);
    assert.deepEqual(last, { is_now: true });
  });

  it('names the change request that a transaction applied, on both sides of the moment', async () => {
    const id = await ana();
    await history.applying(41, `update users set display_name = 'Anne' where id = ${id}`);
    await history.applying(42, `delete from users where id = ${id}`);
    const states = await rows(
      `select display_name as name, change_request_id::int as by, ended_by_change_request_id::int as ended_by
       from users_over_time where id = ${id} order by since`,
    );
    assert.deepEqual(states, [
      { name: 'Ana', by: null, ended_by: 41 },
      { name: 'Anne', by: 41, ended_by: 42 },
    ]);
  });

  it('tells apart what one transaction did for a change request and what it did besides', async () => {
    const id = await ana();
    await rows('begin');
    for (const request of ['', '41', '42', '']) {
      await rows(`select set_config('seatledger.change_request', '${request}', true)`);
      await rows(`update users set display_name = 'By ${request}${Math.random()}' where id = ${id}`);
    }
    await rows('commit');
    const states = await rows(
      `select change_request_id::int as by, since < until as lasted from users_over_time where id = ${id} order by since`,
    );
    assert.deepEqual(states, [
      { by: null, lasted: true },
      { by: null, lasted: true },
      { by: 41, lasted: true },
      { by: 42, lasted: true },
      { by: null, lasted: null },
    ]);
  });

  it('leaves what stays as it is out: a pack that a domain has had already was given to it then', async () => {
    const id = await ana();
    const [domain] = await rows('select id::int as id from domains');
    for (const key of ['finance', 'sales']) await execute({ kind: 'pack.create', key, name: key, values: {} });
    const assign = (...packs: string[]) =>
      execute({
        kind: 'domain.assign-packs',
        id: domain?.['id'],
        packs: packs.map((pack) => ({ pack, validity: { from: null, until: null } })),
      });
    await assign('finance');
    const given = async () => (await readLicenceSources(history.db(), null, id, Infinity)).layers.map((layer) => layer.given?.at);
    const [first] = await given();
    await assign('finance', 'sales');
    assert.equal((await given())[0], first);
    await assign('sales', 'finance');
    const layers = (await readLicenceSources(history.db(), null, id, Infinity)).layers.map(({ origin }) =>
      'key' in origin ? origin.key : '',
    );
    assert.deepEqual(layers, ['sales', 'finance']);
  });

  it('is read with what the transaction that reads has changed itself', async () => {
    const id = await ana();
    await history
      .db()
      .transaction()
      .execute(async (tx) => {
        await tx.updateTable('users').set({ displayName: 'Anne' }).where('id', '=', id).execute();
        const states = await tx.selectFrom('usersOverTime').select('displayName').where('until', 'is', null).execute();
        assert.deepEqual(states, [{ displayName: 'Anne' }]);
      });
  });
});
