import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { naiveLeaf, naiveRoot, numberedLeaves } from '../testing/naive-tree.ts';
import { locateInBundles } from './locate-in-bundles.ts';

const leaves = numberedLeaves(256 * 8 + 30);
const roots = Array.from({ length: 8 }, (_, bundle) => naiveRoot(leaves.slice(bundle * 256, (bundle + 1) * 256)));
const forged = naiveLeaf('forged');

describe('locateInBundles', () => {
  it('finds nothing in a log that is as it was', () => {
    assert.deepEqual(locateInBundles(roots, leaves), []);
  });

  it('names each bundle with an edited entry', () => {
    assert.deepEqual(locateInBundles(roots, leaves.with(300, forged).with(2047, forged)), [
      { kind: 'edited', start: 256, end: 512, count: null },
      { kind: 'edited', start: 1792, end: 2048, count: null },
    ]);
  });

  it('finds its way again behind deleted and inserted entries, and says how many', () => {
    const changed = leaves.toSpliced(1500, 0, forged, forged).toSpliced(300, 3);
    assert.deepEqual(locateInBundles(roots, changed), [
      { kind: 'deleted', start: 256, end: 512, count: 3 },
      { kind: 'inserted', start: 1280, end: 1536, count: 2 },
    ]);
  });

  it('says from which bundle on the log is cut off, and how much of it', () => {
    assert.deepEqual(locateInBundles(roots, leaves.slice(0, 1536)), [{ kind: 'cut_off', start: 1536, end: 2048, count: 512 }]);
    assert.deepEqual(locateInBundles(roots, leaves.slice(0, 2000)), [{ kind: 'cut_off', start: 1792, end: 2048, count: 48 }]);
  });
});
