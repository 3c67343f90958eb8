import { eraseEverybody } from '@seatledger/domain/change-request/erase/erase-item.ts';
import { openStates } from '@seatledger/domain/change-request/change-request.ts';
import type { RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { itemsInChunks } from '../change-requests/item-queries.ts';
import { saveErasedItems } from './erased-items.ts';
import { eraseTexts, textsWhere } from './request-texts.ts';

/** What closed change requests say about people. That they were made, by whom, and what became of them stays. */
export function retainedRequests(db: Kysely<RegistrySchema>): RetainedData<RetainedKind> {
  return {
    kind: 'closed-request',
    count: async (before) => (await findOutdated(db, before)).length,
    async remove(before) {
      const ids = await findOutdated(db, before);
      for (const id of ids) await db.transaction().execute((tx) => forget(tx, id));
      return ids.length;
    },
  };
}

async function findOutdated(db: Kysely<RegistrySchema>, before: Temporal.Instant): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from change_requests
    where forgotten_at is null and updated_at < ${before.toString()}::timestamptz and state <> all(${[...openStates]}::text[]) order by id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

async function forget(tx: Tx, id: number): Promise<void> {
  await sql`update change_requests set forgotten_at = now() where id = ${id}`.execute(tx);
  for await (const items of itemsInChunks(tx, id)) {
    const erased = items.flatMap((item) => {
      const bare = eraseEverybody(item);
      return bare === null ? [] : [{ ...item, requestId: id, erased: bare }];
    });
    await saveErasedItems(tx, erased);
  }
  await eraseTexts(
    tx,
    (await textsWhere(tx, [id])).filter(({ requestId }) => requestId === id),
  );
}
