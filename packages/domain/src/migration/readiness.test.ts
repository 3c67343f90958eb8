import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { answeringSides, blockerCodes, blockersOf, comparisonDays, type ReadinessFacts } from './readiness.ts';

const now = Temporal.Instant.from('2026-11-26T06:00:00Z');
const hoursAgo = (hours: number) => now.subtract({ hours });
const ready: ReadinessFacts = {
  answeredBy: 'old',
  comparison: { endedAt: hoursAgo(1), differing: 0 },
  openQuarantine: 0,
  applyingMigrationId: null,
};
const codes = (facts: Partial<ReadinessFacts>) => blockersOf({ ...ready, ...facts }, now).map(({ code }) => code);

const facts: fc.Arbitrary<ReadinessFacts> = fc.record({
  answeredBy: fc.constantFrom(...answeringSides),
  comparison: fc.option(fc.record({ endedAt: fc.integer({ min: 0, max: 400 }).map(hoursAgo), differing: fc.integer({ min: 0, max: 3 }) })),
  openQuarantine: fc.integer({ min: 0, max: 3 }),
  applyingMigrationId: fc.option(fc.integer({ min: 1 })),
});

describe('a domain', () => {
  it('is ready when it was compared of late without a difference, nothing of it waits, and no migration is under way', () => {
    assert.deepEqual(codes({}), []);
  });

  it('is kept from it by each of these alone', () => {
    assert.deepEqual(codes({ comparison: null }), ['never_compared']);
    assert.deepEqual(codes({ comparison: { endedAt: hoursAgo(1), differing: 2 } }), ['differences']);
    assert.deepEqual(codes({ openQuarantine: 1 }), ['open_quarantine']);
    assert.deepEqual(codes({ applyingMigrationId: 3 }), ['migration_unfinished']);
  });

  it('goes by a comparison for seven days, to the last instant', () => {
    const at = (endedAt: Temporal.Instant) => codes({ comparison: { endedAt, differing: 0 } });
    assert.deepEqual(at(hoursAgo(comparisonDays * 24)), []);
    assert.deepEqual(at(hoursAgo(comparisonDays * 24).subtract({ nanoseconds: 1 })), ['comparison_old']);
  });

  it('that was cut over is kept from nothing', () => {
    fc.assert(fc.property(facts, (given) => assert.deepEqual(blockersOf({ ...given, answeredBy: 'seatledger' }, now), [])));
  });

  it('is never readier for more that waits or differs, or for a later day', () => {
    fc.assert(
      fc.property(facts, fc.nat(400), (given, hours) => {
        const before = new Set(blockersOf(given, now).map(({ code }) => code));
        const worse: ReadinessFacts = {
          ...given,
          comparison: given.comparison && { ...given.comparison, differing: given.comparison.differing + 1 },
          openQuarantine: given.openQuarantine + 1,
        };
        const after = new Set(blockersOf(worse, now.add({ hours })).map(({ code }) => code));
        assert.ok(before.isSubsetOf(after));
      }),
    );
  });

  it('is told each blocker once, in their order, with what to do and how many there are', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const blockers = blockersOf(given, now);
        const places = blockers.map(({ code }) => blockerCodes.indexOf(code));
        assert.deepEqual(
          places,
          [...new Set(places)].toSorted((a, b) => a - b),
        );
        for (const { code, detail, count } of blockers) {
          assert.match(detail, /^[A-Z\d].*; .*\.$/);
          assert.equal(count !== undefined, code === 'differences' || code === 'open_quarantine');
        }
      }),
    );
  });
});
