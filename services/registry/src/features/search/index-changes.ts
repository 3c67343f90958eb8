import { searchedKinds, type SearchedKind } from '@seatledger/domain/search/rank.ts';
import { sql, type Kysely } from 'kysely';
import type { ChangedEntity, RegistrySchema, Tx } from '../../registry-schema.ts';
import { deleteOtherEntries, saveEntries } from './search-entry-queries.ts';
import { readIndexedThings, type IdRange } from './searched-things.ts';

/** Few enough that whoever else this process serves does not notice. */
const rowsAtOnce = 500;
const changesAtOnce = 200;

interface Head {
  readonly position: number;
  /** Of the change after `position`, the rows before this one are done. */
  readonly nextId: number;
}

interface Change extends IdRange {
  readonly position: number;
  readonly entity: ChangedEntity;
}

/**
 * Brings the search index some rows further along the change feed, in a transaction of its own. Gives whether there is more to do;
 * none where another process is at it.
 */
export async function indexNextChanges(db: Kysely<RegistrySchema>): Promise<boolean> {
  if (!(await isBehind(db))) return false;
  return await db.transaction().execute(async (tx) => {
    // What is lost with the server's memory is lost together with the head, and done again.
    await sql`set local synchronous_commit = off`.execute(tx);
    const head = await tx.selectFrom('searchHead').select(['position', 'nextId']).forUpdate().skipLocked().executeTakeFirst();
    const changes = head === undefined ? [] : await readChanges(tx, head.position);
    if (head === undefined || changes.length === 0) return false;
    await tx
      .updateTable('searchHead')
      .set(await indexFrom(tx, head, changes))
      .execute();
    return true;
  });
}

async function isBehind(db: Kysely<RegistrySchema>): Promise<boolean> {
  const row = await db
    .selectFrom(['searchHead', 'changeHead'])
    .select('searchHead.position')
    .whereRef('searchHead.position', '<', 'changeHead.position')
    .executeTakeFirst();
  return row !== undefined;
}

async function indexFrom(tx: Tx, start: Head, changes: readonly Change[]): Promise<Head> {
  let head = start;
  let room = rowsAtOnce;
  for (const change of changes) {
    const kind = kindOf(change.entity);
    if (kind !== undefined) {
      const range = { firstId: Math.max(change.firstId, head.nextId), lastId: change.lastId };
      const { rows, lastId } = await indexRange(tx, kind, range, room);
      if (lastId < change.lastId) return { position: head.position, nextId: lastId + 1 };
      room -= rows;
    }
    head = { position: change.position, nextId: 0 };
    if (room <= 0) break;
  }
  return head;
}

async function readChanges(tx: Tx, position: number): Promise<Change[]> {
  return await tx
    .selectFrom('changes')
    .select(['position', 'entity', 'firstId', 'lastId'])
    .$narrowType<{ position: number; entity: ChangedEntity }>()
    .where('position', '>', position)
    .orderBy('position')
    .limit(changesAtOnce)
    .execute();
}

function kindOf(entity: ChangedEntity): SearchedKind | undefined {
  return searchedKinds.find((kind) => kind === entity);
}

/** Indexes the first rows of a range and forgets those that are gone. Gives how many there were, and up to which id they went. */
async function indexRange(tx: Tx, kind: SearchedKind, range: IdRange, limit: number): Promise<{ rows: number; lastId: number }> {
  const things = await readIndexedThings(tx, kind, range, limit);
  const lastId = things.length < limit ? range.lastId : (things.at(-1)?.id ?? range.lastId);
  const ids = things.map(({ id }) => id);
  await deleteOtherEntries(tx, kind, { ...range, lastId }, ids);
  await saveEntries(tx, kind, things);
  return { rows: things.length, lastId };
}
