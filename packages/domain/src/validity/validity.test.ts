import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, always, inForce, isCalendarDate, isEmpty, isTimeZone, overlap, periodOf, type Validity } from './validity.ts';

type Bounds = readonly [string | null, string | null];

interface Vectors {
  readonly periods: readonly (Validity & { name: string; timeZone: string; startsAt: string | null; endsAt: string | null })[];
  readonly overlaps: readonly { name: string; a: Bounds; b: Bounds; result: Bounds; isEmpty: boolean }[];
  readonly calendarDates: { readonly real: readonly string[]; readonly not: readonly string[] };
  readonly timeZones: { readonly known: readonly string[]; readonly not: readonly string[] };
  readonly addDays: readonly { name: string; date: string; days: number; result: string | null }[];
}

const vectors = JSON.parse(readFileSync(new URL('../../../../tests/vectors/validity.json', import.meta.url), 'utf8')) as Vectors;
const zones = Intl.supportedValuesOf('timeZone');

describe('periodOf', () => {
  for (const { name, timeZone, from, until, startsAt, endsAt } of vectors.periods) {
    it(name, () => {
      const expected = {
        startsAt: startsAt === null ? -Infinity : Date.parse(startsAt),
        endsAt: endsAt === null ? Infinity : Date.parse(endsAt),
      };
      assert.deepEqual(periodOf({ from, until }, timeZone), expected);
    });
  }

  it('throws on a date or a zone that does not exist', () => {
    for (const date of ['2026-02-29', '2026-13-01', '', '2026-03-31T00:00'])
      assert.throws(() => periodOf({ from: date, until: null }, 'UTC'), RangeError);
    assert.throws(() => periodOf({ from: null, until: '2026-03-31' }, 'Europe/Atlantis'), RangeError);
  });

  it('begins and ends on the right day in every zone, leap days, year ends and every clock change from 2000 to 2037 included', () => {
    for (const timeZone of zones) {
      for (const date of notableDates(timeZone)) assertIsThatDay(date, timeZone);
    }
  });

  it('agrees with the calendar of Intl on any instant of any zone', () => {
    fc.assert(
      fc.property(zone, instantBetween('2012-01-01', '2060-01-01'), (timeZone, at) => {
        const today = localDate(at, timeZone);
        assert.ok(inForce(periodOf({ from: today, until: today }, timeZone), at));
        assert.ok(!inForce(periodOf({ from: null, until: addDays(today, -1) }, timeZone), at));
        assert.ok(!inForce(periodOf({ from: addDays(today, 1), until: null }, timeZone), at));
      }),
      { numRuns: 400 },
    );
  });

  it('tiles the time line with consecutive days, without gap or overlap', () => {
    fc.assert(
      fc.property(zone, date, fc.integer({ min: 1, max: 400 }), (timeZone, first, days) => {
        const second = addDays(first, days);
        const whole = periodOf({ from: first, until: second }, timeZone);
        const head = periodOf({ from: first, until: addDays(second, -1) }, timeZone);
        const tail = periodOf({ from: second, until: second }, timeZone);
        assert.deepEqual([head.startsAt, head.endsAt, tail.endsAt], [whole.startsAt, tail.startsAt, whole.endsAt]);
        assert.ok(head.startsAt <= head.endsAt && tail.startsAt <= tail.endsAt);
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same answer the second time', () => {
    const validity = { from: '2026-03-29', until: '2026-10-25' };
    assert.deepEqual(periodOf(validity, 'Europe/Paris'), periodOf(validity, 'Europe/Paris'));
    assert.notDeepEqual(periodOf(validity, 'Europe/Paris'), periodOf(validity, 'Europe/London'));
  });
});

/** The day's period starts and ends on local dates that a calendar of its own confirms; the next day takes over where it ends. */
function assertIsThatDay(day: string, timeZone: string): void {
  const { startsAt, endsAt } = periodOf({ from: day, until: day }, timeZone);
  const next = addDays(day, 1);
  assert.equal(periodOf({ from: next, until: null }, timeZone).startsAt, endsAt);
  const lastDate = temporalDate(endsAt - 1, timeZone);
  if (startsAt === endsAt) return assert.ok(lastDate < day && temporalDate(endsAt, timeZone) > day, `${timeZone} ${day} is skipped`);
  assert.equal(temporalDate(startsAt, timeZone), day);
  assert.ok(temporalDate(startsAt - 1, timeZone) < day, `${timeZone} ${day} starts with its first instant`);
  assert.equal(lastDate, day, `${timeZone} ${day} ends with its last instant`);
  assert.ok(temporalDate(endsAt, timeZone) > day);
}

/** Leap days, year ends, and the days around every clock change of a zone. */
function notableDates(timeZone: string): Set<string> {
  const dates = new Set(['2000-02-29', '2024-02-28', '2024-02-29', '2023-02-28', '2025-12-31', '2026-01-01', '2100-02-28']);
  let change = Temporal.Instant.from('2000-01-01T00:00Z').toZonedDateTimeISO(timeZone).getTimeZoneTransition('next');
  while (change !== null && change.year <= 2037) {
    const day = change.toPlainDate().toString();
    dates.add(day).add(addDays(day, -1));
    change = change.getTimeZoneTransition('next');
  }
  return dates;
}

function temporalDate(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

const calendars = new Map<string, Intl.DateTimeFormat>();

function localDate(at: number, timeZone: string): string {
  const calendar =
    calendars.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(timeZone, calendar);
  return calendar.format(at);
}

describe('inForce', () => {
  it('includes the start, excludes the end', () => {
    assert.deepEqual(
      [9, 10, 19, 20].map((at) => inForce({ startsAt: 10, endsAt: 20 }, at)),
      [false, true, true, false],
    );
  });

  it('is always true of always, never of an empty period', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.nat(), (at, endsAt, excess) => {
        assert.ok(inForce(always, at));
        assert.ok(!inForce({ startsAt: endsAt + excess, endsAt }, at));
      }),
    );
  });
});

describe('overlap', () => {
  for (const { name, a, b, result, isEmpty: empty } of vectors.overlaps) {
    it(name, () => {
      const expected = { from: result[0], until: result[1] };
      assert.deepEqual(overlap({ from: a[0], until: a[1] }, { from: b[0], until: b[1] }), expected);
      assert.deepEqual(overlap({ from: b[0], until: b[1] }, { from: a[0], until: a[1] }), expected);
      assert.equal(isEmpty(expected), empty);
    });
  }

  it('is in force exactly where both are', () => {
    fc.assert(
      fc.property(validity, validity, zone, instantBetween('2011-06-01', '2032-01-01'), (a, b, timeZone, at) => {
        const both = inForce(periodOf(a, timeZone), at) && inForce(periodOf(b, timeZone), at);
        assert.equal(inForce(periodOf(overlap(a, b), timeZone), at), both);
      }),
    );
  });
});

describe('isCalendarDate', () => {
  for (const text of vectors.calendarDates.real) it(`accepts ${text}`, () => assert.equal(isCalendarDate(text), true));
  for (const text of vectors.calendarDates.not) it(`refuses ${JSON.stringify(text)}`, () => assert.equal(isCalendarDate(text), false));

  it('agrees with Temporal on every day and month of any year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 9999 }), fc.nat(19), fc.nat(39), (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        assert.equal(isCalendarDate(text), exists(text));
      }),
      { numRuns: 500 },
    );
  });
});

function exists(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

describe('isTimeZone', () => {
  for (const name of vectors.timeZones.known) it(`knows ${name}`, () => assert.equal(isTimeZone(name), true));
  for (const name of vectors.timeZones.not) it(`does not know ${JSON.stringify(name)}`, () => assert.equal(isTimeZone(name), false));

  it('knows every zone of the runtime', () => {
    assert.deepEqual(
      zones.filter((name) => !isTimeZone(name)),
      [],
    );
    assert.ok(zones.length > 300);
  });
});

describe('addDays', () => {
  for (const { name, date: start, days, result } of vectors.addDays) {
    it(name, () => {
      if (result === null) return assert.throws(() => addDays(start, days), RangeError);
      assert.equal(addDays(start, days), result);
    });
  }

  it('goes there and back', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (start, days) => assert.equal(addDays(addDays(start, days), -days), start)),
    );
  });
});

const zone = fc.constantFrom(...zones);
const date = fc.integer({ min: 0, max: 7300 }).map((days) => addDays('2012-01-01', days));
const bound = fc.option(date, { freq: 4 });
const validity = fc.record({ from: bound, until: bound });

function instantBetween(first: string, last: string) {
  return fc.integer({ min: Date.parse(first), max: Date.parse(last) });
}
