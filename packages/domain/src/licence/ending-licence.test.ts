import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { periodOf } from '../validity/validity.ts';
import { decideEnding, endingDates } from './ending-licence.ts';
import { decideLicence, type LicenceTerms } from './licence.ts';

const hour = 3_600_000;
const at = Date.parse('2026-11-25T12:00:00Z');
const paris: LicenceTerms = {
  validity: { from: '2026-01-01', until: '2026-11-30' },
  graceDays: 0,
  timeZone: 'Europe/Paris',
  suspended: false,
  domainSuspended: false,
};
const inDays = (days: number) => at + days * 24 * hour;

describe('decideEnding', () => {
  it('tells when access is lost, with the grace after the end, and what ends', () => {
    const ends = { status: 'active', validUntil: Date.parse('2026-11-30T23:00:00Z') };
    assert.deepEqual(decideEnding(paris, false, at, inDays(30)), { ...ends, reason: 'domain_ends', losesAccessAt: ends.validUntil });
    assert.deepEqual(decideEnding({ ...paris, graceDays: 10 }, true, at, inDays(30)), {
      ...ends,
      reason: 'own_validity_ends',
      losesAccessAt: Date.parse('2026-12-10T23:00:00Z'),
    });
    const ended = { ...paris, graceDays: 10, validity: { from: null, until: '2026-11-20' } };
    assert.deepEqual(decideEnding(ended, false, at, inDays(30)), {
      status: 'grace',
      reason: 'grace_ends',
      validUntil: Date.parse('2026-11-20T23:00:00Z'),
      losesAccessAt: Date.parse('2026-11-30T23:00:00Z'),
    });
  });

  it('says nothing of those who have no access, who lose it later, or never', () => {
    for (const terms of [
      { ...paris, suspended: true },
      { ...paris, domainSuspended: true },
      { ...paris, validity: { from: '2026-11-27', until: '2026-11-30' } },
      { ...paris, validity: { from: null, until: '2026-11-24' } },
      { ...paris, validity: { from: null, until: null } },
      { ...paris, graceDays: 31 },
    ]) {
      assert.equal(decideEnding(terms, false, at, inDays(30)), null);
    }
  });

  it('counts what is lost at the very end of the time asked about', () => {
    const end = Date.parse('2026-11-30T23:00:00Z');
    assert.equal(decideEnding(paris, false, at, end)?.losesAccessAt, end);
    assert.equal(decideEnding(paris, false, at, end - 1), null);
    assert.equal(decideEnding(paris, false, end, end + hour), null);
  });
});

const date = fc.integer({ min: 0, max: 900 }).map((days) => Temporal.PlainDate.from('2010-11-01').add({ days }).toString());
const instant = fc.integer({ min: Date.parse('2010-12-01T00:00:00Z'), max: Date.parse('2012-12-01T00:00:00Z') });
// Samoa left out a day at the end of 2011.
const timeZone = fc.constantFrom('Europe/Paris', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kolkata', 'UTC');

describe('endingDates', () => {
  it('are the days on which a licence has to end for access to be lost in time, whatever the zone and the grace', () => {
    fc.assert(
      fc.property(
        timeZone,
        fc.integer({ min: 0, max: 60 }),
        instant,
        fc.integer({ min: 0, max: 100 * 24 * hour }),
        fc.tuple(date, date),
        (zone, graceDays, now, milliseconds, [from, until]) => {
          const terms = { ...paris, timeZone: zone, graceDays, validity: { from, until } };
          const { startsAt, endsAt } = periodOf(terms.validity, zone);
          fc.pre(startsAt < endsAt);
          const dates = endingDates(terms, now, now + milliseconds);
          const isLost = decideLicence(terms, now).allowed && !decideLicence(terms, now + milliseconds).allowed;
          assert.equal(from <= dates.startedBy && dates.from <= until && until <= dates.until, isLost);
          assert.equal(decideEnding(terms, false, now, now + milliseconds) !== null, isLost);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
