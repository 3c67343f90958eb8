import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { copyEvents, readCopiedEvents, type StoredEvent } from './copied-events.ts';

export type { StoredEvent } from './copied-events.ts';

export interface StoredTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
}

/** Everything that the database has of the log, at one instant, for whoever verifies it. One thing is read at a time. */
export interface StoredLog {
  /** Null where the log has not been begun. */
  head(): Promise<{ readonly origin: string; readonly size: number; readonly root: Uint8Array } | null>;
  /** As verifier keys, retired ones included. */
  keys(): Promise<readonly string[]>;
  /** Signed notes by the log of that origin, by size. */
  notes(origin: string): Promise<readonly { readonly size: number; readonly root: Uint8Array; readonly note: string }[]>;
  /** By leaf index, whatever is missing or stands twice. */
  events(): AsyncIterable<readonly StoredEvent[]>;
  /** By level and index. */
  tiles(): AsyncIterable<readonly StoredTile[]>;
  attachments(): AsyncIterable<{ readonly sha256: string; readonly content: string }>;
}

/** Reads in a snapshot of its own, on a connection of its own. */
export async function openStoredLog(pool: pg.Pool): Promise<StoredLog & AsyncDisposable> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    // While what is kept outside is looked at, nothing is asked here.
    await client.query('set local idle_in_transaction_session_timeout = 0');
  } catch (error) {
    client.release(true);
    throw error;
  }
  return {
    ...storedLogOn(client),
    // Whatever was being read is given up with the connection.
    [Symbol.asyncDispose]: async () => client.release(true),
  };
}

const tilesAtOnce = 256;
const attachmentsAtOnce = 16;

/** Reads as this connection sees it. */
export function storedLogOn(client: pg.ClientBase): StoredLog {
  const rows = async <Row extends pg.QueryResultRow>(statement: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>(statement, [...values])).rows;

  return {
    async head() {
      const [head] = await rows<{ origin: string; size: number; root: Buffer }>('select origin, size, root from audit.log');
      return head === undefined ? null : { ...head, size: Number(head.size) };
    },
    async keys() {
      const keys = await rows<{ verifier_key: string }>('select verifier_key from audit.log_keys order by id');
      return keys.map(({ verifier_key }) => verifier_key);
    },
    async notes(origin) {
      const notes = await rows<{ size: number; root: Buffer; note: string }>(
        'select size, root, note from audit.checkpoints where origin = $1 order by size',
        [origin],
      );
      return notes.map((one) => ({ ...one, size: Number(one.size) }));
    },
    async *events() {
      const copy = client.query(copyTo(copyEvents));
      yield* readCopiedEvents(copy);
    },
    async *tiles() {
      let [level, index] = [-1, -1];
      for (;;) {
        const tiles = await rows<{ level: number; tile_index: number; hashes: Buffer }>(
          `select level, tile_index, hashes from audit.tiles where (level, tile_index) > ($1, $2)
           order by level, tile_index limit ${tilesAtOnce}`,
          [level, index],
        );
        if (tiles.length > 0) yield tiles.map((tile) => ({ level: tile.level, index: Number(tile.tile_index), hashes: tile.hashes }));
        const last = tiles.at(-1);
        if (last === undefined || tiles.length < tilesAtOnce) return;
        [level, index] = [last.level, Number(last.tile_index)];
      }
    },
    async *attachments() {
      let after: Buffer = Buffer.alloc(0);
      for (;;) {
        const attachments = await rows<{ sha256: Buffer; content: string }>(
          `select sha256, content from audit.attachments where sha256 > $1 order by sha256 limit ${attachmentsAtOnce}`,
          [after],
        );
        for (const { sha256, content } of attachments) yield { sha256: sha256.toString('hex'), content };
        const last = attachments.at(-1);
        if (last === undefined) return;
        after = last.sha256;
      }
    },
  };
}
