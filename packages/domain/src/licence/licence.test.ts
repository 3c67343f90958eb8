import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../validity/validity.ts';
import { describeLicence } from './describe-licence.ts';
import { decideLicence, termsOf, type LicenceStatus, type LicenceTerms } from './licence.ts';

type Bounds = readonly [string | null, string | null];

interface ShortTerms extends Partial<Omit<LicenceTerms, 'validity'>> {
  readonly from?: string;
  readonly until?: string;
}

interface Vectors {
  readonly terms: readonly { name: string; domain: Bounds; user: Bounds; result: Bounds }[];
  readonly decisions: readonly {
    name: string;
    terms: ShortTerms | null;
    at: string;
    status: LicenceStatus;
    validUntil: string | null;
    nextChangeAt: string | null;
  }[];
  readonly sentences: readonly { name: string; status: LicenceStatus; terms: ShortTerms | null; en: string; fr: string }[];
}

const vectors = JSON.parse(readFileSync(new URL('../../../../tests/vectors/licence.json', import.meta.url), 'utf8')) as Vectors;

function termsFrom(short: ShortTerms | null): LicenceTerms | null {
  if (short === null) return null;
  const { from = null, until = null, ...rest } = short;
  return { graceDays: 0, timeZone: 'Europe/Paris', suspended: false, domainSuspended: false, ...rest, validity: { from, until } };
}

describe('termsOf', () => {
  for (const { name, domain, user, result } of vectors.terms) {
    it(name, () => {
      const terms = termsOf(
        { validity: { from: domain[0], until: domain[1] }, graceDays: 7, timeZone: 'Asia/Kathmandu', suspended: true },
        { validity: { from: user[0], until: user[1] }, suspended: false },
      );
      const validity = { from: result[0], until: result[1] };
      assert.deepEqual(terms, { validity, graceDays: 7, timeZone: 'Asia/Kathmandu', suspended: false, domainSuspended: true });
    });
  }

  it('takes the suspension of the user from the user', () => {
    const open = { from: null, until: null };
    const terms = termsOf({ validity: open, graceDays: 0, timeZone: 'UTC', suspended: false }, { validity: open, suspended: true });
    assert.deepEqual([terms.suspended, terms.domainSuspended], [true, false]);
  });
});

describe('decideLicence', () => {
  for (const { name, terms, at, status, validUntil, nextChangeAt } of vectors.decisions) {
    it(`${status}: ${name}`, () => {
      assert.deepEqual(decideLicence(termsFrom(terms), Date.parse(at)), {
        status,
        allowed: status === 'active' || status === 'grace',
        validUntil: validUntil === null ? null : Date.parse(validUntil),
        nextChangeAt: nextChangeAt === null ? Infinity : Date.parse(nextChangeAt),
      });
    });
  }

  it('does not change before nextChangeAt, and changes then', () => {
    fc.assert(
      fc.property(terms, instant, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (theTerms, at, share) => {
        const decision = decideLicence(theTerms, at);
        assert.ok(decision.nextChangeAt > at);
        const end = Math.min(decision.nextChangeAt, at + 1e12);
        const between = at + Math.floor((end - at) * share);
        for (const same of [between, end - 1]) assert.deepEqual(decideLicence(theTerms, same), decision);
        if (decision.nextChangeAt !== Infinity) assert.notEqual(decideLicence(theTerms, decision.nextChangeAt).status, decision.status);
      }),
      { numRuns: 500 },
    );
  });

  it('goes through its states in order, and ends', () => {
    fc.assert(
      fc.property(terms, (theTerms) => {
        const order: LicenceStatus[] = ['not_started', 'active', 'grace', 'expired'];
        const places = statesOf({ ...theTerms, suspended: false, domainSuspended: false }).map((status) => order.indexOf(status));
        assert.deepEqual(places, places.toSorted());
        assert.equal(new Set(places).size, places.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is active exactly on the valid days of the calendar there', () => {
    fc.assert(
      fc.property(terms, instant, (theTerms, at) => {
        const free = { ...theTerms, suspended: false, domainSuspended: false };
        const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(free.timeZone).toPlainDate().toString();
        const { from, until } = free.validity;
        assert.equal(decideLicence(free, at).status === 'active', (from === null || from <= today) && (until === null || today <= until));
      }),
      { numRuns: 500 },
    );
  });

  it('gives grace exactly on the days of grace', () => {
    fc.assert(
      fc.property(terms, date, instant, (theTerms, until, at) => {
        const free = { ...theTerms, validity: { from: null, until }, suspended: false, domainSuspended: false };
        const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(free.timeZone).toPlainDate().toString();
        assert.equal(decideLicence(free, at).status === 'grace', until < today && today <= addDays(until, free.graceDays));
      }),
      { numRuns: 500 },
    );
  });

  it('never allows a suspended user or a user of a suspended domain', () => {
    fc.assert(
      fc.property(terms, instant, (theTerms, at) => {
        assert.equal(decideLicence({ ...theTerms, suspended: true }, at).status, 'suspended');
        assert.equal(decideLicence({ ...theTerms, suspended: false, domainSuspended: true }, at).status, 'domain_suspended');
      }),
    );
  });
});

/** The statuses in the order in which time brings them. */
function statesOf(theTerms: LicenceTerms): LicenceStatus[] {
  const states: LicenceStatus[] = [];
  let at = Date.parse('1900-01-02');
  while (at !== Infinity && states.length < 10) {
    const decision = decideLicence(theTerms, at);
    states.push(decision.status);
    at = decision.nextChangeAt;
  }
  return states;
}

describe('describeLicence', () => {
  for (const { name, status, terms: short, en, fr } of vectors.sentences) {
    it(`in English: ${name}`, () => assert.equal(describeLicence(status, termsFrom(short), 'en'), en));
    it(`in French: ${name}`, () => assert.equal(describeLicence(status, termsFrom(short), 'fr'), fr));
  }

  it('names every month as Intl does', () => {
    for (const locale of ['en', 'fr'] as const) {
      for (let month = 1; month <= 12; month += 1) {
        const until = `2026-${String(month).padStart(2, '0')}-15`;
        const expected = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(
          Date.parse(until),
        );
        assert.ok(describeLicence('expired', termsFrom({ until }), locale).endsWith(` ${expected}.`), expected);
      }
    }
  });

  it('has a whole sentence for every decision', () => {
    fc.assert(
      fc.property(terms, instant, fc.constantFrom('en' as const, 'fr' as const), (theTerms, at, locale) => {
        const { status } = decideLicence(theTerms, at);
        assert.match(describeLicence(status, theTerms, locale), /^[A-Z].*\.$/);
        assert.doesNotMatch(describeLicence(status, theTerms, locale), /undefined|null|NaN| {2}/);
      }),
    );
  });
});

// Instants and dates lie in the same few years, so that every state comes up; the clocks of St John's no longer go back past midnight.
const date = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2023-01-01', days));
const bound = fc.option(date, { freq: 4 });
const instant = fc.integer({ min: Date.parse('2022-11-01'), max: Date.parse('2027-05-01') });
const terms: fc.Arbitrary<LicenceTerms> = fc.record({
  validity: fc.record({ from: bound, until: bound }),
  graceDays: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
  timeZone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
  suspended: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  domainSuspended: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
});
