import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { testApi } from '../test-api.ts';

const api = testApi();

describe('lists in another order', () => {
  beforeEach(async () => {
    const { id: customerId } = await api.customer({ name: 'émile', externalReference: null });
    for (const name of ['Zoo', 'acme', 'Émile', 'Acme', 'acme']) await api.customer({ name, externalReference: null });
    const ends = ['2027-03-31', null, '2026-12-31', '2027-03-31'];
    for (const [n, until] of ends.entries()) {
      await api.domain(customerId, `${'dbca'.charAt(n)}.example`, { validity: { from: '2026-01-01', until } });
    }
    for (const [email, displayName] of [
      ['zoe@d.example', 'Élise'],
      ['bob@d.example', 'elise'],
      ['ana@d.example', ''],
      ['bob@a.example', 'Ana'],
      ['cleo@b.example', ''],
    ] as const) {
      await api.user(email, { displayName });
    }
  });

  /** Field by field, page by page; whatever the length of the page, the same. */
  async function ordered(path: string, sort: string, field: string, more = ''): Promise<readonly unknown[]> {
    const at = async (limit: number) => (await api.pages(`/v1/${path}?sort=${sort}&limit=${limit}${more}`, field)).flat();
    const whole = await at(200);
    for (const limit of [1, 2]) assert.deepEqual(await at(limit), whole, `${sort} ${limit}`);
    const ids = (await api.pages(`/v1/${path}?sort=${sort}&limit=2${more}`, 'id')).flat();
    const back = (await api.pages(`/v1/${path}?sort=${sort.startsWith('-') ? sort.slice(1) : `-${sort}`}&limit=2${more}`, 'id')).flat();
    assert.deepEqual(back.toReversed(), ids, sort);
    return whole;
  }

  it('are customers by name, as people put names', async () => {
    assert.deepEqual(await ordered('customers', 'name', 'name'), ['acme', 'acme', 'Acme', 'émile', 'Émile', 'Zoo']);
    assert.deepEqual((await ordered('customers', '-name', 'name'))[0], 'Zoo');
  });

  it('are domains by name, by end, those without one last, and by seats in use', async () => {
    const names = (sort: string) => ordered('domains', sort, 'name');
    assert.deepEqual(await names('name'), ['a.example', 'b.example', 'c.example', 'd.example']);
    assert.deepEqual(await names('until'), ['c.example', 'd.example', 'a.example', 'b.example']);
    assert.deepEqual(await names('-until'), ['b.example', 'a.example', 'd.example', 'c.example']);
    assert.deepEqual(await names('-seatsUsed'), ['d.example', 'a.example', 'b.example', 'c.example'].toSorted(bySeats));
  });

  // Of equal ones the younger comes first, where the last comes first: a, the fourth, before b, the second.
  const bySeats = (one: string, other: string) => seats(other) - seats(one);
  const seats = (name: string) => ({ 'd.example': 3, 'a.example': 1, 'b.example': 1 })[name] ?? 0;

  it('are users by what is before the @, and by name', async () => {
    assert.deepEqual(await ordered('users', 'email', 'email'), [
      'ana@d.example',
      'bob@d.example',
      'bob@a.example',
      'cleo@b.example',
      'zoe@d.example',
    ]);
    assert.deepEqual(await ordered('users', 'displayName', 'displayName'), ['', '', 'Ana', 'elise', 'Élise']);
  });

  it('keep their filters', async () => {
    const { body } = await api.get('/v1/domains?name=d.example');
    const domainId = String(body.items?.[0]?.['id']);
    assert.deepEqual(await ordered('users', '-email', 'email', `&domainId=${domainId}`), [
      'zoe@d.example',
      'bob@d.example',
      'ana@d.example',
    ]);
    assert.deepEqual(await ordered('domains', 'name', 'name', '&endingBefore=2027-01-01'), ['c.example']);
  });

  it('begin as far into them as is asked for, and go on from there', async () => {
    for (const path of ['users?limit=2', 'users?sort=-displayName&limit=2', 'domains?sort=until&limit=2', 'customers?sort=name&limit=2']) {
      const whole = (await api.pages(`/v1/${path}`, 'id')).flat();
      for (let skip = 0; skip <= whole.length + 1; skip += 1) {
        const { body } = await api.get(`/v1/${path}&skip=${skip}`);
        const first = (body.items ?? []).map(({ id }) => id);
        assert.deepEqual(first, whole.slice(skip, skip + 2), `${path} ${skip}`);
        const { body: fromEnd } = await api.get(`/v1/${path}&skip=${skip}&of=${whole.length}`);
        assert.deepEqual(fromEnd, body, `${path} ${skip} of ${whole.length}`);
        if (body.nextCursor === null || body.nextCursor === undefined) continue;
        const next = await api.get(`/v1/${path}&cursor=${body.nextCursor}&skip=1`);
        assert.deepEqual(
          (next.body.items ?? []).map(({ id }) => id),
          whole.slice(skip + 3, skip + 5),
        );
      }
    }
    await api.refuses(400, 'invalid_request', 'GET', '/v1/users?skip=10000001');
  });

  it('go on with the cursor of the same order alone', async () => {
    const cursorOf = async (sort: string) => String((await api.get(`/v1/domains?limit=1${sort}`)).body.nextCursor);
    const byEnd = await cursorOf('&sort=until');
    const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const refused: readonly (readonly [sort: string, cursor: string])[] = [
      ['&sort=-until', byEnd],
      ['&sort=name', byEnd],
      ['', byEnd],
      ['&sort=until', await cursorOf('')],
      ['&sort=until', forged('until', 'soon', 1)],
      ['&sort=until', forged('until', '2026-01-01', '1')],
      ['&sort=name', forged('name', 'a\0', 1)],
      ['&sort=seatsUsed', forged('seatsUsed', 1.5, 1)],
      ['&sort=seatsUsed', 'bnVsbA'],
    ];
    for (const [sort, cursor] of refused) await api.refuses(400, 'invalid_cursor', 'GET', `/v1/domains?limit=1${sort}&cursor=${cursor}`);
    await api.refuses(400, 'invalid_request', 'GET', '/v1/domains?sort=createdAt');
  });

  it('go on after names of every length and letter', async () => {
    for (const name of [`"\\${'é'.repeat(198)}`, '🐘', "'; --", '\u2028'])
      await api.customer({ name: `${name}`.trim() || 'x', externalReference: null });
    const { body } = await api.get('/v1/customers?limit=200');
    const all = await ordered('customers', 'name', 'id');
    assert.deepEqual(new Set(all), new Set(body.items?.map(({ id }) => id)));
  });
});
