import { hashLength } from '@seatledger/merkle-log/tree/hash.ts';
import { tileWidth } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import { formatEntriesPath, formatTilePath, parseEntriesPath, parseTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import type { LogFiles } from './verify/log-files.ts';
import { VerificationFault } from './verify/verification-fault.ts';

type Piece = readonly [path: string, bytes: Uint8Array];

/** The same files, of which whole tiles and bundles are asked for many at a time, in their order, and kept until they are read. */
export function inRuns(files: LogFiles): LogFiles {
  const kept = new Map<'tiles' | 'entries', Map<string, Uint8Array>>();
  // A server of an earlier version gives each file by itself.
  let areServed = true;

  async function readRun(path: string, split: (run: Uint8Array) => readonly Piece[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const run = areServed ? await files.read(`runs?path=${path}`) : null;
    areServed = run !== null;
    return new Map(run === null ? [] : split(run));
  }

  async function readWhole(kind: 'tiles' | 'entries', path: string, split: (run: Uint8Array) => readonly Piece[]) {
    const known = kept.get(kind)?.get(path);
    if (known !== undefined) return known;
    const run = new Map(await readRun(path, split));
    kept.set(kind, run);
    return run.get(path) ?? (await files.read(path));
  }

  return {
    ...files,
    async read(path) {
      const tile = parseTilePath(path);
      if (tile?.width === tileWidth) return await readWhole('tiles', path, (run) => tilesIn(run, tile));
      const bundle = parseEntriesPath(path);
      if (bundle?.width === tileWidth) return await readWhole('entries', path, (run) => bundlesIn(run, bundle.index));
      return await files.read(path);
    },
  };
}

function tilesIn(run: Uint8Array, { level, index }: { readonly level: number; readonly index: number }): readonly Piece[] {
  const length = tileWidth * hashLength;
  if (run.length % length !== 0) throw malformed();
  return Array.from({ length: run.length / length }, (_, at) => {
    const path = formatTilePath({ level, index: index + at, width: tileWidth });
    return [path, run.subarray(at * length, (at + 1) * length)];
  });
}

function bundlesIn(run: Uint8Array, first: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < run.length;) {
    const end = endOfBundle(run, start);
    pieces.push([formatEntriesPath({ index: first + pieces.length, width: tileWidth }), run.subarray(start, end)]);
    start = end;
  }
  return pieces;
}

function endOfBundle(run: Uint8Array, start: number): number {
  const view = new DataView(run.buffer, run.byteOffset, run.byteLength);
  let at = start;
  for (let entry = 0; entry < tileWidth; entry += 1) {
    if (at + 2 > run.length) throw malformed();
    at += 2 + view.getUint16(at);
  }
  if (at > run.length) throw malformed();
  return at;
}

function malformed(): VerificationFault {
  return new VerificationFault('not_served', 'The server sent a run of files that is not whole: ask again.');
}
