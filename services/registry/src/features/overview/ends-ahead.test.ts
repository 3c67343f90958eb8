import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endsAhead, monthsFrom } from './ends-ahead.ts';

const ending = (endsOn: string | null, daysLeft: number | null, count: number) => ({ endsOn, daysLeft, count });

describe('ends ahead', () => {
  it('are counted within days and by month, the nearer among the farther', () => {
    const counted = [
      ending('2026-11-30', 0, 1),
      ending('2026-12-30', 30, 2),
      ending('2026-12-31', 31, 4),
      ending('2027-01-29', 60, 8),
      ending('2027-02-28', 90, 16),
      ending('2027-03-01', 91, 32),
    ];
    const { byMonth, ...within } = endsAhead(counted);
    assert.deepEqual(within, { within30: 3, within60: 15, within90: 31 });
    assert.deepEqual(
      [...byMonth],
      [
        ['2026-11', 1],
        ['2026-12', 6],
        ['2027-01', 8],
        ['2027-02', 16],
        ['2027-03', 32],
      ],
    );
  });

  it('leave out what has ended, and what never does', () => {
    const { byMonth, ...within } = endsAhead([ending('2026-11-29', -1, 1), ending(null, null, 1)]);
    assert.deepEqual(within, { within30: 0, within60: 0, within90: 0 });
    assert.equal(byMonth.size, 0);
  });

  it('go over the end of the year', () => {
    assert.deepEqual(monthsFrom('2026-11-30', 4), ['2026-11', '2026-12', '2027-01', '2027-02']);
  });
});
