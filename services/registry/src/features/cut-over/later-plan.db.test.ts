import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';
import { oldDatabase, testMigrations, withRows } from '../legacy-migration/test-migration.ts';
import { alike, testCutOver } from './test-cut-over.ts';

const api = testApi();
const { registry } = api;
const { migrated, planned, plan, apply, carryOut, fates, quarantine, decide } = testMigrations(api);
const { idOf, compare, turn } = testCutOver(api);

const acme = 'acme.example';
const globex = 'globex.example';
const [ana = [], bob = [], eve = []] = oldDatabase['dbo.User'] ?? [];
const seats = oldDatabase['dbo.PackProfile'] ?? [];

/** Of both customers a changed and a new user; of the first another end of the domain. */
const laterDatabase = withRows({
  'dbo.Domain': [
    ['1', acme, '1', '2022-01-01', '2029-12-31', '1'],
    ['2', globex, '2', '2022-01-01', null, '0'],
  ],
  'dbo.User': [
    ['1', 'ana@acme.example', 'Ana', 'Dupont', '1'],
    bob,
    ['3', 'eve@globex.example', 'Eve', 'Stone', '1'],
    ['4', 'new@acme.example', 'New', null, '1'],
    ['5', 'new@globex.example', 'New', null, '1'],
  ],
  'dbo.PackProfile': [...seats, ['4', '1', '4'], ['5', '2', '5']],
});

async function cutOver(name = acme): Promise<void> {
  await compare([alike(name)]);
  const { status, body } = await turn('cut-over', name, { acceptBlockers: true });
  assert.equal(status, 200, JSON.stringify(body));
}

const userId = async (local: string) => Number((await registry.rows(`select id from users where local_part = '${local}'`))[0]?.['id']);
const userNames = async (domain: string) =>
  (
    await registry.rows(
      `select display_name as name from users where domain_id = (select id from domains where name = '${domain}') order by 1`,
    )
  ).map(({ name }) => name);
const held = async (id: string) => (await fates(id, 'quarantined')).toSorted();

const heldOfAcme = [
  'Domain 1: domain_cut_over',
  'Pack 1: domain_cut_over',
  'PackProfile 1: user_quarantined',
  'PackProfile 4: user_quarantined',
  'User 1: domain_cut_over',
  'User 4: domain_cut_over',
  'UserProfile 1: user_quarantined',
];

describe('a plan after a domain was cut over', () => {
  it('takes nothing of the domain and its users, and everything else', async () => {
    await migrated(oldDatabase);
    await cutOver();
    const id = await planned(laterDatabase);
    assert.deepEqual(await held(id), heldOfAcme);
    const row = (await quarantine()).find(({ table, key }) => table === 'dbo.User' && key === '4');
    assert.deepEqual([row?.['code'], row?.['domain']], ['domain_cut_over', acme]);
    assert.match(String(row?.['detail']), /^acme\.example is answered by Seatledger since \d{4}-\d\d-\d\d;/);
    await apply(id);
    assert.deepEqual(await userNames(acme), ['Ana Martin', 'Bob Roux']);
    assert.deepEqual(await userNames(globex), ['Eve Stone', 'New']);
  });

  it('leaves what is as it was', async () => {
    await migrated(oldDatabase);
    await cutOver();
    const id = await planned(oldDatabase);
    assert.deepEqual(await held(id), []);
    assert.equal((await plan(id))['steps'], 0);
  });

  it('holds what would otherwise wait for another decision', async () => {
    await migrated(oldDatabase);
    await registry.execute({ kind: 'user.change', id: await userId('ana'), displayName: 'By hand' });
    await cutOver();
    assert.deepEqual(await held(await planned(laterDatabase)), heldOfAcme);
  });

  it('holds whom people have moved to the domain', async () => {
    const domains = [...(oldDatabase['dbo.Domain'] ?? []), ['3', 'acme.fr', '1', '2022-01-01', null, '1']];
    await migrated(withRows({ 'dbo.Domain': domains }));
    await registry.execute({ kind: 'user.move', id: await userId('ana'), email: 'ana@acme.fr' });
    await cutOver('acme.fr');
    const id = await planned(withRows({ 'dbo.Domain': domains, 'dbo.User': [['1', 'ana@acme.example', 'Ana', 'Dupont', '1'], bob, eve] }));
    assert.deepEqual(await held(id), ['PackProfile 1: user_quarantined', 'User 1: domain_cut_over', 'UserProfile 1: user_quarantined']);
  });

  it('takes in what was held, once the domain was cut back', async () => {
    await migrated(oldDatabase);
    await cutOver();
    const id = await planned(laterDatabase);
    await turn('cut-back', acme);
    await apply(id);
    assert.deepEqual(await held(id), []);
    assert.deepEqual(await userNames(acme), ['Ana Dupont', 'Bob Roux', 'New']);
    assert.deepEqual(await quarantine(), []);
    assert.equal((await quarantine('settled')).length, heldOfAcme.length);
  });

  it('drops what somebody has decided to do without', async () => {
    await migrated(oldDatabase);
    await cutOver();
    const id = await planned(
      withRows({
        'dbo.User': [ana, bob, eve, ['4', 'new@acme.example', 'New', null, '1']],
        'dbo.PackProfile': [...seats, ['4', '1', '4']],
      }),
    );
    const row = (await quarantine()).find(({ code }) => code === 'domain_cut_over');
    await decide(row?.id ?? '', 'drop', { reason: 'made in Seatledger' });
    await plan(id);
    assert.deepEqual(await held(id), []);
  });

  it('is accounted for as a whole when both are compared', async () => {
    await migrated(oldDatabase);
    await cutOver();
    const id = await planned(laterDatabase, { purpose: 'verify' });
    await turn('cut-over', globex, { acceptBlockers: true });
    const { report } = await plan(id);
    // Whom nobody has invited yet.
    assert.deepEqual([...(await fates(id, 'created')), ...(await fates(id, 'changed'))], ['RoleUser 1']);
    const { kinds } = report as { kinds: readonly { readonly kind: string; readonly differing: number }[] };
    for (const { kind, differing } of kinds) if (kind !== 'operator') assert.equal(differing, 0, kind);
    assert.deepEqual(await quarantine(), []);
  });
});

