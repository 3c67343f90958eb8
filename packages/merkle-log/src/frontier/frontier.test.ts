import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { naiveRoot, numberedLeaves } from '../testing/naive-tree.ts';
import { tilesOf } from '../tlog-tiles/tile.ts';
import { formatTilePath } from '../tlog-tiles/tile-path.ts';
import { appendLeaves, type TileExtension } from './append-leaves.ts';
import { decodeFrontier, emptyFrontier, encodeFrontier, type Frontier } from './frontier.ts';

const leaves = numberedLeaves(2000);

describe('appendLeaves', () => {
  it('gives the root of every size, one leaf at a time', () => {
    let frontier = emptyFrontier;
    for (const [index, leaf] of leaves.slice(0, 130).entries()) {
      const appended = appendLeaves(frontier, [leaf]);
      assert.deepEqual(appended.root, naiveRoot(leaves.slice(0, index + 1)));
      ({ frontier } = appended);
    }
  });

  it('gives the same frontier, root and tiles however the leaves are cut into batches', () => {
    const whole = appendLeaves(emptyFrontier, leaves);
    assert.deepEqual(whole.root, naiveRoot(leaves));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 12 }), (batchSizes) => {
        const log = new StoredLog();
        let at = 0;
        for (const batchSize of [...batchSizes, leaves.length]) {
          log.append(leaves.slice(at, at + batchSize));
          at = Math.min(leaves.length, at + batchSize);
        }
        assert.deepEqual(log.frontier, whole.frontier);
        assert.deepEqual(log.tiles, new StoredLog().append(leaves).tiles);
      }),
      { numRuns: 40 },
    );
  });

  it('gives each tile that there is exactly what it holds', () => {
    const { tiles } = new StoredLog().append(leaves);
    const widths = [...tilesOf(leaves.length)].map(({ level, index, width }) => [`${level}/${index}`, width * 32]);
    assert.deepEqual([...tiles].map(([key, bytes]) => [key, bytes.length]).toSorted(), widths.toSorted());
    const path = formatTilePath({ level: 1, index: 0, width: 7 });
    assert.equal(path, 'tile/1/000.p/7');
    assert.deepEqual(tiles.get('1/0')?.subarray(32, 64), naiveRoot(leaves.slice(256, 512)));
  });

  it('adds nothing for an empty batch', () => {
    const { frontier } = appendLeaves(emptyFrontier, leaves.slice(0, 5));
    assert.deepEqual(appendLeaves(frontier, []), { frontier, root: naiveRoot(leaves.slice(0, 5)), tiles: [] });
  });
});

describe('a frontier', () => {
  it('is the same after it has been kept as bytes', () => {
    fc.assert(
      fc.property(fc.nat(leaves.length), (size) => {
        const { frontier } = appendLeaves(emptyFrontier, leaves.slice(0, size));
        assert.deepEqual(decodeFrontier(size, encodeFrontier(frontier)), frontier);
      }),
      { numRuns: 30 },
    );
  });

  it('is refused where its bytes do not fit its size', () => {
    const bytes = encodeFrontier(appendLeaves(emptyFrontier, leaves.slice(0, 7)).frontier);
    for (const size of [6, 8, -1, 0.5, 2 ** 53]) assert.throws(() => decodeFrontier(size, bytes), { code: 'not_a_frontier' });
  });
});

/** What somebody would keep who has only what `appendLeaves` gives. */
class StoredLog {
  frontier: Frontier = emptyFrontier;
  readonly tiles = new Map<string, Uint8Array>();

  append(batch: readonly Uint8Array[]): this {
    const appended = appendLeaves(this.frontier, batch);
    this.frontier = appended.frontier;
    for (const extension of appended.tiles) this.#extend(extension);
    return this;
  }

  #extend({ level, index, offset, hashes }: TileExtension): void {
    const before = this.tiles.get(`${level}/${index}`) ?? new Uint8Array();
    assert.equal(before.length, offset * 32);
    this.tiles.set(`${level}/${index}`, Uint8Array.of(...before, ...hashes));
  }
}
