import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { makeConsistencyProof } from '../consistency-proof/consistency-proof.ts';
import { makeInclusionProof } from '../inclusion-proof/inclusion-proof.ts';
import { naiveRoot, numberedLeaves } from '../testing/naive-tree.ts';
import { readFrom, tilesByPath } from '../testing/tiled-log.ts';
import { readLeaves } from '../tree/leaves.ts';
import { readRoot } from '../tree/root.ts';
import { decodeEntryBundle, encodeEntryBundle } from './entry-bundle.ts';
import { readAuthenticTiles } from './read-authentic-tiles.ts';
import { readTiles } from './read-tiles.ts';
import { tilesBetween, tilesOf } from './tile.ts';
import { formatEntriesPath, formatTilePath, parseEntriesPath, parseTilePath } from './tile-path.ts';

describe('a tile path', () => {
  it('writes the index in groups of three digits', () => {
    assert.equal(formatTilePath({ level: 0, index: 1_234_067, width: 256 }), 'tile/0/x001/x234/067');
    assert.equal(formatTilePath({ level: 63, index: 0, width: 1 }), 'tile/63/000.p/1');
    assert.equal(formatEntriesPath({ index: 1000, width: 255 }), 'tile/entries/x001/000.p/255');
  });

  it('is read as it was written', () => {
    const tile = fc.record({ level: fc.nat(63), index: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }) });
    fc.assert(
      fc.property(tile, ({ level, index, width }) => {
        assert.deepEqual(parseTilePath(formatTilePath({ level, index, width })), { level, index, width });
        assert.deepEqual(parseEntriesPath(formatEntriesPath({ index, width })), { index, width });
      }),
    );
  });

  it('is refused in any other form', () => {
    const refused = [
      'tile/00/000',
      'tile/64/000',
      'tile/0/0',
      'tile/0/x000/001',
      'tile/0/1234',
      'tile/0/001/002',
      'tile/0/x001',
      'tile/0/000.p/0',
    ];
    refused.push(
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/0/000.p/',
      'tile/-1/000',
      '/tile/0/000',
      'tile/0/000/',
      'tile/entries/000',
      '',
    );
    refused.push('tile/0/x999/x999/x999/x999/x999/999');
    for (const path of refused) assert.equal(parseTilePath(path), null, path);
    for (const path of ['tile/entries/0', 'tile/entries/x000/000', 'tile/entries/000.p/256', 'tile/0/000'])
      assert.equal(parseEntriesPath(path), null, path);
  });
});

describe('the tiles of a size', () => {
  it('are those of the specification for 70,000 and 256', () => {
    const summary = (size: number): Record<string, number> => {
      const widths = [...tilesOf(size)].map(({ level, width }) => `level ${level}, ${width} wide`);
      return Object.fromEntries(
        Map.groupBy(widths, (width) => width)
          .entries()
          .map(([width, same]) => [width, same.length]),
      );
    };
    assert.deepEqual(summary(70_000), {
      'level 0, 256 wide': 273,
      'level 0, 112 wide': 1,
      'level 1, 256 wide': 1,
      'level 1, 17 wide': 1,
      'level 2, 1 wide': 1,
    });
    assert.deepEqual(summary(256), { 'level 0, 256 wide': 1, 'level 1, 1 wide': 1 });
    assert.deepEqual(summary(0), {});
  });

  it('are new where the tree has grown', () => {
    assert.deepEqual([...tilesBetween(500, 513)].map(formatTilePath), ['tile/0/001', 'tile/0/002.p/1', 'tile/1/000.p/2']);
    assert.deepEqual([...tilesBetween(513, 513)], []);
  });
});

describe('an entry bundle', () => {
  const path = 'tile/entries/000.p/3';

  it('gives back its entries', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (entries) => {
        assert.deepEqual(decodeEntryBundle(path, encodeEntryBundle(path, entries), entries.length), entries);
      }),
    );
  });

  it('puts the length before each entry, high byte first', () => {
    assert.equal(encodeEntryBundle(path, [new Uint8Array(258).fill(7), new Uint8Array()]).toHex(), `0102${'07'.repeat(258)}0000`);
  });

  it('names the entry where it is cut short or goes on', () => {
    const bytes = encodeEntryBundle(path, [Uint8Array.of(1), Uint8Array.of(2, 3), Uint8Array.of(4)]);
    for (const [cut, index] of [
      [1, 2],
      [2, 2],
      [3, 2],
      [4, 1],
      [7, 1],
      [8, 0],
      [10, 0],
    ] as const)
      assert.throws(() => decodeEntryBundle(path, bytes.subarray(0, -cut), 3), { code: 'malformed_bundle', path, index });
    assert.throws(() => decodeEntryBundle(path, bytes, 2), { code: 'malformed_bundle', path, index: 2 });
    assert.throws(() => decodeEntryBundle(path, bytes, 4), { code: 'malformed_bundle', path, index: 3 });
  });

  it('holds no entry of more than 65,535 bytes', () => {
    assert.throws(() => encodeEntryBundle(path, [new Uint8Array(65_535), new Uint8Array(65_536)]), { code: 'malformed_bundle', index: 1 });
  });
});

