import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { causeName, describeCause, effectName, parityCauses, parityEffects } from './parity-causes.ts';

describe('causes of differences between old and new', () => {
  for (const locale of ['en', 'fr'] as const) {
    it(`have names that tell them apart and sentences (${locale})`, () => {
      const names = parityCauses.map((cause) => causeName(cause, locale));
      assert.equal(new Set(names).size, parityCauses.length);
      for (const cause of parityCauses) assert.match(describeCause(cause, locale), /^\p{Lu}.*\.$/u);
      assert.equal(new Set(parityEffects.map((effect) => effectName(effect, locale))).size, parityEffects.length);
    });
  }
});
