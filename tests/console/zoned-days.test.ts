import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { daysAfter } from '../../apps/console/src/app/registry/licence-of.ts';
import { dayOf, endOfDay, lastDayBefore } from '../../apps/console/src/app/words/zoned-days.ts';

const timeZones = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Marquesas',
  'Australia/Lord_Howe',
];

describe('days of a time zone', () => {
  it('the end of a day is its last second there, whatever the clocks do on it', () => {
    assert.equal(endOfDay('2027-03-31', 'Europe/Paris'), '2027-03-31T21:59:59.000Z');
    assert.equal(endOfDay('2026-03-29', 'Europe/Paris'), '2026-03-29T21:59:59.000Z');
    assert.equal(endOfDay('2026-10-25', 'Europe/Paris'), '2026-10-25T22:59:59.000Z');
    assert.equal(endOfDay('2026-12-31', 'Pacific/Kiritimati'), '2026-12-31T09:59:59.000Z');
  });

  it('the end of a day is on that day, and the second after it on the next', () => {
    const date = fc.integer({ min: 0, max: 20_000 }).map((days) => daysAfter('2000-01-01', days));
    fc.assert(
      fc.property(date, fc.constantFrom(...timeZones), (date, timeZone) => {
        const end = endOfDay(date, timeZone);
        assert.equal(dayOf(end, timeZone), date);
        assert.equal(dayOf(Date.parse(end) + 1_000, timeZone), daysAfter(date, 1));
      }),
    );
  });

  it('a licence that ends with an instant works for the last time on the day before it', () => {
    assert.equal(lastDayBefore('2027-03-31T22:00:00Z', 'Europe/Paris'), '2027-03-31');
    assert.equal(lastDayBefore('2028-03-01T00:00:00Z', 'UTC'), '2028-02-29');
  });
});
