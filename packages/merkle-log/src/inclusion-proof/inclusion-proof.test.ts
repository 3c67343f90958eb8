import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { naivePath, naiveRoot, numberedLeaves } from '../testing/naive-tree.ts';
import { decodeProof, readVectors } from '../testing/vectors.ts';
import type { Hash } from '../tree/hash.ts';
import { readLeaves } from '../tree/leaves.ts';
import { hashNode } from '../tree/merkle-tree-hash.ts';
import { climbInclusion } from './climb-inclusion.ts';
import { makeInclusionProof } from './inclusion-proof.ts';
import { verifyInclusion } from './verify-inclusion.ts';

interface Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

const leaves = numberedLeaves(1500);
const read = readLeaves(leaves);

describe('an inclusion proof', () => {
  for (const vector of readVectors<Vector[]>('inclusion')) {
    const { leafIdx: index, treeSize: size, desc, wantErr } = vector;
    it(`is ${wantErr ? 'refused' : 'accepted'} for ${index} of ${size}: ${desc}`, () => {
      const [leafHash, root] = [Uint8Array.fromBase64(vector.leafHash), Uint8Array.fromBase64(vector.root)];
      assert.equal(verifyInclusion({ index, size, leafHash, root, proof: decodeProof(vector.proof) }), !wantErr);
    });
  }

  it('is the path of the definition and is accepted, for every leaf of every size up to 130', async () => {
    for (let size = 1; size <= 130; size += 1) {
      const root = naiveRoot(leaves.slice(0, size));
      for (let index = 0; index < size; index += 1) {
        const proof = await makeInclusionProof(read, { index, size });
        assert.ok(verifyInclusion({ index, size, leafHash: leaves[index]!, root, proof }));
        if (size % 13 === 0) assert.deepEqual(proof, naivePath(index, leaves.slice(0, size)));
      }
    }
  });

  it('is accepted for its own leaf, and refused once anything in it changes', async () => {
    const claim = fc
      .integer({ min: 2, max: leaves.length })
      .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));
    await fc.assert(
      fc.asyncProperty(claim, fc.nat(), fc.nat(255), async ({ size, index }, place, bit) => {
        const proof = await makeInclusionProof(read, { index, size });
        const right = { index, size, leafHash: leaves[index]!, root: naiveRoot(leaves.slice(0, size)), proof };
        assert.ok(verifyInclusion(right));
        const at = place % proof.length;
        assert.ok(!verifyInclusion({ ...right, proof: proof.with(at, flipped(proof[at]!, bit)) }));
        assert.ok(!verifyInclusion({ ...right, proof: proof.toSpliced(at, 1) }));
        assert.ok(!verifyInclusion({ ...right, proof: proof.toSpliced(at, 0, proof[at]!) }));
        assert.ok(!verifyInclusion({ ...right, index: place % size === index ? size : place % size }));
        assert.ok(!verifyInclusion({ ...right, root: flipped(right.root, bit) }));
        assert.ok(!verifyInclusion({ ...right, leafHash: flipped(right.leafHash, bit) }));
      }),
    );
  });

  it('is verified beyond the 2^32 that bit operators end at', () => {
    const [leafHash, first, second] = [leaves[0]!, leaves[1]!, leaves[2]!];
    const root = hashNode(second, hashNode(first, leafHash));
    const size = 2 ** 52 + 2 ** 40 + 1;
    assert.ok(verifyInclusion({ index: size - 1, size, leafHash, root, proof: [first, second] }));
    assert.ok(!verifyInclusion({ index: 2 ** 40, size, leafHash, root, proof: [first, second] }));
  });

  it('is refused for what is no size and no index', () => {
    const right = { index: 0, size: 1, leafHash: leaves[0]!, root: leaves[0]!, proof: [] };
    assert.ok(verifyInclusion(right));
    for (const index of [-1, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY]) assert.ok(!verifyInclusion({ ...right, index }));
    for (const size of [-1, 0, 1.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY]) assert.ok(!verifyInclusion({ ...right, size }));
  });

  it('tells the way up: on which side each hash stands, and what the two come to', async () => {
    const steps = climbInclusion({ index: 4, size: 7, leafHash: leaves[4]!, proof: await makeInclusionProof(read, { index: 4, size: 7 }) });
    const [pair, right] = [hashNode(leaves[4]!, leaves[5]!), hashNode(hashNode(leaves[4]!, leaves[5]!), leaves[6]!)];
    assert.deepEqual(steps, [
      { sibling: leaves[5], side: 'right', hash: pair },
      { sibling: leaves[6], side: 'right', hash: right },
      { sibling: naiveRoot(leaves.slice(0, 4)), side: 'left', hash: naiveRoot(leaves.slice(0, 7)) },
    ]);
  });

  it('is not made for a leaf that is not there', async () => {
    for (const index of [-1, 5, 0.5]) await assert.rejects(makeInclusionProof(read, { index, size: 5 }), { code: 'index_beyond_size' });
  });
});

function flipped(hash: Hash, bit: number): Hash {
  return hash.with(bit >> 3, hash[bit >> 3]! ^ (1 << (bit & 7)));
}
