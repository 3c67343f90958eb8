import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from '@seatledger/domain/validity/validity.ts';
import { testApi } from '../../test-api.ts';

const api = testApi();

const todayIn = (timeZone: string): string => Temporal.Now.zonedDateTimeISO(timeZone).toPlainDate().toString();
const today = () => todayIn('Europe/Paris');

/** A domain that ends so many days from today in the customer's time zone. */
async function ending(name: string, days: number, fields: object = {}): Promise<string> {
  const { id: customerId } = await api.customer();
  return await endingOf(customerId, name, days, fields);
}

async function endingOf(customerId: unknown, name: string, days: number, fields: object = {}): Promise<string> {
  const validity = { from: '2020-01-01', until: addDays(today(), days) };
  const { id } = await api.domain(customerId, name, { validity, seatLimit: 10, ...fields });
  return String(id);
}

const listed = async (query = '') => (await api.get(`/v1/renewals${query}`)).body;
const names = async (query = '') => ((await listed(query)).items ?? []).map(({ name }) => name);
const untilOf = async (id: string) => (await api.get(`/v1/domains/${id}`)).body['validity'] as { from: string; until: string };

describe('the list of renewals', () => {
  it('shows what ends soon, is in grace or has expired, the first end first', async () => {
    const { id: customerId } = await api.customer();
    await endingOf(customerId, 'later.example', 91);
    await endingOf(customerId, 'ninety.example', 90);
    await endingOf(customerId, 'today.example', 0);
    await endingOf(customerId, 'grace.example', -200, { graceDays: 200 });
    await endingOf(customerId, 'expired.example', -90, { graceDays: 0 });
    await endingOf(customerId, 'long-ago.example', -91, { graceDays: 0 });
    await api.domain(customerId, 'endless.example', { validity: { from: '2020-01-01', until: null } });
    const { items = [], counts } = await listed();
    assert.deepEqual(
      items.map(({ name, daysLeft, status }) => [name, daysLeft, status]),
      [
        ['grace.example', -200, 'grace'],
        ['expired.example', -90, 'expired'],
        ['today.example', 0, 'active'],
        ['ninety.example', 90, 'active'],
      ],
    );
    assert.deepEqual(counts, { expired: 1, grace: 1, within30: 1, within60: 1, within90: 2 });
    assert.deepEqual(await names('?within=30&expired=0'), ['grace.example', 'today.example']);
    assert.deepEqual(await names('?within=91&expired=91'), [
      'grace.example',
      'long-ago.example',
      'expired.example',
      'today.example',
      'ninety.example',
      'later.example',
    ]);
    assert.deepEqual((await listed('?within=0')).counts, counts);
  });

  it('shows a month, from its first day to its last, past or to come', async () => {
    const { id: customerId } = await api.customer();
    for (const until of ['2028-01-31', '2028-02-01', '2028-02-29', '2028-03-01', '2024-02-10']) {
      await api.domain(customerId, `d${until}.example`, { validity: { from: '2020-01-01', until }, graceDays: 0 });
    }
    assert.deepEqual(await names('?month=2028-02'), ['d2028-02-01.example', 'd2028-02-29.example']);
    assert.deepEqual(await names('?month=2024-02&within=30'), ['d2024-02-10.example']);
    for (const month of ['2028-13', '2028-00', '2028-2']) assert.equal((await api.get(`/v1/renewals?month=${month}`)).status, 400, month);
    const { body } = await api.post('/v1/renewals', { filter: { month: '2028-02' }, months: 12, dryRun: true });
    assert.deepEqual(body['counts'], { renewed: 2, refused: 0 });
  });

  it("counts days in the customer's own time zone", async () => {
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
    for (const [index, timeZone] of zones.entries()) {
      const { id } = await api.customer({ timeZone });
      await api.domain(id, `z${index}.example`, { validity: { from: '2020-01-01', until: todayIn(timeZone) } });
    }
    const { items = [] } = await listed('?within=0');
    assert.deepEqual(items.map(({ name, daysLeft, status }) => [name, daysLeft, status]).toSorted(), [
      ['z0.example', 0, 'active'],
      ['z1.example', 0, 'active'],
    ]);
    // The two are never on the same day.
    assert.notEqual(items[0]?.['endsOn'], items[1]?.['endsOn']);
  });

  it('shows the seats, and proposes how many to renew and why', async () => {
    const id = await ending('acme.example', 10);
    const until = addDays(today(), -1);
    for (const name of ['a', 'b', 'c', 'd']) await api.user(`${name}@acme.example`);
    const over = await api.user('over@acme.example', { validity: { from: null, until } });
    const away = await api.user('away@acme.example', { validity: { from: null, until } });
    await api.post(`/v1/users/${away.id}/actions/suspend`, { reason: 'away' });
    await api.registry.rows(`update domains set created_at = now() - interval '2 years'`);
    await api.registry.rows(`update users set created_at = now() - interval '1 year' where local_part not in ('c', 'over')`);
    await api.registry.rows(`insert into licence.last_seen select id, now() from users where local_part = 'a' on conflict do nothing`);
    const [item] = (await listed()).items ?? [];
    const { proposal, ...rest } = item as { proposal: { reasons: readonly { code: string; count: number; en: string; fr: string }[] } };
    const { customerId, customer, version, ...shown } = rest as Record<string, unknown>;
    assert.deepEqual([typeof customerId, customer, version], ['string', 'Acme', 1]);
    assert.deepEqual(shown, {
      domainId: id,
      name: 'acme.example',
      timeZone: 'Europe/Paris',
      endsOn: addDays(today(), 10),
      daysLeft: 10,
      graceDays: 0,
      status: 'active',
      seatLimit: 10,
      seatsUsed: 6,
      seatsSuspended: 1,
      seatsExpired: 1,
      seatsAdded: 1,
      seatsSeen: 1,
    });
    assert.equal(over['status'], 'active');
    const { reasons, ...seats } = proposal;
    assert.deepEqual(seats, { seatLimit: 6, seatLimitAfterRemovals: 5, seatLimitByUse: 2 });
    assert.deepEqual(
      reasons.map(({ code, count }) => [code, count]),
      [
        ['seats_in_use', 4],
        ['suspended_left_out', 1],
        ['expired_left_out', 1],
        ['growth_seen', 1],
        ['not_below_seats_used', 6],
      ],
    );
    assert.deepEqual([reasons[0]?.en, reasons[0]?.fr], ['4 seats are in use.', '4 places sont utilisées.']);
  });

  it('is paged by ends, also where several have the same', async () => {
    const { id: customerId } = await api.customer();
    for (const [name, days] of [
      ['b', 5],
      ['a', 5],
      ['d', 9],
      ['c', 5],
      ['e', -3],
    ] as const)
      await endingOf(customerId, `${name}.example`, days);
    assert.deepEqual(await api.pages('/v1/renewals?limit=2', 'name'), [
      ['e.example', 'b.example'],
      ['a.example', 'c.example'],
      ['d.example'],
    ]);
    for (const cursor of ['x', Buffer.from('5').toString('base64url'), Buffer.from('2026-02-30/1').toString('base64url')])
      await api.refuses(400, 'invalid_cursor', 'GET', `/v1/renewals?cursor=${cursor}`);
  });

  it('is narrowed to a customer, and to those of whoever asks', async () => {
    const [mine, theirs] = [await api.customer(), await api.customer()].map(({ id }) => id);
    await endingOf(mine, 'mine.example', 5);
    await endingOf(theirs, 'theirs.example', 5);
    assert.deepEqual(await names(`?customerId=${mine}`), ['mine.example']);
    api.principal('contact', [Number(mine)]);
    const { body } = await api.get('/v1/renewals', { as: 'contact' });
    assert.deepEqual(
      [(body.items ?? []).map(({ name }) => name), body['counts']],
      [['mine.example'], { expired: 0, grace: 0, within30: 1, within60: 1, within90: 1 }],
    );
    assert.deepEqual((await api.get(`/v1/renewals?customerId=${theirs}`, { as: 'contact' })).body.items, []);
    for (const query of ['within=-1', 'within=soon', 'within=3661', 'expired=1.5', 'more=1'])
      await api.refuses(400, 'invalid_request', 'GET', `/v1/renewals?${query}`);
  });
});

