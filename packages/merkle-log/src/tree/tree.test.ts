import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { naiveRoot, numberedLeaves } from '../testing/naive-tree.ts';
import { readVectors } from '../testing/vectors.ts';
import { readLeaves } from './leaves.ts';
import { emptyRoot, hashLeaf } from './merkle-tree-hash.ts';
import { readRoot } from './root.ts';
import { nodesOf } from './node.ts';

interface Roots {
  readonly entries: readonly string[];
  readonly roots: readonly string[];
}

const { entries, roots } = readVectors<Roots>('roots');
const leafHashes = entries.map((entry) => hashLeaf(Uint8Array.fromHex(entry)));

describe('the Merkle tree hash', () => {
  for (const [size, root] of roots.entries()) {
    it(`of the first ${size} well-known entries is ${root.slice(0, 8)}…`, async () => {
      assert.equal((await readRoot(readLeaves(leafHashes), size)).toHex(), root);
    });
  }

  it('of no entries is the SHA-256 of nothing', () => {
    assert.equal(emptyRoot.toHex(), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('is what the definition says, for every size up to 130 and larger ones', async () => {
    const leaves = numberedLeaves(3000);
    const read = readLeaves(leaves);
    for (let size = 0; size <= 130; size += 1) assert.deepEqual(await readRoot(read, size), naiveRoot(leaves.slice(0, size)));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 131, max: leaves.length }), async (size) => {
        assert.deepEqual(await readRoot(read, size), naiveRoot(leaves.slice(0, size)));
      }),
      { numRuns: 10 },
    );
  });

  it('needs a node for each bit of the size, whatever its number of bits', () => {
    assert.deepEqual(nodesOf({ start: 0, end: 2 ** 52 + 2 ** 33 + 1 }), [
      { level: 52, index: 0 },
      { level: 33, index: 2 ** 19 },
      { level: 0, index: 2 ** 52 + 2 ** 33 },
    ]);
  });

  it('refuses to read what is not there', async () => {
    await assert.rejects(async () => readRoot(readLeaves(leafHashes), 9), { code: 'index_beyond_size' });
  });
});
