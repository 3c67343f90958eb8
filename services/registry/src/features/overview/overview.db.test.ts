import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';
import { testPopulation } from '../../test-population.ts';

const api = testApi();
const { population, decided } = testPopulation(api);

interface Overview {
  readonly customers: number;
  readonly domains: number;
  readonly users: number;
  readonly seats: object;
  readonly fullestDomains: readonly { readonly name: string; readonly seatsUsed: number; readonly seatLimit: number }[];
  readonly usersByStatus: Readonly<Record<string, number>>;
  readonly ending: Readonly<Record<'within30' | 'within60' | 'within90', Ends>> & {
    readonly byMonth: readonly ({ month: string } & Ends)[];
  };
  readonly changeRequests: Readonly<Record<string, number>> | null;
}

interface Ends {
  readonly domains: number;
  readonly users: number;
}

/** As somebody who is confined to these customers, for whom nobody has counted before. */
async function overviewOf(...customerIds: readonly unknown[]): Promise<Overview> {
  api.principal('viewer', customerIds.map(Number));
  const { status, body } = await api.get('/v1/overview', { as: 'viewer' });
  assert.equal(status, 200, JSON.stringify(body));
  return body as unknown as Overview;
}

describe('/v1/overview', () => {
  it('agrees with the licence of each user', async () => {
    const { usersByStatus, ending, users } = await overviewOf(...(await population()));
    const rows = await decided();
    const count = (condition: (row: (typeof rows)[number]) => boolean) => rows.filter(condition).length;
    assert.equal(users, rows.length);
    for (const [status, counted] of Object.entries(usersByStatus)) {
      assert.ok(counted > 0, status);
      assert.equal(
        counted,
        count((row) => row.status === status),
        status,
      );
    }
    for (const days of [30, 60, 90] as const) {
      assert.equal(
        ending[`within${days}`].users,
        count((row) => row.status === 'active' && row.daysLeft <= days),
        String(days),
      );
    }
    assert.deepEqual(
      ending.byMonth.map((month) => month.users),
      ending.byMonth.map(({ month }) => count(({ status, until }) => status === 'active' && until?.startsWith(month) === true)),
    );
  });

  it('counts the domains that end as the list of renewals does', async () => {
    const customerIds = await population();
    const { ending } = await overviewOf(...customerIds);
    const { body } = await api.get('/v1/renewals', { as: 'viewer' });
    const counts = body['counts'] as Readonly<Record<string, number>>;
    for (const within of ['within30', 'within60', 'within90'] as const) assert.equal(ending[within].domains, counts[within], within);
    assert.equal(ending.byMonth.length, 12);
    assert.equal(ending.byMonth.reduce((sum, { domains }) => sum + domains, 0) >= ending.within90.domains, true);
  });

  it('shows the seats, and the fullest domains first', async () => {
    const { id: customerId } = await api.customer();
    for (const [name, seatLimit, users] of [
      ['half', 4, 2],
      ['full', 1, 1],
      ['free', null, 3],
      ['none', 5, 0],
    ] as const) {
      await api.domain(customerId, `${name}.example`, { seatLimit });
      for (let n = 0; n < users; n += 1) await api.user(`u${n}@${name}.example`);
    }
    const { seats, fullestDomains, ...overview } = await overviewOf(customerId);
    assert.deepEqual([overview.customers, overview.domains, overview.users], [1, 4, 6]);
    assert.deepEqual(seats, { used: 6, limit: 10, usedOfLimit: 3, unlimitedDomains: 1 });
    assert.deepEqual(
      fullestDomains.map(({ name, seatsUsed, seatLimit }) => [name, seatsUsed, seatLimit]),
      [
        ['full.example', 1, 1],
        ['half.example', 2, 4],
      ],
    );
  });

  it('counts nothing of other customers for whoever is confined', async () => {
    const [mine, theirs] = [await api.customer(), await api.customer()];
    await api.domain(theirs['id'], 'theirs.example', { seatLimit: 1 });
    await api.user('eve@theirs.example');
    const { customers, domains, users, fullestDomains, usersByStatus, ending } = await overviewOf(mine['id']);
    assert.deepEqual([customers, domains, users, fullestDomains], [1, 0, 0, []]);
    assert.ok(Object.values(usersByStatus).every((count) => count === 0));
    assert.ok(ending.byMonth.every((month) => month.domains === 0 && month.users === 0));
  });

  it('counts the change requests that wait for whoever asks, as the list shows them', async () => {
    const { id: customerId } = await api.customer();
    await api.domain(customerId, 'acme.example');
    await api.operator('rosa', ['operator']);
    await api.operator('cleo', ['approver']);
    await api.operator('reader', ['reader']);
    assert.equal((await api.post('/v1/users', { email: 'ana@acme.example' }, { as: 'rosa' })).status, 202);
    const commands = [{ kind: 'user.create', email: 'bob@acme.example' }];
    assert.equal((await api.post('/v1/change-requests', { commands, draft: true }, { as: 'rosa' })).status, 201);
    const counted = async (as: string) =>
      (await api.get('/v1/overview', { as })).body['changeRequests'] as Readonly<Record<string, number>>;
    assert.deepEqual(await counted('rosa'), { toApprove: 0, mineOpen: 2, open: 2, unreviewed: 0 });
    assert.deepEqual(await counted('cleo'), { toApprove: 1, mineOpen: 0, open: 2, unreviewed: 0 });
    for (const [query, length] of [
      ['toApprove=true', 1],
      ['open=true', 2],
      ['open=true&state=draft', 1],
      ['open=true&state=applied', 0],
    ] as const) {
      assert.equal((await api.get(`/v1/change-requests?${query}`, { as: 'cleo' })).body.items?.length, length, query);
    }
    api.principal('no requests', null, ['user.read']);
    assert.equal(await counted('no requests'), null);
  });
});
