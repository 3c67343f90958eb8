import { hashLength } from '@seatledger/merkle-log/tree/hash.ts';
import { tileWidth } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import type { Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';

type Db = Kysely<AuditSchema>;

export async function readHead(db: Db): Promise<{ readonly origin: string; readonly size: number }> {
  const head = await db.selectFrom('log').select(['origin', 'size']).executeTakeFirst();
  return head ?? { origin: '', size: 0 };
}

/** The newest first, of the log as it is called now; `belowSize`: those of smaller sizes alone. */
export async function listCheckpoints(db: Db, { belowSize, limit }: { readonly belowSize: number | null; readonly limit: number }) {
  return await db
    .selectFrom('checkpoints')
    .select(['origin', 'size', 'root', 'note', 'signedAt'])
    .where('origin', '=', (log) => log.selectFrom('log').select('origin'))
    .$if(belowSize !== null, (query) => query.where('size', '<', belowSize))
    .orderBy('size', 'desc')
    .limit(limit)
    .execute();
}

/** The newest that covers so many events; undefined where there is none. */
export async function findNewestCheckpoint(db: Db, leastSize = 0) {
  const [newest] = await listCheckpoints(db, { belowSize: null, limit: 1 });
  return newest !== undefined && newest.size >= leastSize ? newest : undefined;
}

export async function findCheckpoint(db: Db, size: number) {
  return await db
    .selectFrom('checkpoints')
    .select(['root', 'note'])
    .where('origin', '=', (log) => log.selectFrom('log').select('origin'))
    .where('size', '=', size)
    .executeTakeFirst();
}

/** Every key that the log has signed with under the name that it has now: the newest first. */
export async function listVerifierKeys(db: Db): Promise<readonly string[]> {
  const { origin } = await readHead(db);
  const keys = await db.selectFrom('logKeys').select('verifierKey').orderBy('id', 'desc').execute();
  return keys.map(({ verifierKey }) => verifierKey).filter((key) => key.startsWith(`${origin}+`));
}

export async function findEntry(db: Db, by: { readonly id: number } | { readonly leafIndex: number }) {
  return await db
    .selectFrom('events')
    .select(['id', 'leafIndex', 'entry'])
    .$if('id' in by, (query) => query.where('id', '=', 'id' in by ? by.id : 0))
    .$if('leafIndex' in by, (query) => query.where('leafIndex', '=', 'leafIndex' in by ? by.leafIndex : 0))
    .executeTakeFirst();
}

export async function isPending(db: Db, id: number): Promise<boolean> {
  return (await db.selectFrom('pending').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export async function listEntries(db: Db, start: number, count: number): Promise<readonly Uint8Array[]> {
  const rows = await db
    .selectFrom('events')
    .select('entry')
    .where('leafIndex', '>=', start)
    .where('leafIndex', '<', start + count)
    .orderBy('leafIndex')
    .execute();
  return rows.map(({ entry }) => Buffer.from(entry));
}

export async function findAttachment(db: Db, sha256: string): Promise<string | undefined> {
  const row = await db.selectFrom('attachments').select('content').where('sha256', '=', Buffer.from(sha256, 'hex')).executeTakeFirst();
  return row?.content;
}

/** Tiles that have all of their hashes, from one on without a gap. */
export async function listWholeTiles(
  db: Db,
  first: { readonly level: number; readonly index: number },
  count: number,
): Promise<readonly Uint8Array[]> {
  const rows = await db
    .selectFrom('tiles')
    .select(['tileIndex', 'hashes'])
    .where('level', '=', first.level)
    .where('tileIndex', '>=', first.index)
    .where('tileIndex', '<', first.index + count)
    .orderBy('tileIndex')
    .execute();
  const end = rows.findIndex(({ tileIndex, hashes }, at) => tileIndex !== first.index + at || hashes.length !== tileWidth * hashLength);
  return (end === -1 ? rows : rows.slice(0, end)).map(({ hashes }) => hashes);
}

/** Signed notes of checkpoints of more events than that, the smallest first, of the log as it is called now. */
export async function listNotes(db: Db, { after, limit }: { readonly after: number; readonly limit: number }): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('checkpoints')
    .select('note')
    .where('origin', '=', (log) => log.selectFrom('log').select('origin'))
    .where('size', '>', after)
    .orderBy('size')
    .limit(limit)
    .execute();
  return rows.map(({ note }) => note);
}
