import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { examplesOf, figuresOf, lastDayBefore } from '../../apps/console/src/app/ui/blast-radius/figures.ts';

const side = (allowed: boolean) => ({ licence: { allowed } });

describe('the three numbers of a blast radius', () => {
  it('count each person once: who neither gains nor loses access has something else changed', () => {
    assert.deepEqual(figuresOf({ affected: 10, accessGained: 3, accessLost: 2 }), { gain: 3, lose: 2, change: 5 });
  });

  it('have a few examples each; who is created gains, who is deleted loses', () => {
    const created = { before: null, after: side(true) };
    const deleted = { before: side(true), after: null };
    const other = { before: side(true), after: side(true) };
    const shut = { before: side(false), after: null };
    const examples = examplesOf([created, deleted, other, other, shut], 2);
    assert.deepEqual(examples, { gain: [created], lose: [deleted], change: [other, other] });
  });

  it('tell the last valid day of an end that is the midnight after it, in Paris, New York and Auckland', () => {
    assert.equal(lastDayBefore('2027-03-31T22:00:00Z'), '2027-03-31');
    assert.equal(lastDayBefore('2027-04-01T04:00:00Z'), '2027-03-31');
    assert.equal(lastDayBefore('2027-03-31T11:00:00Z'), '2027-03-31');
  });
});