const size = 256 * 256 + 256 * 3 + 44;
const leaves = numberedLeaves(size);
const inMemory = readLeaves(leaves);
const files = tilesByPath(leaves);

describe('proofs from tiles', () => {
  it('are those from leaves', async () => {
    for (const read of [readTiles(size, readFrom(files)), readAuthenticTiles({ size, root: naiveRoot(leaves) }, readFrom(files))]) {
      const pair = fc.integer({ min: 1, max: size }).chain((size2) => fc.tuple(fc.integer({ min: 1, max: size2 }), fc.constant(size2)));
      await fc.assert(
        fc.asyncProperty(pair, async ([size1, size2]) => {
          const index = size1 - 1;
          assert.deepEqual(
            await makeInclusionProof(read, { index, size: size2 }),
            await makeInclusionProof(inMemory, { index, size: size2 }),
          );
          assert.deepEqual(await makeConsistencyProof(read, { size1, size2 }), await makeConsistencyProof(inMemory, { size1, size2 }));
        }),
        { numRuns: 40 },
      );
    }
  });

  it('need a handful of tiles, each read once', async () => {
    const asked: string[] = [];
    const read = readTiles(size, (path) => {
      asked.push(path);
      return readFrom(files)(path);
    });
    await makeInclusionProof(read, { index: 300, size });
    assert.deepEqual(asked.toSorted(), ['tile/0/001', 'tile/0/259.p/44', 'tile/1/000', 'tile/1/001.p/3']);
  });

  it('are not made beyond the size of the tiles', async () => {
    await assert.rejects(async () => readTiles(size, readFrom(files))([{ level: 0, index: size }]), { code: 'index_beyond_size' });
  });
});

describe('a corrupt tile', () => {
  let root = new Uint8Array();
  before(() => {
    root = new Uint8Array(naiveRoot(leaves));
  });

  const withDamage = (path: string, index: number): ReadonlyMap<string, Uint8Array> => {
    const bytes = files.get(path)!;
    return new Map(files).set(path, bytes.with(index * 32 + 5, bytes[index * 32 + 5]! ^ 0x10));
  };
  const proveAll = async (damaged: ReadonlyMap<string, Uint8Array>, index: number): Promise<unknown> =>
    makeInclusionProof(readAuthenticTiles({ size, root }, readFrom(damaged)), { index, size });

  it('of leaf hashes is named by its path, when a proof needs it', async () => {
    await assert.rejects(proveAll(withDamage('tile/0/001', 7), 300), {
      name: 'TileError',
      code: 'corrupt_tile',
      path: 'tile/0/001',
      index: null,
    });
    await proveAll(withDamage('tile/0/001', 7), 600);
  });

  it('of higher hashes is named by its path and the index of the hash', async () => {
    await assert.rejects(proveAll(withDamage('tile/1/000', 200), 300), { code: 'corrupt_tile', path: 'tile/1/000', index: 200 });
  });

  it('on the right edge is named by its path, and the index of the hash where there is one', async () => {
    await assert.rejects(proveAll(withDamage('tile/2/000.p/1', 0), 300), { code: 'corrupt_tile', path: 'tile/2/000.p/1', index: 0 });
    await assert.rejects(proveAll(withDamage('tile/1/001.p/3', 2), 300), { code: 'corrupt_tile', path: 'tile/1/001.p/3', index: 2 });
    await assert.rejects(proveAll(withDamage('tile/0/259.p/44', 43), 300), { code: 'corrupt_tile', path: 'tile/0/259.p/44', index: null });
  });

  it('that is too short or too long is named, and how', async () => {
    const bytes = files.get('tile/0/001')!;
    for (const wrong of [bytes.subarray(1), Uint8Array.of(...bytes, 0), new Uint8Array()]) {
      const expected = { code: 'wrong_length', path: 'tile/0/001', index: null };
      await assert.rejects(proveAll(new Map(files).set('tile/0/001', wrong), 300), expected);
      await assert.rejects(
        async () =>
          readRoot(
            readTiles(size, () => wrong),
            size,
          ),
        { code: 'wrong_length' },
      );
    }
  });

  it('cannot be told where the root is that of another log', async () => {
    const read = readAuthenticTiles({ size, root: naiveRoot(leaves.slice(1)) }, readFrom(files));
    await assert.rejects(makeInclusionProof(read, { index: 0, size }), { name: 'TileError', path: 'tile/0/259.p/44' });
  });
});
