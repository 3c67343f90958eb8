import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { clockToleranceSeconds, decideLease, leaseSteps, type LeaseReason, type LeaseStep } from './decide-lease.ts';
import { describeLease } from './describe-lease.ts';
import { fewestOfflineLeaseDays, leaseOf, mostOfflineLeaseDays, type Lease } from './lease.ts';

type Written<Times> = { readonly [Name in keyof Times]: string };

interface Vectors {
  readonly leases: readonly (Written<Lease> & {
    name: string;
    offlineLeaseDays: number | null;
    worksUntil: string | null;
    changesAt: string | null;
  })[];
  readonly decisions: readonly {
    name: string;
    lease: Written<Lease>;
    now: string;
    epoch: number;
    revocationEpoch: number | null;
    utcOffsetMinutes: number;
    step: LeaseStep;
    reason: LeaseReason;
    until: string | null;
    en: string;
    fr: string;
  }[];
}

const vectors = JSON.parse(readFileSync(new URL('../../../../tests/vectors/lease.json', import.meta.url), 'utf8')) as Vectors;

const seconds = (instant: string): number => Date.parse(instant) / 1000;
const orNever = (instant: string | null): number => (instant === null ? Infinity : seconds(instant));

function leaseFrom({ issuedAt, freshUntil, staleUntil, graceUntil }: Written<Lease>): Lease {
  return {
    issuedAt: seconds(issuedAt),
    freshUntil: seconds(freshUntil),
    staleUntil: seconds(staleUntil),
    graceUntil: seconds(graceUntil),
  };
}

const anyInstant = fc.integer({ min: 0, max: 4_000_000_000 });
const orInfinity = fc.oneof(anyInstant, fc.constant(Infinity));
const anyTerms = fc.record({
  issuedAt: anyInstant,
  offlineLeaseDays: fc.option(fc.integer({ min: fewestOfflineLeaseDays, max: mostOfflineLeaseDays })),
  worksUntil: orInfinity,
  changesAt: orInfinity,
});

describe('leaseOf', () => {
  for (const { name, offlineLeaseDays, worksUntil, changesAt, ...written } of vectors.leases) {
    it(name, () => {
      const lease = leaseFrom(written);
      const terms = { issuedAt: lease.issuedAt, offlineLeaseDays, worksUntil: orNever(worksUntil), changesAt: orNever(changesAt) };
      assert.deepEqual(leaseOf(terms), lease);
    });
  }

  it('has its steps in order, in whole seconds, none beyond the licence or the days allowed', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { issuedAt, freshUntil, staleUntil, graceUntil } = leaseOf(terms);
        assert.ok(issuedAt <= freshUntil && freshUntil <= staleUntil && staleUntil <= graceUntil);
        assert.ok([freshUntil, staleUntil, graceUntil].every(Number.isSafeInteger));
        assert.ok(graceUntil <= Math.max(terms.worksUntil, issuedAt));
        assert.ok(graceUntil - issuedAt <= mostOfflineLeaseDays * 86_400);
        assert.ok(freshUntil <= Math.max(terms.changesAt, issuedAt));
      }),
    );
  });

  it('is never longer where fewer days are allowed, or the licence ends earlier', () => {
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 90 }), fc.nat(), (terms, days, more, earlier) => {
        const short = leaseOf({ ...terms, offlineLeaseDays: days, worksUntil: terms.worksUntil - earlier });
        const long = leaseOf({ ...terms, offlineLeaseDays: Math.min(days + more, 90) });
        for (const step of ['freshUntil', 'staleUntil', 'graceUntil'] as const) assert.ok(short[step] <= long[step]);
      }),
    );
  });
});

describe('decideLease', () => {
  for (const { name, lease, now, epoch, revocationEpoch, step, reason, until } of vectors.decisions) {
    it(`${step}: ${name}`, () => {
      const decision = decideLease(leaseFrom(lease), { now: seconds(now), epoch, revocationEpoch });
      assert.deepEqual(decision, { step, reason, until: until === null ? null : seconds(until) });
    });
  }

  it('never goes back a step as time passes', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat({ max: 10_000_000 }), fc.nat({ max: 10_000_000 }), (terms, after, later) => {
        const lease = leaseOf(terms);
        const at = (now: number) => leaseSteps.indexOf(decideLease(lease, { now, epoch: 0, revocationEpoch: 0 }).step);
        const now = terms.issuedAt - clockToleranceSeconds + after;
        assert.ok(at(now) <= at(now + later));
      }),
    );
  });

  it('holds until the instant that it names, and not in it', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat({ max: 8_000_000 }), (terms, after) => {
        const lease = leaseOf(terms);
        const at = (now: number) => decideLease(lease, { now, epoch: 0, revocationEpoch: null });
        const { step, until } = at(terms.issuedAt + after);
        if (until === null) return;
        assert.equal(at(until - 1).step, step);
        assert.notEqual(at(until).step, step);
      }),
    );
  });

  it('blocks everything that was signed before the epoch was raised, whenever it is looked at', () => {
    fc.assert(
      fc.property(anyTerms, anyInstant, fc.nat(), fc.integer({ min: 1, max: 1000 }), (terms, now, epoch, raised) => {
        const decision = decideLease(leaseOf(terms), { now, epoch, revocationEpoch: epoch + raised });
        assert.deepEqual(decision, { step: 'blocked', reason: 'revoked', until: null });
      }),
    );
  });
});

describe('describeLease', () => {
  for (const { name, lease, now, epoch, revocationEpoch, utcOffsetMinutes, en, fr } of vectors.decisions) {
    it(name, () => {
      const decision = decideLease(leaseFrom(lease), { now: seconds(now), epoch, revocationEpoch });
      assert.equal(describeLease(decision, seconds(lease.graceUntil), 'en', utcOffsetMinutes), en);
      assert.equal(describeLease(decision, seconds(lease.graceUntil), 'fr', utcOffsetMinutes), fr);
    });
  }
});
