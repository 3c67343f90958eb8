import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { testApi } from '../../test-api.ts';
import { inDays, testPopulation } from '../../test-population.ts';

const api = testApi();
const { population, decided } = testPopulation(api);

/** The ids that the list has under a query, and the same by its count and its export. */
async function listed(query: string, path = 'users', as = 'everybody'): Promise<readonly string[]> {
  const ids = (await api.pages(`/v1/${path}?limit=200&${query}`, 'id', { as })).flat() as string[];
  const { body } = await api.get(`/v1/${path}/count?${query}`, { as });
  assert.deepEqual(body, { count: ids.length, more: false }, query);
  const file = await (await api.fetched(`/v1/exports/${path}?format=ndjson&${query}`, { as })).text();
  const exported = file.split('\n').filter((line) => line !== '');
  assert.deepEqual(
    exported.map((line) => (JSON.parse(line) as { id: string }).id),
    ids,
    query,
  );
  return ids;
}

describe('the list of users', () => {
  it('is narrowed to a status of the licence as the rules decide it', async () => {
    await population();
    const rows = await decided();
    for (const status of ['active', 'grace', 'expired', 'not_started', 'suspended', 'domain_suspended']) {
      const expected = rows.filter((row) => row.status === status).map(({ id }) => id);
      assert.ok(expected.length > 0, status);
      assert.deepEqual(new Set(await listed(`licenceStatus=${status}`)), new Set(expected), status);
    }
  });

  it('is narrowed to those who end before a date, by themselves or with their domain', async () => {
    await population();
    const rows = await decided();
    for (const days of [-30, 0, 30, 400]) {
      const date = inDays(days);
      const expected = rows.filter((row) => row.until !== null && row.until < date).map(({ id }) => id);
      assert.ok(expected.length > 0 && expected.length < rows.length, date);
      assert.deepEqual(new Set(await listed(`endingBefore=${date}`)), new Set(expected), date);
    }
  });

  it('is cut to those that are named, or to the others, as lists of domains and customers are', async () => {
    await population();
    for (const path of ['users', 'domains', 'customers']) {
      const all = (await api.pages(`/v1/${path}?limit=200`, 'id')).flat() as string[];
      const some = all.filter((_, at) => at % 3 === 0);
      assert.deepEqual(await listed(`ids=${some.join(',')},999999`, path), some);
      assert.deepEqual(
        await listed(`except=${some.join(',')}`, path),
        all.filter((id) => !some.includes(id)),
      );
      assert.deepEqual(await listed(`ids=${some.join(',')}&except=${[...some.slice(1), '999999'].join(',')}`, path), some.slice(0, 1));
    }
    for (const refused of ['x', '1,,2', Array.from({ length: 1_001 }, (_, at) => at + 1).join(',')]) {
      await api.refuses(400, 'invalid_request', 'GET', `/v1/users?ids=${refused}`);
    }
  });

  it('shows nobody of other customers, whatever the filter', async () => {
    const [first] = await population();
    api.principal('contact', [Number(first)]);
    const own = new Set(await listed(`customerId=${String(first)}`));
    for (const query of ['licenceStatus=active', 'licenceStatus=expired', `endingBefore=${inDays(400)}`]) {
      const ids = await listed(query, 'users', 'contact');
      assert.ok(ids.length > 0 && ids.every((id) => own.has(id)), query);
    }
  });
});

describe('what lists find by words', () => {
  before(() => api.registry.start());

  let names: ReadonlyMap<unknown, string>;

  beforeEach(async () => {
    const acme = await api.customer();
    const globex = await api.customer({ name: 'Globex', externalReference: null });
    const domains = [
      await api.domain(acme['id'], 'acme.example', { aliases: ['vieux-acme.example', 'bücher.example'] }),
      await api.domain(globex['id'], 'globex.example'),
    ];
    const users = [
      await api.user('elise.lefevre@acme.example', { displayName: 'Élise Lefèvre' }),
      await api.user('ana.silva@acme.example', { displayName: 'Ana Silva' }),
      await api.user('anabel@globex.example', { displayName: 'Bel' }),
    ];
    names = new Map([
      ...domains.map(({ id, name }) => [`d${String(id)}`, name]),
      ...users.map(({ id, email }) => [`u${String(id)}`, email]),
    ] as never);
    api.principal('globex-contact', [Number(globex['id'])]);
    await until('the search index has followed the change feed', async () => {
      const [row] = await api.registry.rows(`
        select not exists (select from changes where position is null)
          and (select position from search_head) = (select coalesce(max(position), 0) from changes) as followed`);
      return row?.['followed'] === true;
    });
  });

  const found = async (q: string, path = 'users', as?: string) =>
    (await listed(`q=${encodeURIComponent(q)}`, path, as)).map((id) => names.get(`${path.charAt(0)}${id}`)?.split('@')[0]);

  it('are users by words of the name or the address, as they begin and within', async () => {
    assert.deepEqual(await found('lefevre'), ['elise.lefevre']);
    assert.deepEqual(await found('Lefèv elis'), ['elise.lefevre']);
    assert.deepEqual(await found('ana'), ['ana.silva', 'anabel']);
    assert.deepEqual(await found('ilv'), ['ana.silva']);
    assert.deepEqual(await found('a'), ['ana.silva', 'anabel']);
    assert.deepEqual(await found('nobody'), []);
    assert.deepEqual(await found('%'), []);
  });

  it('are users by how both sides of an address begin', async () => {
    assert.deepEqual(await found('ana@'), ['ana.silva', 'anabel']);
    assert.deepEqual(await found('ana@globex'), ['anabel']);
    assert.deepEqual(await found('@vieux'), ['elise.lefevre', 'ana.silva']);
    assert.deepEqual(await found('a_a@acme'), []);
  });

  it('are domains by any of their names', async () => {
    assert.deepEqual(await found('acme', 'domains'), ['acme.example']);
    assert.deepEqual(await found('obe', 'domains'), ['globex.example']);
    assert.deepEqual(await found('bücher', 'domains'), ['acme.example']);
    assert.deepEqual(await found('@globex', 'domains'), ['globex.example']);
    assert.deepEqual(await found('ana@globex', 'domains'), []);
  });

  it('are only those that the one who asks has', async () => {
    assert.deepEqual(await found('ana', 'users', 'globex-contact'), ['anabel']);
    assert.deepEqual(await found('acme', 'domains', 'globex-contact'), []);
  });

  it('are narrowed further by the other filters', async () => {
    const id = [...names].find(([, name]) => name === 'globex.example')?.[0] as string;
    assert.equal((await listed(`q=ana&domainId=${id.slice(1)}`)).length, 1);
  });
});
