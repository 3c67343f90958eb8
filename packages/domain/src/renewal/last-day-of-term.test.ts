import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../validity/validity.ts';
import { lastDayOfTerm } from './last-day-of-term.ts';

const day = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1990-01-01', days));
const months = fc.integer({ min: 1, max: 120 });

const isLastOfMonth = (date: string): boolean => addDays(date, 1).endsWith('-01');
const dayOf = (date: string): number => Number(date.slice(8));
/** Months since the beginning of time, to be subtracted. */
const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

describe('the last day of a term', () => {
  for (const [firstDay, term, lastDay, why] of [
    ['2027-01-01', 12, '2027-12-31', 'a calendar year'],
    ['2026-04-01', 12, '2027-03-31', 'a year that begins with a month'],
    ['2027-03-01', 12, '2028-02-29', 'the end of February is the 29th in a leap year'],
    ['2028-03-01', 12, '2029-02-28', 'and the 28th in another'],
    ['2028-02-29', 12, '2029-02-28', 'a term from a leap day'],
    ['2028-02-29', 48, '2032-02-28', 'to the next leap day but one'],
    ['2026-01-31', 1, '2026-02-28', 'the month has no 31st'],
    ['2026-01-29', 1, '2026-02-28', 'nor a 29th'],
    ['2026-01-28', 1, '2026-02-27', 'but a 28th'],
    ['2028-01-30', 1, '2028-02-29', 'a leap February has no 30th'],
    ['2026-08-31', 6, '2027-02-28', 'half a year'],
    ['2026-12-15', 1, '2027-01-14', 'across the year'],
  ] as const) {
    it(`from ${firstDay} for ${term} months is ${lastDay}: ${why}`, () => assert.equal(lastDayOfTerm(firstDay, term), lastDay));
  }

  it('is the day before the one of the same number, or the last day of a month that has none', () => {
    fc.assert(
      fc.property(day, months, (firstDay, term) => {
        const lastDay = lastDayOfTerm(firstDay, term);
        const next = addDays(lastDay, 1);
        if (dayOf(next) === dayOf(firstDay)) assert.equal(monthOf(next) - monthOf(firstDay), term);
        else {
          assert.ok(isLastOfMonth(lastDay) && dayOf(lastDay) < dayOf(firstDay));
          assert.equal(monthOf(lastDay) - monthOf(firstDay), term);
        }
      }),
    );
  });

  it('keeps ends of months at the ends of months, however often something is renewed', () => {
    fc.assert(
      fc.property(day.filter(isLastOfMonth), fc.array(months, { maxLength: 10 }), (end, terms) => {
        let last = end;
        for (const term of terms) last = lastDayOfTerm(addDays(last, 1), term);
        assert.ok(isLastOfMonth(last));
        assert.equal(
          monthOf(last) - monthOf(end),
          terms.reduce((sum, term) => sum + term, 0),
        );
      }),
    );
  });

  it('comes to the same in one term or in several, from any day that every month has', () => {
    fc.assert(
      fc.property(
        day.filter((date) => dayOf(date) <= 28),
        months,
        months,
        (firstDay, one, other) => {
          assert.equal(lastDayOfTerm(addDays(lastDayOfTerm(firstDay, one), 1), other), lastDayOfTerm(firstDay, one + other));
        },
      ),
    );
  });

  it('is later the later a term begins, and the longer it is', () => {
    fc.assert(
      fc.property(day, months, fc.integer({ min: 1, max: 60 }), (firstDay, term, more) => {
        assert.ok(lastDayOfTerm(addDays(firstDay, more), term) >= lastDayOfTerm(firstDay, term));
        assert.ok(lastDayOfTerm(firstDay, term + more) > lastDayOfTerm(firstDay, term));
        assert.ok(lastDayOfTerm(firstDay, term) > firstDay);
      }),
    );
  });
});
