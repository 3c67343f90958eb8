import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';
import { oldDatabase, testMigrations, withRows } from '../legacy-migration/test-migration.ts';
import { alike, testCutOver } from './test-cut-over.ts';

const api = testApi();
const { registry } = api;
const { migrated, planned } = testMigrations(api);
const { idOf, compare, turn, readiness, switched } = testCutOver(api);

const acme = 'acme.example';
const globex = 'globex.example';

/** The old database brought over, and compared without a difference. */
async function ready(): Promise<void> {
  await migrated(oldDatabase);
  await compare([alike(acme), alike(globex)]);
}

interface ShownDomain {
  readonly name: string;
  readonly blockers: readonly { readonly code: string }[];
  readonly parity: Record<string, unknown> | null;
}

const domainsOf = (item: Record<string, unknown> = {}) => item['domains'] as readonly ShownDomain[];
const codesOf = (item: Record<string, unknown> | undefined) =>
  domainsOf(item).map(({ name, blockers }) => [name, ...blockers.map(({ code }) => code)]);

describe('cutting a domain over', () => {
  it('lets Seatledger answer for it, and cutting it back the old service', async () => {
    await ready();
    const { status, body } = await turn('cut-over', acme);
    assert.deepEqual([status, body['answeredBy'], body['ready'], body['acceptedBlockers']], [200, 'seatledger', true, []]);
    assert.deepEqual(await switched(), [acme]);
    const back = await turn('cut-back', acme);
    assert.deepEqual([back.status, back.body['answeredBy']], [200, 'old']);
    assert.deepEqual(await switched(), []);
    const events = await registry.rows(
      `select kind, before ->> 'answeredBy' as before, after ->> 'answeredBy' as after, reason from test.audit_events
       where kind ~ '^domain.cut' order by id`,
    );
    const reason = 'agreed with the customer';
    assert.deepEqual(events, [
      { kind: 'domain.cut-over', before: 'old', after: 'seatledger', reason },
      { kind: 'domain.cut-back', before: 'seatledger', after: 'old', reason },
    ]);
  });

  it('leaves the domain itself as it is', async () => {
    await ready();
    const read = async () => (await api.get(`/v1/domains/${await idOf(acme)}`)).body;
    const before = await read();
    await turn('cut-over', acme);
    assert.deepEqual(await read(), before);
  });

  it('a second time changes nothing, and so does cutting back what was never cut over', async () => {
    await ready();
    await turn('cut-over', acme);
    const path = async (name: string) => `/v1/domains/${await idOf(name)}/readiness`;
    for (const [word, name] of [
      ['cut-over', acme],
      ['cut-back', globex],
    ] as const) {
      const before = (await api.get(await path(name))).body;
      assert.equal((await turn(word, name)).status, 200);
      assert.deepEqual((await api.get(await path(name))).body, before);
    }
  });

  it('is refused for a domain that did not come from the old database', async () => {
    const { id: customerId } = await api.customer({ name: 'New' });
    await api.domain(customerId, 'new.example');
    const path = `/v1/domains/${await idOf('new.example')}`;
    for (const word of ['cut-over', 'cut-back']) {
      await api.refuses(409, 'domain_not_migrated', 'POST', `${path}/actions/${word}`, { body: { reason: 'x' } });
    }
    assert.equal((await api.get(`${path}/readiness`)).body['answeredBy'], null);
    await api.refuses(404, 'domain_not_found', 'POST', '/v1/domains/999/actions/cut-over', { body: { reason: 'x' } });
  });

  it('is refused while something keeps it from being ready, in words, unless that is accepted', async () => {
    await migrated(oldDatabase);
    const { status, body } = await turn('cut-over', acme);
    assert.deepEqual([status, body['code']], [409, 'not_ready']);
    assert.match(String(body['detail']), /acme\.example is not ready.*run legacy parity first/);
    const accepted = await turn('cut-over', acme, { acceptBlockers: true });
    assert.deepEqual([accepted.status, accepted.body['acceptedBlockers']], [200, ['never_compared']]);
    const [event] = await registry.rows(
      `select after -> 'acceptedBlockers' as accepted from test.audit_events where kind = 'domain.cut-over'`,
    );
    assert.deepEqual(event?.['accepted'], ['never_compared']);
  });

  it('is proposed where the policy asks for approval, and undone by proposing the reverse', async () => {
    await ready();
    await api.operator('chief@vendor.example', ['approver']);
    api.principal('proposer', null, ['migration.read', 'migration.write', 'change-request.read'], { roles: ['migrator'] });
    const { status, body } = await turn('cut-over', acme, {}, { as: 'proposer' });
    assert.equal(status, 202, JSON.stringify(body));
    assert.deepEqual(await switched(), []);
    const path = `/v1/change-requests/${String(body['id'])}`;
    const { version, digest } = (await api.get(path)).body;
    const approved = await api.post(`${path}/actions/approve`, { digest }, { as: 'chief@vendor.example', ifMatch: Number(version) });
    assert.equal(approved.status, 200, JSON.stringify(approved.body));
    assert.deepEqual(await switched(), [acme]);
    const undone = await api.post(`${path}/actions/undo`, { reason: 'too early' });
    assert.equal(undone.status, 201, JSON.stringify(undone.body));
    assert.deepEqual(await switched(), []);
  });

  it('by two at once is done once', async () => {
    await ready();
    const answers = await Promise.all(Array.from({ length: 6 }, () => turn('cut-over', acme)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      answers.map(() => 200),
    );
    assert.equal((await registry.rows(`select from test.audit_events where kind = 'domain.cut-over'`)).length, 1);
  });
});

describe('the domains that Seatledger answers for', () => {
  it('are told with every name that the old service may know them by, also when they were deleted since', async () => {
    await ready();
    await turn('cut-over', globex);
    const id = await idOf(globex);
    await registry.execute({ kind: 'domain.rename', id: Number(id), name: 'globex-group.example' });
    const item = async () => (await api.get('/v1/cut-over-domains')).body.items?.map(({ name, aliases }) => [name, aliases]);
    assert.deepEqual(await item(), [['globex-group.example', [globex]]]);
    await registry.execute({ kind: 'domain.remove-alias', id: Number(id), alias: globex });
    assert.deepEqual(await item(), [['globex-group.example', [globex]]]);
    const [eve] = await registry.rows(`select id from users where local_part = 'eve'`);
    await registry.execute({ kind: 'user.delete', id: Number(eve?.['id']) });
    await registry.execute({ kind: 'domain.delete', id: Number(id) });
    assert.deepEqual(await item(), [[globex, []]]);
  });

  it('are told anew only when they have become others', async () => {
    await ready();
    const path = '/v1/cut-over-domains';
    const ask = (etag: string) => api.fetched(path, { headers: { 'if-none-match': etag } });
    const { etag = '' } = await api.get(path);
    assert.equal((await ask(etag)).status, 304);
    await turn('cut-over', acme);
    const changed = await ask(etag);
    assert.equal(changed.status, 200);
    assert.equal((await ask(changed.headers.get('etag') ?? '')).status, 304);
  });

  it('are listed page by page', async () => {
    await ready();
    for (const name of [acme, globex]) await turn('cut-over', name);
    assert.deepEqual((await api.pages('/v1/cut-over-domains?limit=1', 'name')).flat().toSorted(), [acme, globex]);
  });
});

describe('the readiness of a customer', () => {
  it('is that of the domains that came from the old database', async () => {
    await migrated(oldDatabase);
    const { id } = await api.customer({ name: 'New' });
    await api.domain(id, 'new.example');
    const [{ id: customerId } = {}] = await registry.rows(`select id from customers where name = 'Acme'`);
    await api.domain(String(customerId), 'acme-new.example');
    await compare([alike(acme, 5)]);
    const [first, second, ...others] = await readiness();
    assert.deepEqual(others, []);
    assert.deepEqual([first?.['customer'], first?.['ready'], codesOf(first)], [{ id: String(customerId), name: 'Acme' }, true, [[acme]]]);
    assert.deepEqual([second?.['ready'], codesOf(second)], [false, [[globex, 'never_compared']]]);
    assert.deepEqual(await api.pages('/v1/customer-readiness?limit=1', 'ready'), [[true], [false]]);
    assert.deepEqual((await readiness('?ready=true')).length, 1);
    assert.deepEqual(codesOf((await readiness('?ready=false'))[0]), [[globex, 'never_compared']]);
    assert.deepEqual(await readiness('?customerId=999'), []);
  });

  it('goes by the last comparison that asked about the domain, under any of its names', async () => {
    await migrated(oldDatabase);
    await registry.execute({ kind: 'domain.add-alias', id: Number(await idOf(acme)), alias: 'acme.de' });
    const differing = { cause: 'validity', effect: 'loses', questions: 2 } as const;
    await compare([alike(acme, 9)], { startedAt: '2026-01-01T00:00:00Z', endedAt: '2026-01-01T01:00:00Z' });
    assert.deepEqual(codesOf((await readiness())[0]), [[acme, 'comparison_old']]);
    const { id } = await compare([alike(acme), { name: 'acme.de', asked: 4, agreed: 2, causes: [differing] }]);
    await compare([alike(globex)]);
    const [item] = await readiness();
    assert.deepEqual(codesOf(item), [[acme, 'differences']]);
    const { runId, asked, agreed, causes } = domainsOf(item)[0]?.parity ?? {};
    assert.deepEqual({ runId, asked, agreed, causes }, { runId: id, asked: 7, agreed: 5, causes: [differing] });
  });

  it('counts what waits in quarantine, by the domain that each row is about', async () => {
    const [ana = [], , eve = []] = oldDatabase['dbo.User'] ?? [];
    await migrated(withRows({ 'dbo.User': [ana, ['2', 'bob at acme.example', 'Bob', null, '0'], eve] }));
    await compare([alike(acme), alike(globex)]);
    const waiting = await api.get(`/v1/quarantined-rows?domain=${acme}&state=open`);
    assert.deepEqual(
      waiting.body.items?.map(({ table, domain }) => `${String(table)} ${String(domain)}`).toSorted(),
      ['dbo.PackProfile', 'dbo.User', 'dbo.UserProfile'].map((table) => `${table} ${acme}`),
    );
    const items = await readiness();
    assert.deepEqual(items.map(codesOf), [[[acme, 'open_quarantine']], [[globex]]]);
    assert.deepEqual(
      items.map(({ openQuarantine }) => openQuarantine),
      [3, 0],
    );
  });

  it('waits for the end of a migration that is being applied', async () => {
    await ready();
    const id = await planned(withRows({ 'dbo.Client': [...(oldDatabase['dbo.Client'] ?? []), ['3', 'Third']] }));
    const { planDigest } = (await api.get(`/v1/migrations/${id}`)).body;
    await api.post(`/v1/migrations/${id}/actions/apply`, { planDigest });
    assert.deepEqual(codesOf((await readiness())[0]), [[acme, 'migration_unfinished']]);
  });
});
