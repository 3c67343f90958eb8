import assert from 'node:assert/strict';
import { createHash, type Hash as Hasher } from 'node:crypto';
import { describe, it } from 'node:test';
import { naiveLeaf } from '../testing/naive-tree.ts';
import { decodeProof, readVectors } from '../testing/vectors.ts';
import { readLeaves } from '../tree/leaves.ts';
import type { Interval } from '../tree/node.ts';
import { readSubtreeRoots } from '../tree/root.ts';
import { coveringSubtrees, isSubtree } from './subtree.ts';
import { makeSubtreeConsistencyProof } from './subtree-consistency-proof.ts';
import { makeSubtreeInclusionProof, verifySubtreeInclusion } from './subtree-inclusion-proof.ts';
import { verifySubtreeConsistency } from './verify-subtree-consistency.ts';

interface InclusionVector {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly leafHash: string;
  readonly subtreeRoot: string;
  readonly proof: readonly string[];
  readonly desc: string;
  readonly wantErr: boolean;
}

interface ConsistencyVector extends Omit<InclusionVector, 'index' | 'leafHash'> {
  readonly size: number;
  readonly root: string;
}

type Accumulated = Readonly<Record<'roots' | 'inclusionProofs' | 'consistencyProofs' | 'coveringSubtrees', string>>;

const maxSize = 130;
const leaves = Array.from({ length: maxSize }, (_, index) => naiveLeaf(Uint8Array.of(index)));
const read = readLeaves(leaves);
const accumulated = readVectors<Accumulated>('subtrees-accumulated');

describe('a subtree inclusion proof', () => {
  for (const { index, start, end, desc, wantErr, ...vector } of readVectors<InclusionVector[]>('subtree-inclusion')) {
    it(`is ${wantErr ? 'refused' : 'accepted'} for ${index} of [${start}, ${end}): ${desc}`, () => {
      const [leafHash, subtreeRoot] = [Uint8Array.fromBase64(vector.leafHash), Uint8Array.fromBase64(vector.subtreeRoot)];
      const claim = { index, subtree: { start, end }, leafHash, subtreeRoot, proof: decodeProof(vector.proof) };
      assert.equal(verifySubtreeInclusion(claim), !wantErr);
    });
  }

  it('is made as the draft says and accepted, for every subtree up to 130', async () => {
    const hasher = createHash('sha256');
    for (const subtree of subtreesUpTo(maxSize)) {
      const [subtreeRoot] = await readSubtreeRoots(read, [subtree]);
      for (let index = subtree.start; index < subtree.end; index += 1) {
        const proof = await makeSubtreeInclusionProof(read, { index, subtree });
        addLine(hasher, [`${index} [${subtree.start}, ${subtree.end})`, ...proof.map((hash) => hash.toHex())]);
        assert.ok(verifySubtreeInclusion({ index, subtree, leafHash: leaves[index]!, subtreeRoot: subtreeRoot!, proof }));
      }
    }
    assert.equal(hasher.digest('hex'), accumulated.inclusionProofs);
  });
});

describe('a subtree consistency proof', () => {
  for (const { start, end, size, desc, wantErr, ...vector } of readVectors<ConsistencyVector[]>('subtree-consistency')) {
    it(`is ${wantErr ? 'refused' : 'accepted'} for [${start}, ${end}) of ${size}: ${desc}`, () => {
      const [subtreeRoot, root] = [Uint8Array.fromBase64(vector.subtreeRoot), Uint8Array.fromBase64(vector.root)];
      const claim = { subtree: { start, end }, size, subtreeRoot, root, proof: decodeProof(vector.proof) };
      assert.equal(verifySubtreeConsistency(claim), !wantErr);
    });
  }

  it('is made as the draft says and accepted, for every subtree of every size up to 130', async () => {
    const hasher = createHash('sha256');
    for (let size = 0; size <= maxSize; size += 1) {
      const [root] = await readSubtreeRoots(read, [{ start: 0, end: size }]);
      for (const subtree of subtreesUpTo(size)) {
        const [subtreeRoot] = await readSubtreeRoots(read, [subtree]);
        const proof = await makeSubtreeConsistencyProof(read, { subtree, size });
        addLine(hasher, [`[${subtree.start}, ${subtree.end}) ${size}`, ...proof.map((hash) => hash.toHex())]);
        assert.ok(verifySubtreeConsistency({ subtree, size, subtreeRoot: subtreeRoot!, root: root!, proof }));
        assert.ok(!verifySubtreeConsistency({ subtree, size, subtreeRoot: subtreeRoot!, root: root!, proof: [...proof, root!] }));
      }
    }
    assert.equal(hasher.digest('hex'), accumulated.consistencyProofs);
  });
});

describe('a subtree', () => {
  it('begins at a multiple of the power of two that it fits into', () => {
    for (const [start, end] of [
      [0, 0],
      [7, 7],
      [0, 13],
      [4, 8],
      [8, 13],
      [12, 14],
    ] as const)
      assert.ok(isSubtree({ start, end }));
    for (const [start, end] of [
      [6, 10],
      [4, 9],
      [5, 4],
      [-1, 0],
      [0.5, 1],
      [0, 2 ** 53],
    ] as const)
      assert.ok(!isSubtree({ start, end }));
  });

  it('has the root that the draft says, for every one up to 130', async () => {
    const hasher = createHash('sha256');
    const subtrees = [...subtreesUpTo(maxSize)];
    const roots = await readSubtreeRoots(read, subtrees);
    for (const [index, { start, end }] of subtrees.entries()) addLine(hasher, [`[${start}, ${end})`, roots[index]!.toHex()]);
    assert.equal(hasher.digest('hex'), accumulated.roots);
  });

  it('covers, with another, every interval as the draft says', () => {
    const hasher = createHash('sha256');
    for (let end = 0; end <= maxSize; end += 1) {
      for (let start = 0; start <= end; start += 1) {
        const { left, right } = coveringSubtrees({ start, end });
        assert.ok(isSubtree(left) && isSubtree(right));
        addLine(hasher, [`[${left.start}, ${left.end})`, `[${right.start}, ${right.end})`]);
      }
    }
    assert.equal(hasher.digest('hex'), accumulated.coveringSubtrees);
  });

  it('is what a proof is made for, and nothing else', async () => {
    const subtree = { start: 6, end: 10 };
    await assert.rejects(makeSubtreeInclusionProof(read, { index: 7, subtree }), { code: 'not_a_subtree' });
    await assert.rejects(makeSubtreeConsistencyProof(read, { subtree, size: 14 }), { code: 'not_a_subtree' });
    await assert.rejects(makeSubtreeConsistencyProof(read, { subtree: { start: 8, end: 12 }, size: 11 }), { code: 'size_beyond_size' });
    assert.throws(() => coveringSubtrees({ start: 3, end: 2 }), { code: 'not_a_size' });
  });
});

function* subtreesUpTo(size: number): Generator<Interval> {
  for (let end = 0; end <= size; end += 1) {
    for (let start = 0; start <= end; start += 1) if (isSubtree({ start, end })) yield { start, end };
  }
}

function addLine(hasher: Hasher, words: readonly string[]): void {
  hasher.update(`${words.join(' ')}\n`);
}