describe('a plan that is being applied', () => {
  async function begun(): Promise<string> {
    await migrated(oldDatabase);
    const id = await planned(laterDatabase);
    const { planDigest } = (await api.get(`/v1/migrations/${id}`)).body;
    await api.post(`/v1/migrations/${id}/actions/apply`, { planDigest });
    return id;
  }

  it('leaves a domain that is cut over meanwhile', async () => {
    const id = await begun();
    await cutOver();
    await carryOut(id);
    assert.deepEqual(await userNames(acme), ['Ana Martin', 'Bob Roux']);
    assert.deepEqual(await userNames(globex), ['Eve Stone', 'New']);
    assert.ok((await held(id)).includes('User 4: domain_cut_over'));
  });

  it('waits for a switch that is not settled yet, and goes by it', async () => {
    const id = await begun();
    const lock = 'lock table domain_cut_overs in row exclusive mode';
    const meanwhile = `insert into domain_cut_overs (domain_id, answered_by, names) values (${await idOf(acme)}, 'seatledger', '{${acme}}')`;
    const { refused } = (await registry.afterWaiting(lock, () => api.post(`/v1/migrations/${id}/actions/continue`, {}), meanwhile)).body;
    assert.equal(refused, 1);
    await carryOut(id);
    assert.deepEqual(await userNames(acme), ['Ana Martin', 'Bob Roux']);
  });

  it('keeps a switch waiting until its part is done', async () => {
    await begun();
    const { status } = await registry.afterWaiting('lock table domain_cut_overs in share mode', () =>
      turn('cut-over', acme, { acceptBlockers: true }),
    );
    assert.equal(status, 200);
  });

  it('races with switches back and forth, and each change of the domain is made while the old service answers', async () => {
    const id = await begun();
    const switching = async () => {
      for (const word of ['cut-over', 'cut-back', 'cut-over', 'cut-back', 'cut-over'] as const)
        await turn(word, acme, { acceptBlockers: true });
    };
    const applying = async () => {
      while ((await api.post(`/v1/migrations/${id}/actions/continue`, { limit: 1 })).body['state'] === 'applying');
    };
    await Promise.all([switching(), applying()]);
    const events = await registry.rows(
      `select kind from test.audit_events
       where kind ~ '^domain.cut' or (kind ~ '^(user|domain)[.]' and coalesce(after ->> 'email', after ->> 'name') like '%${acme}') order by id`,
    );
    let answeredBy = 'old';
    for (const kind of events.map((event) => String(event['kind']))) {
      if (kind === 'domain.cut-over') answeredBy = 'seatledger';
      else if (kind === 'domain.cut-back') answeredBy = 'old';
      else assert.equal(answeredBy, 'old', kind);
    }
  });
});
