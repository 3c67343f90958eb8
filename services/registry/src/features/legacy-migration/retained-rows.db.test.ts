import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';
import { linesOf, mappingText, oldDatabase, testMigrations, withRows } from './test-migration.ts';

const api = testApi();
const { registry } = api;
const { send, received, planned, migrated, apply, quarantine, decide } = testMigrations(api);

const [ana = [], , eve = []] = oldDatabase['dbo.User'] ?? [];
const faulty = withRows({ 'dbo.User': [ana, ['2', 'bob at acme.example', 'Bob', null, '0'], eve] });

const tomorrow = () => Temporal.Now.instant().add({ hours: 24 });
const yesterday = () => Temporal.Now.instant().subtract({ hours: 24 });

function retained() {
  const data = registry.personalData().retained.find(({ kind }) => kind === 'legacy-row');
  assert.ok(data !== undefined);
  return data;
}

const staged = async () => {
  const [counts] = await registry.rows(
    `select (select count(*) from legacy_rows)::int as rows, (select count(*) from legacy_fates)::int as fates,
      (select count(*) from legacy_steps)::int as steps`,
  );
  return counts;
};
const nothing = { rows: 0, fates: 0, steps: 0 };

describe('the rows of an old database', () => {
  it('go after their time, with what was planned of them; what they became, the quarantine and the report stay', async () => {
    const id = await migrated(faulty);
    const rowsOfRegistry = async () => await registry.rows('select source_key, target_id from legacy_links order by 1');
    const [links, waiting, { body: before }] = [await rowsOfRegistry(), await quarantine(), await api.get(`/v1/migrations/${id}`)];
    assert.equal(await retained().remove(yesterday()), 0);
    const { rows } = (await staged()) as typeof nothing;
    assert.deepEqual([await retained().count(tomorrow()), await retained().remove(tomorrow())], [rows, rows]);
    assert.deepEqual(await staged(), nothing);
    assert.deepEqual([await rowsOfRegistry(), await quarantine()], [links, waiting]);
    const { report, decisions, tables, rowsKeptUntil } = (await api.get(`/v1/migrations/${id}`)).body;
    assert.deepEqual({ report, decisions, tables }, { report: before['report'], decisions: before['decisions'], tables: before['tables'] });
    assert.equal(rowsKeptUntil, null);
    assert.equal(await retained().remove(tomorrow()), 0);
  });

  it('are told until when they are kept', async () => {
    const id = await planned(oldDatabase);
    const { plannedAt, rowsKeptUntil } = (await api.get(`/v1/migrations/${id}`)).body;
    const days =
      Temporal.Instant.from(String(rowsKeptUntil))
        .since(Temporal.Instant.from(String(plannedAt)))
        .total('hours') / 24;
    assert.equal(days, 30);
  });

  it('stay while a plan is being applied, which then goes on', async () => {
    const id = await planned(oldDatabase);
    const { planDigest } = (await api.get(`/v1/migrations/${id}`)).body;
    await api.post(`/v1/migrations/${id}/actions/apply`, { planDigest });
    assert.equal(await retained().remove(tomorrow()), 0);
    assert.equal((await api.post(`/v1/migrations/${id}/actions/continue`, { limit: 1 })).body['stepsDone'], 1);
  });

  it('that are gone are neither planned, applied nor read, which is said plainly', async () => {
    const ids = { received: await received(oldDatabase), planned: await planned(oldDatabase), applied: await migrated(oldDatabase) };
    const { planDigest } = (await api.get(`/v1/migrations/${ids.planned}`)).body;
    await retained().remove(tomorrow());
    const refuses = (status: number, method: 'GET' | 'POST', path: string, body?: object) =>
      api.refuses(status, 'migration_expired', method, `/v1/migrations/${path}`, body && { body });
    for (const id of Object.values(ids)) {
      await refuses(409, 'POST', `${id}/actions/plan`, {});
      await refuses(410, 'GET', `${id}/rows`);
      await refuses(410, 'GET', `${id}/invitations`);
    }
    await refuses(409, 'POST', `${ids.planned}/actions/apply`, { planDigest });
    await refuses(409, 'POST', `${ids.applied}/invitations/13/actions/settle`, { invitationId: '5' });
    assert.equal((await send(ids.received, 0, await linesOf(oldDatabase))).body['code'], 'migration_expired');
    const { status, body } = await api.post(`/v1/migrations/${ids.applied}/actions/continue`, {});
    assert.deepEqual([status, body['state']], [200, 'applied']);
    const path = `/v1/migrations/${ids.received}`;
    assert.equal((await api.ask('DELETE', path, { ifMatch: (await api.get(path)).etag ?? '' })).status, 204);
  });

  it('are not needed to decide on those that wait, nor to bring over a later source', async () => {
    await migrated(faulty);
    await retained().remove(tomorrow());
    const row = (await quarantine()).find(({ code }) => code === 'not_an_address');
    assert.equal((await decide(row?.id ?? '', 'fix', { values: { Email: 'bob@acme.example' } }))['state'], 'fixed');
    await apply(await received(faulty));
    const names = await registry.rows('select local_part as name from users order by 1');
    assert.deepEqual(
      names.map(({ name }) => name),
      ['ana', 'bob', 'eve'],
    );
    assert.deepEqual(await quarantine(), []);
  });

  it('of one that is planned at this moment stay', async () => {
    const { id } = await api.make('/v1/migrations', { source: 'old', mapping: { name: 'm.yaml', text: mappingText } });
    await send(id, 0, await linesOf(oldDatabase));
    await registry.waitsForNobody(`select from legacy_migrations where id = ${String(id)} for update`, () => retained().remove(tomorrow()));
    assert.notDeepEqual(await staged(), nothing);
  });
});
