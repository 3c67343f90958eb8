import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeOfField, changesAmong, leavesOf } from '../../apps/console/src/app/ui/difference/field-changes.ts';
import { verdictCountsOf } from '../../apps/console/src/app/ui/difference/verdict-counts.ts';

describe('a difference', () => {
  it('tells what is added and removed from what changes', () => {
    assert.equal(changeOfField({ before: null, after: 'ten' }), 'added');
    assert.equal(changeOfField({ before: 'ten', after: null }), 'removed');
    assert.equal(changeOfField({ before: 'ten', after: 'twenty' }), 'changed');
  });

  it('leaves out what stays as it is', () => {
    const rows = [
      { field: 'name', before: 'Acme', after: 'Acme' },
      { field: 'seatLimit', before: '10', after: '20' },
    ];
    assert.deepEqual(
      changesAmong(rows).map(({ field }) => field),
      ['seatLimit'],
    );
  });

  it('names the fields of a row of a list by their paths', () => {
    const leaves = leavesOf({ displayName: 'Ana', validity: { from: null, until: '2027-03-31' } });
    assert.deepEqual(Object.fromEntries(leaves), { displayName: 'Ana', 'validity.from': null, 'validity.until': '2027-03-31' });
    assert.equal(leavesOf(null).size, 0);
  });

  it('counts the rows of the lists that it imports, and none where it imports none', () => {
    const imported = (create: number) => ({ command: { kind: 'user.import' }, after: { create, change: 1, same: 0, refuse: 2 } });
    assert.deepEqual(verdictCountsOf([imported(3), imported(4)]), { create: 7, change: 2, same: 0, refuse: 4 });
    assert.equal(verdictCountsOf([{ command: { kind: 'user.create' }, after: {} }]), undefined);
  });
});
