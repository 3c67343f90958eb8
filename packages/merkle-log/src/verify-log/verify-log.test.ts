import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { appendLeaves } from '../frontier/append-leaves.ts';
import { emptyFrontier } from '../frontier/frontier.ts';
import { naiveRoot, numberedLeaves } from '../testing/naive-tree.ts';
import { verifyLog } from './verify-log.ts';

const leaves = numberedLeaves(300);
const checkpointAt = (size: number): { size: number; root: Uint8Array } => ({ size, root: naiveRoot(leaves.slice(0, size)) });
const checkpoints = [0, 10, 64, 200, 300].map(checkpointAt);

function* batches(hashes: readonly Uint8Array[], batchSize = 37): Generator<readonly Uint8Array[]> {
  for (let at = 0; at < hashes.length; at += batchSize) yield hashes.slice(at, at + batchSize);
}

describe('verifyLog', () => {
  it('agrees with every checkpoint of a log that is as it was', async () => {
    const verdict = await verifyLog({ leafHashes: batches(leaves), checkpoints: checkpoints.toReversed() });
    assert.equal(verdict.status, 'agrees');
    assert.equal(verdict.agreedSize, 300);
    assert.deepEqual(verdict.frontier, appendLeaves(emptyFrontier, leaves).frontier);
  });

  it('says between which checkpoints the first change lies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(299), async (index) => {
        const verdict = await verifyLog({ leafHashes: batches(leaves.with(index, leaves[0]!.toReversed())), checkpoints });
        const sizes = checkpoints.map(({ size }) => size);
        assert.equal(verdict.status, 'disagrees');
        assert.equal(
          verdict.status === 'disagrees' && verdict.size,
          sizes.find((size) => size > index),
        );
        assert.equal(
          verdict.agreedSize,
          sizes.findLast((size) => size <= index),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('gives both roots where they disagree', async () => {
    const changed = leaves.with(3, leaves[4]!);
    const verdict = await verifyLog({ leafHashes: batches(changed), checkpoints });
    const { frontier } = appendLeaves(emptyFrontier, changed.slice(0, 10));
    const expected = checkpoints[1]!.root;
    assert.deepEqual(verdict, {
      status: 'disagrees',
      size: 10,
      expected,
      actual: naiveRoot(changed.slice(0, 10)),
      agreedSize: 0,
      frontier,
    });
  });

  it('says where a log ends that is shorter than its checkpoints', async () => {
    const verdict = await verifyLog({ leafHashes: batches(leaves.slice(0, 150)), checkpoints });
    const { frontier } = appendLeaves(emptyFrontier, leaves.slice(0, 150));
    assert.deepEqual(verdict, { status: 'cut_off', size: 200, entries: 150, agreedSize: 64, frontier });
  });

  it('does not take a root of another empty tree, nor two roots of one size', async () => {
    const wrong = { size: 0, root: leaves[0]! };
    assert.equal((await verifyLog({ leafHashes: [], checkpoints: [wrong] })).status, 'disagrees');
    const twice = [...checkpoints, { size: 64, root: leaves[0]! }];
    const verdict = await verifyLog({ leafHashes: batches(leaves), checkpoints: twice });
    assert.equal(verdict.status === 'disagrees' && verdict.size, 64);
  });

  it('goes on from where an earlier reading ended', async () => {
    const { frontier } = await verifyLog({ leafHashes: batches(leaves.slice(0, 64)), checkpoints: [] });
    async function* rest(): AsyncGenerator<readonly Uint8Array[]> {
      yield* batches(leaves.slice(64));
    }
    const verdict = await verifyLog({ leafHashes: rest(), checkpoints, from: frontier });
    assert.equal(verdict.status, 'agrees');
    assert.equal(verdict.agreedSize, 300);
  });
});
