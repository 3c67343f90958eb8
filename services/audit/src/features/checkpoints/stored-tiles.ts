import { hashLength } from '@seatledger/merkle-log/tree/hash.ts';
import { parseTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import type { ReadTile } from '@seatledger/merkle-log/tlog-tiles/read-tiles.ts';
import type { Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';

/** The tiles of the log as the database has them; a partial one is the beginning of what its tile has by now. */
export function storedTiles(kysely: Kysely<AuditSchema>): ReadTile {
  return async (path) => {
    const tile = parseTilePath(path);
    if (tile === null) throw new Error(`${path} is no tile`);
    const row = await kysely
      .selectFrom('tiles')
      .select('hashes')
      .where('level', '=', tile.level)
      .where('tileIndex', '=', tile.index)
      .executeTakeFirst();
    return new Uint8Array(row?.hashes.subarray(0, tile.width * hashLength) ?? []);
  };
}
