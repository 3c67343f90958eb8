import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { naiveProof, naiveRoot, numberedLeaves } from '../testing/naive-tree.ts';
import { decodeProof, readVectors } from '../testing/vectors.ts';
import { readLeaves } from '../tree/leaves.ts';
import { hashNode } from '../tree/merkle-tree-hash.ts';
import { makeConsistencyProof } from './consistency-proof.ts';
import { verifyConsistency } from './verify-consistency.ts';

interface Vector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

const leaves = numberedLeaves(1500);
const read = readLeaves(leaves);

describe('a consistency proof', () => {
  for (const { size1, size2, desc, wantErr, ...vector } of readVectors<Vector[]>('consistency')) {
    it(`is ${wantErr ? 'refused' : 'accepted'} from ${size1} to ${size2}: ${desc}`, () => {
      const [root1, root2] = [Uint8Array.fromBase64(vector.root1), Uint8Array.fromBase64(vector.root2)];
      assert.equal(verifyConsistency({ size1, size2, root1, root2, proof: decodeProof(vector.proof) }), !wantErr);
    });
  }

  it('is the proof of the definition and is accepted, for every two sizes up to 130', async () => {
    const roots = Array.from({ length: 131 }, (_, size) => naiveRoot(leaves.slice(0, size)));
    for (let size2 = 1; size2 <= 130; size2 += 1) {
      for (let size1 = 1; size1 <= size2; size1 += 1) {
        const proof = await makeConsistencyProof(read, { size1, size2 });
        assert.ok(verifyConsistency({ size1, size2, root1: roots[size1]!, root2: roots[size2]!, proof }));
        if (size2 % 13 === 0) assert.deepEqual(proof, naiveProof(size1, leaves.slice(0, size2)));
      }
    }
  });

  it('is refused once anything in it changes', async () => {
    const sizes = fc
      .integer({ min: 2, max: leaves.length })
      .chain((size2) => fc.record({ size1: fc.integer({ min: 1, max: size2 - 1 }), size2: fc.constant(size2) }));
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.nat(31), async ({ size1, size2 }, place, byte) => {
        const proof = await makeConsistencyProof(read, { size1, size2 });
        const right = { size1, size2, root1: naiveRoot(leaves.slice(0, size1)), root2: naiveRoot(leaves.slice(0, size2)), proof };
        assert.ok(verifyConsistency(right));
        const at = place % proof.length;
        const hash = proof[at]!;
        assert.ok(!verifyConsistency({ ...right, proof: proof.with(at, hash.with(byte, hash[byte]! ^ 1)) }));
        assert.ok(!verifyConsistency({ ...right, proof: proof.toSpliced(at, 1) }));
        assert.ok(!verifyConsistency({ ...right, proof: proof.toSpliced(at, 0, hash) }));
        assert.ok(!verifyConsistency({ ...right, root1: right.root2, root2: right.root1 }));
        assert.ok(!verifyConsistency({ ...right, root1: naiveRoot(leaves.slice(1, size1 + 1)) }));
      }),
    );
  });

  it('is verified beyond the 2^32 that bit operators end at', () => {
    const [root1, right] = [leaves[0]!, leaves[1]!];
    const claim = { size1: 2 ** 40, size2: 2 ** 40 + 1, root1, root2: hashNode(root1, right), proof: [right] };
    assert.ok(verifyConsistency(claim));
    assert.ok(!verifyConsistency({ ...claim, size1: 2 ** 40 - 1 }));
  });

  it('is refused for what is no size', () => {
    const right = { size1: 1, size2: 1, root1: leaves[0]!, root2: leaves[0]!, proof: [] };
    assert.ok(verifyConsistency(right));
    for (const size of [-1, 1.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])
      assert.ok(!verifyConsistency({ ...right, size1: size, size2: size }));
  });

  it('is not needed between equal sizes, whose roots are compared as they are', () => {
    const [root1, root2] = [Uint8Array.of(1, 2), Uint8Array.of(1, 3)];
    assert.ok(verifyConsistency({ size1: 0, size2: 0, root1, root2: root1, proof: [] }));
    assert.ok(!verifyConsistency({ size1: 0, size2: 0, root1, root2, proof: [] }));
  });

  it('is not made from nothing, nor backwards', async () => {
    for (const size1 of [0, 6, -1]) await assert.rejects(makeConsistencyProof(read, { size1, size2: 5 }), { code: 'size_beyond_size' });
  });
});
