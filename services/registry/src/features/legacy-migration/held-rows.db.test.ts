import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DataSubject } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { testApi } from '../../test-api.ts';
import { context } from '../../test-registry.ts';
import { oldDatabase, testMigrations, withRows } from './test-migration.ts';

const api = testApi();
const { registry } = api;
const { planned, migrated, apply, quarantine, decide, fates } = testMigrations(api);

const [, bob = [], eve = []] = oldDatabase['dbo.User'] ?? [];
const ana = 'ana@acme.example';

/** Ana is a user twice, once unreadable; an operator; and named in the row of a customer. Joana is somebody else. */
const database = withRows({
  'dbo.Client': [
    ['1', `Acme (${ana.toUpperCase()})`],
    ['2', 'Globex'],
  ],
  'dbo.User': [
    ['1', ` ${ana.toUpperCase()} `, 'Ana', 'Martin', '1'],
    bob,
    eve,
    ['4', ana, 'Ana', 'M.', 'perhaps'],
    ['5', `jo${ana}`, 'Joana', null, '1'],
  ],
  'dbo.PackProfile': [...(oldDatabase['dbo.PackProfile'] ?? []), ['5', '1', '5']],
  'dbo.RoleUser': [['1', ana, '1']],
});

const later = () => Temporal.Now.instant().add({ hours: 1 });
const subject = (more: Partial<DataSubject> = {}): DataSubject => ({ emails: [ana], references: [], madeBefore: later(), ...more });
const held = async (who = subject()) => (await registry.personalData().find(who))['legacyRow'] ?? 0;
const userId = async (local: string) => Number((await registry.rows(`select id from users where local_part = '${local}'`))[0]?.['id']);

/** Everything that is kept of old databases, as one text. */
async function keptText(): Promise<string> {
  const tables = ['legacy_rows', 'legacy_fates', 'legacy_steps', 'legacy_links', 'quarantined_rows', 'legacy_migrations'];
  const rows = await registry.rows(tables.map((table) => `select to_jsonb(t)::text as text from ${table} t`).join(' union all '));
  return rows.map(({ text }) => String(text)).join('\n');
}

const mentionsAna = /(?<!jo)ana@acme/i;

describe('rows of an old database about somebody', () => {
  it('are counted and exported: of the rows of others the value alone that names the person', async () => {
    await migrated(database);
    assert.ok((await held()) > 0);
    const sections = await registry.personalData().export(subject(), 'en');
    const rows = sections.find(({ kind }) => kind === 'legacyRow')?.rows ?? [];
    const told = rows.map(({ table, values }) => `${String(table)} ${JSON.stringify(values)}`);
    assert.ok(told.includes(`dbo.Client {"Name":"Acme (${ana.toUpperCase()})"}`), told.join('\n'));
    assert.equal(told.filter((one) => one.startsWith('dbo.User')).length, 3, told.join('\n'));
    assert.ok(told.some((one) => one.startsWith('dbo.RoleUser')));
    assert.doesNotMatch(told.join('\n'), /joana|Bob/i);
    assert.ok(rows.some(({ detail }) => typeof detail === 'string' && detail !== ''));
  });

  it('are gone when the person is erased, in whatever state the migration is, and nobody else is', async () => {
    const applied = await migrated(database);
    const waiting = await planned(database);
    const row = (await quarantine()).find(({ table, key }) => table === 'dbo.User' && key === '4');
    await decide(row?.id ?? '', 'drop', { reason: `${ana} is there already` });
    await registry.personalData().erase(subject({ references: [`user/${await userId('ana')}`] }), context);
    assert.equal(await held(), 0);
    const text = await keptText();
    assert.deepEqual(
      text.split('\n').filter((line) => mentionsAna.test(line)),
      [],
    );
    assert.match(text, /joana@acme\.example/);
    for (const id of [applied, waiting]) assert.equal((await api.get(`/v1/migrations/${id}/rows?limit=200`)).status, 200);
  });

  it('leave the rows of others readable, so that what was planned goes on', async () => {
    const id = await planned(database);
    await registry.personalData().erase(subject(), context);
    await apply(id);
    const names = await registry.rows('select local_part as name from users order by 1');
    assert.deepEqual(
      names.map(({ name }) => name),
      ['bob', 'eve', 'joana'],
    );
    assert.equal((await registry.rows(`select from customers where name = 'Acme (erased)'`)).length, 1);
    assert.deepEqual(
      (await fates(id, 'quarantined')).filter((one) => one.startsWith('User ')),
      [],
    );
  });

  it('are found by what they became, also under the address of then', async () => {
    await migrated(database);
    const id = await userId('eve');
    const who = { emails: ['eva@globex.example'], references: [`user/${id}`] };
    await registry.execute({ kind: 'user.move', id, email: 'eva@globex.example' });
    assert.equal(await held(subject(who)), 1);
    await registry.personalData().erase(subject(who), context);
    assert.doesNotMatch(await keptText(), /eve@globex/);
  });

  it('are erased after the part of a plan that is being carried out', async () => {
    await planned(database);
    await registry.afterWaiting('select from legacy_migrations for update', () => registry.personalData().erase(subject(), context));
    assert.equal(await held(), 0);
  });

  it('do not come back by a later reading of the same rows as a user', async () => {
    await migrated(database);
    await registry.personalData().erase(subject({ references: [`user/${await userId('ana')}`] }), context);
    await migrated(database);
    assert.deepEqual(await registry.rows(`select from users where local_part = 'ana'`), []);
  });

  it('of somebody who has the address later are somebody else’s', async () => {
    const before = Temporal.Now.instant();
    await planned(database);
    assert.equal(await held(subject({ madeBefore: before })), 0);
  });

  it('that wait in quarantine lose the address where they are about others', async () => {
    await migrated(
      withRows({
        'dbo.Domain': [['1', 'acme.example', '9', '2022-01-01', '2027-12-31', '1'], ...(oldDatabase['dbo.Domain'] ?? []).slice(1)],
      }),
    );
    const row = (await quarantine()).find(({ table }) => table === 'dbo.Domain');
    await decide(row?.id ?? '', 'drop', { reason: `as ${ana} has asked for` });
    await registry.personalData().erase(subject(), context);
    const { reason, state } = (await api.get(`/v1/quarantined-rows/${row?.id ?? ''}`)).body;
    assert.deepEqual([reason, state], ['as erased has asked for', 'dropped']);
  });
});
