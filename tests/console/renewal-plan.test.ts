import assert from 'node:assert/strict';
import { it } from 'node:test';
import { askedFor, byDomain, plannedRows } from '../../apps/console/src/app/renewals/renewal-plan.ts';

const terms = { months: 12, from: 'expiry', seats: 'keep' } as const;
const domain = (domainId: string) => ({ domainId, seatLimit: 10 }) as Parameters<typeof plannedRows>[0][number];
const verdict = (domainId: string, fields: object) => ({ domainId, ...fields }) as Parameters<typeof byDomain>[0][number];

const plan = byDomain([
  verdict('1', { outcome: 'renewed', until: '2028-03-31', seatLimit: 10 }),
  verdict('2', { outcome: 'renewed', until: '2028-03-31', seatLimit: null }),
  verdict('3', { outcome: 'refused', until: null, seatLimit: 10, code: 'renewal_over' }),
]);

it('what is said by hand of a domain goes before what is proposed for it', () => {
  const own = new Map([
    ['1', { until: '2027-06-30' }],
    ['2', { seatLimit: 40 }],
  ]);
  const rows = plannedRows([domain('1'), domain('2'), domain('3')], plan, own);
  assert.deepEqual(
    rows.map(({ until, seatLimit, isOwn }) => [until, seatLimit, isOwn]),
    [
      ['2027-06-30', 10, true],
      ['2028-03-31', 40, true],
      [undefined, 10, false],
    ],
  );
  assert.deepEqual(askedFor(rows.slice(0, 2), terms, own), {
    domainIds: ['1', '2'],
    months: 12,
    from: 'expiry',
    seats: [
      { domainId: '1', seatLimit: 10 },
      { domainId: '2', seatLimit: 40 },
    ],
    lastDays: [{ domainId: '1', until: '2027-06-30' }],
  });
});

it('a refusal is told until another last day is said by hand', () => {
  assert.equal(plannedRows([domain('3')], plan, new Map())[0]?.refusal?.code, 'renewal_over');
  const own = new Map([['3', { until: '2029-01-01' }]]);
  assert.equal(plannedRows([domain('3')], plan, own)[0]?.refusal, undefined);
  const tried = byDomain([verdict('3', { outcome: 'refused', until: null, seatLimit: 10, code: 'seats_in_use' })]);
  assert.equal(plannedRows([domain('3')], plan, own, tried)[0]?.refusal?.code, 'seats_in_use');
});

it('unlimited seats can be said by hand', () => {
  assert.equal(plannedRows([domain('1')], plan, new Map([['1', { seatLimit: null }]]))[0]?.seatLimit, null);
});
