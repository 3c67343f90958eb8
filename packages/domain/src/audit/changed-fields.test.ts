import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedFields } from './changed-fields.ts';
import { fieldLabel } from './field-labels.ts';

describe('the changed fields of an event', () => {
  it('are those that differ, by their paths, in the order of people', () => {
    const before = { validity: { from: '2026-01-01', until: null }, aliases: ['a'], name: 'x', values: { b: 1, a: 1 } };
    const after = { validity: { from: '2026-01-01', until: '2026-12-31' }, aliases: ['a', 'b'], name: 'y', values: { b: 2, a: 2 } };
    assert.deepEqual(changedFields({ before, after }), [
      { field: 'name', before: 'x', after: 'y' },
      { field: 'values.a', before: 1, after: 2 },
      { field: 'values.b', before: 1, after: 2 },
      { field: 'validity.until', before: null, after: '2026-12-31' },
      { field: 'aliases', before: ['a'], after: ['a', 'b'] },
    ]);
  });

  it('are all that was set of what is new, or gone', () => {
    assert.deepEqual(changedFields({ before: null, after: { name: 'x', limit: null } }), [{ field: 'name', before: null, after: 'x' }]);
    assert.deepEqual(changedFields({ before: { name: 'x' }, after: null }), [{ field: 'name', before: 'x', after: null }]);
    assert.deepEqual(changedFields({ before: null, after: null }), []);
  });

  it('are none for a value that nobody can read any more', () => {
    assert.deepEqual(changedFields({ before: { email: null, profile: 'a' }, after: { email: null, profile: 'a' } }), []);
  });

  it('have names in both languages, which are the vendor’s own for values', () => {
    assert.deepEqual([fieldLabel('validity.until', 'en'), fieldLabel('validity.until', 'fr')], ['end', 'fin']);
    assert.deepEqual([fieldLabel('values.adhoc.maxRows', 'fr'), fieldLabel('constructor', 'en')], ['adhoc.maxRows', 'constructor']);
  });
});
