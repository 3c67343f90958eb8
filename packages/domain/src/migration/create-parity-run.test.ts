import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CommandRefused } from '../command/decision.ts';
import { sumCauses, totalsOf, type ComparedDomain } from './create-parity-run.ts';
import { parityCauses, parityEffects } from './parity-causes.ts';

const cause = fc.record({
  cause: fc.constantFrom(...parityCauses),
  effect: fc.constantFrom(...parityEffects),
  questions: fc.integer({ min: 1, max: 50 }),
});
const causes = fc.array(cause, { maxLength: 8 });
const domain = fc
  .record({ name: fc.domain(), agreed: fc.nat(50), causes })
  .map((one): ComparedDomain => ({ ...one, asked: one.agreed + one.causes.reduce((sum, { questions }) => sum + questions, 0) }));
const domains = fc.uniqueArray(domain, { selector: ({ name }) => name, maxLength: 8 });
const askedOf = (some: readonly ComparedDomain[]) => some.reduce((sum, { asked }) => sum + asked, 0);

describe('the totals of a parity run', () => {
  it('are those of its domains, and add up', () => {
    fc.assert(
      fc.property(domains, fc.nat(100), (some, more) => {
        const { agreed, differing, causes: counted } = totalsOf(some, askedOf(some) + more);
        assert.equal(agreed + differing, askedOf(some));
        assert.equal(
          counted.reduce((sum, { questions }) => sum + questions, 0),
          differing,
        );
      }),
    );
  });

  it('are refused where a domain has one question too many, or the run one too few', () => {
    const refuses = (some: readonly ComparedDomain[], questions: number) =>
      assert.throws(
        () => totalsOf(some, questions),
        (error) => error instanceof CommandRefused && error.code === 'counts_do_not_add_up',
      );
    fc.assert(
      fc.property(domains, domain, (some, one) => {
        const others = some.filter(({ name }) => name !== one.name);
        refuses([...others, { ...one, asked: one.asked + 1 }], 1_000_000);
        const all = [...others, { ...one, asked: one.asked + 1, agreed: one.agreed + 1 }];
        refuses(all, askedOf(all) - 1);
      }),
    );
  });
});

it('causes are summed by cause and effect, whatever their order, the most frequent first', () => {
  fc.assert(
    fc.property(causes, (some) => {
      const summed = sumCauses(some);
      assert.equal(new Set(summed.map(({ cause: why, effect }) => `${why} ${effect}`)).size, summed.length);
      for (const [index, { questions }] of summed.entries()) assert.ok(questions <= (summed[index - 1]?.questions ?? Infinity));
      const counted = (list: typeof summed) => list.map((one) => JSON.stringify(one)).toSorted();
      assert.deepEqual(counted(sumCauses(some.toReversed())), counted(summed));
    }),
  );
});
