import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideLicence, termsOf } from '@seatledger/domain/licence/licence.ts';
import { addDays } from '@seatledger/domain/validity/validity.ts';
import { testApi } from '../../test-api.ts';

const api = testApi();

const millisecondsADay = 86_400_000;

/** The day so many days from now, in UTC. */
function inDays(days: number): string {
  return addDays(Temporal.Now.plainDateISO('UTC').toString(), days);
}

interface Ending {
  readonly email: string;
  readonly status: string;
  readonly reason: string;
  readonly validUntil: string;
  readonly losesAccessAt: string;
}

async function endings(query = ''): Promise<readonly Ending[]> {
  const { status, body } = await api.get(`/v1/licences/ending${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.items as unknown as readonly Ending[];
}

describe('/v1/licences/ending', () => {
  it('lists who loses access within so many days, when and why', async () => {
    const { id: customerId } = await api.customer({ timeZone: 'UTC' });
    const validity = { from: '2026-01-01', until: inDays(10) };
    const { id: endingId } = await api.domain(customerId, 'ending.example', { validity, graceDays: 5 });
    await api.domain(customerId, 'lasting.example', { validity: { from: '2026-01-01', until: null } });
    await api.domain(customerId, 'ended.example', { validity: { from: '2026-01-01', until: inDays(-2) }, graceDays: 20 });
    await api.user('ana@ending.example');
    await api.user('early@ending.example', { validity: { from: null, until: inDays(3) } });
    await api.user('later@ending.example', { validity: { from: inDays(4), until: null } });
    await api.user('gone@ending.example', { validity: { from: null, until: inDays(-6) } });
    await api.user('bob@lasting.example');
    await api.user('leo@lasting.example', { validity: { from: null, until: inDays(29) } });
    await api.user('max@lasting.example', { validity: { from: null, until: inDays(30) } });
    await api.user('eve@ended.example');
    const { id: suspendedId } = await api.user('suspended@ending.example');
    await api.post(`/v1/users/${String(suspendedId)}/actions/suspend`, { reason: 'left' });

    const found = await endings();
    const end = (day: number) => `${inDays(day + 1)}T00:00:00Z`;
    assert.deepEqual(
      found.map(({ email, status, reason, validUntil, losesAccessAt }) => [email, status, reason, validUntil, losesAccessAt]),
      [
        ['ana@ending.example', 'active', 'domain_ends', end(10), end(15)],
        ['early@ending.example', 'active', 'own_validity_ends', end(3), end(8)],
        ['leo@lasting.example', 'active', 'own_validity_ends', end(29), end(29)],
        ['eve@ended.example', 'grace', 'grace_ends', end(-2), end(18)],
      ],
    );
    assert.deepEqual(
      (await endings('?within=9')).map(({ email }) => email),
      ['early@ending.example'],
    );
    assert.equal((await endings(`?domainId=${String(endingId)}`)).length, 2);
    assert.equal((await endings(`?customerId=${String(customerId)}`)).length, 4);
    assert.equal((await endings('?customerId=999999')).length, 0);
  });

  it('goes on from page to page, and shows those who are confined nothing of others', async () => {
    const { id: acme } = await api.customer({ timeZone: 'UTC' });
    const { id: other } = await api.customer({ name: 'Other', timeZone: 'UTC' });
    const validity = { from: '2026-01-01', until: inDays(10) };
    await api.domain(acme, 'one.example', { validity });
    await api.domain(other, 'two.example', { validity });
    await api.domain(acme, 'three.example', { validity });
    const local = ['a', 'b', 'c'];
    for (const name of ['three', 'two', 'one']) for (const part of local) await api.user(`${part}@${name}.example`);
    const all = (await api.pages('/v1/licences/ending?limit=2', 'email')) as string[][];
    assert.deepEqual(
      all.map(({ length }) => length),
      [2, 2, 2, 2, 1],
    );
    assert.deepEqual(
      all.flat(),
      ['one', 'two', 'three'].flatMap((name) => local.map((part) => `${part}@${name}.example`)),
    );
    api.principal('acme', [Number(acme)]);
    const own = await api.pages('/v1/licences/ending?limit=4', 'email', { as: 'acme' });
    assert.deepEqual(
      own.flat(),
      ['one', 'three'].flatMap((name) => local.map((part) => `${part}@${name}.example`)),
    );
    await api.refuses(400, 'invalid_cursor', 'GET', '/v1/licences/ending?cursor=MQ');
    await api.refuses(400, 'invalid_request', 'GET', '/v1/licences/ending?within=0');
  });

  it('agrees with the licence of each user, now and at the end of the time', async () => {
    const days = [-40, -31, -30, -1, 0, 1, 29, 30, 31, null];
    for (const [index, timeZone] of ['Pacific/Auckland', 'America/Los_Angeles', 'Europe/Paris'].entries()) {
      const { id: customerId } = await api.customer({ timeZone });
      for (const [place, until] of days.entries()) {
        const validity = { from: '2026-01-01', until: until === null ? null : inDays(until) };
        await api.domain(customerId, `d${index}-${place}.example`, { validity, graceDays: place % 2 === 0 ? 0 : 30 });
      }
    }
    await api.registry.rows(
      `insert into users (domain_id, local_part, valid_from, valid_until, suspended_at, suspension_reason)
       select d.id, 'u' || n, case when n % 7 = 0 then current_date - 2 + n % 5 end,
         case when n % 3 > 0 then current_date + (n * 7 + d.id::int * 3) % 80 - 40 end,
         case when n % 11 = 0 then now() end, case when n % 11 = 0 then 'left' end
       from domains d, generate_series(1, 30) n
       where coalesce(case when n % 7 = 0 then current_date - 2 + n % 5 end, '-infinity')
         <= coalesce(case when n % 3 > 0 then current_date + (n * 7 + d.id::int * 3) % 80 - 40 end, 'infinity')`,
    );
    const found = (await api.pages('/v1/licences/ending?limit=50', 'id')).flat();
    const at = Date.now();
    const rows = await api.registry.rows(
      `select u.id::text, u.valid_from::text, u.valid_until::text, u.suspended_at is not null as suspended, d.valid_from::text as domain_from,
         d.valid_until::text as domain_until, d.grace_days, c.time_zone
       from users u join domains d on d.id = u.domain_id join customers c on c.id = d.customer_id order by u.domain_id, u.id`,
    );
    const lost = rows.filter((row) => {
      const text = (field: string) => row[field] as string | null;
      const domain = { validity: { from: text('domain_from'), until: text('domain_until') }, suspended: false };
      const terms = termsOf(
        { ...domain, graceDays: Number(row['grace_days']), timeZone: String(row['time_zone']) },
        { validity: { from: text('valid_from'), until: text('valid_until') }, suspended: row['suspended'] === true },
      );
      return decideLicence(terms, at).allowed && !decideLicence(terms, at + 30 * millisecondsADay).allowed;
    });
    assert.ok(lost.length > 100, String(lost.length));
    assert.deepEqual(
      found,
      lost.map(({ id }) => id),
    );
  });
});