describe('the renewal of many domains', () => {
  it('moves each end by a term, with an event of its own, in one transaction', async () => {
    const { id: customerId } = await api.customer();
    const ids = [await endingOf(customerId, 'a.example', 0), await endingOf(customerId, 'b.example', 0)];
    for (const id of ids)
      await api.registry.rows(`update domains set valid_from = '2020-01-01', valid_until = '2027-02-28' where id = ${id}`);
    const { status, body } = await api.post('/v1/renewals', { domainIds: ids, months: 12 });
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body['applied'], body['counts']], [true, { renewed: 2, refused: 0 }]);
    assert.deepEqual(body.items?.[0], {
      domainId: ids[0],
      name: 'a.example',
      outcome: 'renewed',
      endsOn: '2027-02-28',
      from: '2027-03-01',
      until: '2028-02-29',
      seatLimit: 10,
      code: null,
      detail: null,
    });
    for (const id of ids) assert.deepEqual(await untilOf(id), { from: '2020-01-01', until: '2028-02-29' });
    const events = await api.registry.rows(`select distinct request_id from test.audit_events where kind = 'domain.renew'`);
    assert.equal(events.length, 1);
  });

  it('gives some domains a last day of their own', async () => {
    const { id: customerId } = await api.customer();
    const [one, other] = [await endingOf(customerId, 'one.example', 0), await endingOf(customerId, 'other.example', 0)];
    const until = addDays(today(), 45);
    const asked = { domainIds: [one, other], months: 120, lastDays: [{ domainId: other, until }] };
    assert.equal((await api.post('/v1/renewals', asked)).status, 200);
    assert.equal((await untilOf(other)).until, until);
    assert.ok((await untilOf(one)).until > addDays(today(), 3_600));
  });

  it('begins today where a domain has lapsed, and goes on from the end where it has not', async () => {
    const { id: customerId } = await api.customer();
    const [lapsed, running] = [await endingOf(customerId, 'lapsed.example', -40), await endingOf(customerId, 'running.example', 40)];
    const until = addDays(today(), 400);
    await api.post('/v1/renewals', { domainIds: [lapsed, running], until, from: 'today' });
    assert.deepEqual(await untilOf(lapsed), { from: today(), until });
    assert.deepEqual(await untilOf(running), { from: '2020-01-01', until });
  });

  it('says in a dry run what would be, and changes nothing', async () => {
    const id = await ending('acme.example', 5);
    await api.registry.changesNothing(async () => {
      const { body } = await api.post('/v1/renewals', { domainIds: [id], months: 1, dryRun: true }, { key: 'k' });
      assert.deepEqual([body['applied'], body['dryRun'], body['counts']], [false, true, { renewed: 1, refused: 0 }]);
    });
  });

  it('renews none where one is refused, and the others where that is asked for', async () => {
    const { id: customerId } = await api.customer();
    const good = await endingOf(customerId, 'good.example', 5);
    const over = await endingOf(customerId, 'over.example', -80);
    const { id: endless } = await api.domain(customerId, 'endless.example', { validity: { from: '2020-01-01', until: null } });
    const domainIds = [good, over, String(endless), '999999', good];
    const body = { domainIds, months: 1 };
    await api.registry.changesNothing(async () => {
      const answer = (await api.post('/v1/renewals', body)).body;
      assert.deepEqual([answer['applied'], answer['counts']], [false, { renewed: 1, refused: 3 }]);
      assert.deepEqual(
        (answer.items ?? []).map(({ domainId, name, code }) => [domainId, name, code]),
        [
          [good, 'good.example', null],
          [over, 'over.example', 'renewal_over'],
          [endless, 'endless.example', 'not_a_renewal'],
          ['999999', null, 'domain_not_found'],
        ],
      );
    });
    assert.equal((await api.post('/v1/renewals', { ...body, skipRefused: true })).body['applied'], true);
    assert.ok((await untilOf(good)).until > addDays(today(), 20));
    assert.equal((await untilOf(over)).until, addDays(today(), -80));
  });

  it('gives the seats that are proposed, or each its own', async () => {
    const { id: customerId } = await api.customer();
    const [a, b, c] = [
      await endingOf(customerId, 'a.example', 5),
      await endingOf(customerId, 'b.example', 6),
      await endingOf(customerId, 'c.example', 300),
    ];
    await api.user('ana@a.example');
    await api.user('bob@b.example');
    await api.post('/v1/renewals', { filter: { within: 30 }, months: 12, seats: 'proposed' });
    const limits = async () => (await api.registry.rows('select seat_limit from domains order by id')).map((row) => row['seat_limit']);
    assert.deepEqual(await limits(), [1, 1, 10]);
    const seats = [
      { domainId: a, seatLimit: 7 },
      { domainId: b, seatLimit: null },
    ];
    await api.post('/v1/renewals', { domainIds: [a, b, c], months: 12, seats });
    assert.deepEqual(await limits(), [7, null, 10]);
    const refused = (await api.post('/v1/renewals', { domainIds: [a], months: 12, seats: [{ domainId: a, seatLimit: 0 }] })).body;
    assert.deepEqual([refused['applied'], refused.items?.[0]?.['code']], [false, 'seats_in_use']);
  });

  it('is made once under an Idempotency-Key, also by many at once', async () => {
    const id = await ending('acme.example', 5);
    const ask = () => api.post('/v1/renewals', { domainIds: [id], months: 12 }, { key: 'k' });
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, ask));
    for (const other of others) assert.deepEqual(other, first);
    const { version, validity } = (await api.get(`/v1/domains/${id}`)).body;
    assert.equal(version, 2);
    assert.deepEqual(await ask(), first);
    assert.deepEqual((await api.get(`/v1/domains/${id}`)).body['validity'], validity);
  });

  it('is one change request where the policy asks for approval, and changes nothing meanwhile', async () => {
    const { id: customerId } = await api.customer();
    const domainIds = [await endingOf(customerId, 'a.example', 5), await endingOf(customerId, 'b.example', 5)];
    await api.operator('rosa@vendor.example', ['operator']);
    const { status, body } = await api.post('/v1/renewals', { domainIds, months: 12 }, { as: 'rosa@vendor.example' });
    assert.deepEqual([status, body['state'], body['size'], body['kinds']], [202, 'submitted', 2, ['domain.renew']], JSON.stringify(body));
    for (const id of domainIds) assert.equal((await untilOf(id)).until, addDays(today(), 5));
  });

  it('renews nothing twice when two ask for the same at once', async () => {
    const { id: customerId } = await api.customer();
    const domainIds = [await endingOf(customerId, 'a.example', 5), await endingOf(customerId, 'b.example', 5)];
    const bodies = [domainIds, domainIds.toReversed()].map((ids) => ({ domainIds: ids, months: 12 }));
    const answers = await api.registry.rows('begin; select from domains for update').then(async () => {
      const asked = bodies.map((body) => api.post('/v1/renewals', body));
      let waiting = 0;
      while (waiting < 2) {
        const rows = await api.registry.rows(
          `select from pg_locks join pg_stat_activity a using (pid) where not granted and a.datname = current_database()`,
        );
        waiting = rows.length;
      }
      await api.registry.rows('commit');
      return await Promise.all(asked);
    });
    assert.deepEqual(answers.map(({ status, body }) => [status, body['code']]).toSorted(), [
      [200, undefined],
      [409, 'renewals_changed'],
    ]);
    const ends = await api.registry.rows(`select distinct valid_until < now() + interval '400 days' as once, version from domains`);
    assert.deepEqual(ends, [{ once: true, version: 2 }]);
    assert.deepEqual(api.faults, []);
  });

  it('finds nothing of other customers', async () => {
    const [mine, theirs] = [await api.customer(), await api.customer()].map(({ id }) => id);
    const myId = await endingOf(mine, 'mine.example', 5);
    const theirId = await endingOf(theirs, 'theirs.example', 5);
    api.principal('contact', [Number(mine)]);
    const { body } = await api.post('/v1/renewals', { domainIds: [myId, theirId], months: 12, skipRefused: true }, { as: 'contact' });
    assert.deepEqual(
      (body.items ?? []).map(({ name, code }) => [name, code]),
      [
        ['mine.example', null],
        [null, 'domain_not_found'],
      ],
    );
    assert.equal((await untilOf(theirId)).until, addDays(today(), 5));
    await api.post('/v1/renewals', { filter: {}, months: 12 }, { as: 'contact' });
    assert.equal((await untilOf(theirId)).until, addDays(today(), 5));
    api.principal('reader', null, ['domain.read']);
    await api.refuses(403, 'forbidden', 'POST', '/v1/renewals', { body: { filter: {}, months: 12 }, as: 'reader' });
  });

  it('changes nothing where nothing is found, and refuses what is asked wrongly', async () => {
    await api.registry.changesNothing(async () => {
      const { body } = await api.post('/v1/renewals', { filter: { within: 30, expired: 0 }, months: 12 });
      assert.deepEqual([body['applied'], body.items], [false, []]);
    });
    for (const body of [
      {},
      { months: 12 },
      { domainIds: ['1'] },
      { domainIds: ['1'], filter: {}, months: 12 },
      { domainIds: ['1'], months: 12, until: '2030-01-01' },
      { domainIds: [], months: 12 },
      { domainIds: ['1'], months: 0 },
      { domainIds: ['1'], months: 121 },
      { domainIds: ['1'], until: '2030-02-30' },
      { domainIds: ['1'], months: 12, seats: 'many' },
      { domainIds: ['1'], months: 12, from: 'tomorrow' },
      { filter: { within: 'x' }, months: 12 },
    ])
      await api.refuses(400, 'invalid_request', 'POST', '/v1/renewals', { body });
  });
});
