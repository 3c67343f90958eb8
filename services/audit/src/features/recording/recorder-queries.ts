import { sql, type Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';
import type { EndedRecorder } from './recorded-events.ts';

type Db = Kysely<AuditSchema>;

export async function insertRecorder(db: Db, completeUntil: Temporal.Instant): Promise<number> {
  const { id } = await db.insertInto('recorders').values({ completeUntil }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** False where somebody took it for dead and has closed it. */
export async function keepRecorderAlive(db: Db, id: number, completeUntil: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recorders')
    .set({ aliveAt: sql<Temporal.Instant>`now()`, completeUntil })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function closeRecorder(db: Db, id: number, completeUntil: Temporal.Instant): Promise<void> {
  await db
    .updateTable('recorders')
    .set({ closedAt: sql<Temporal.Instant>`now()`, completeUntil })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .execute();
}

/** Closes those that have not been heard of for a minute, and gives them. Nobody else gets the same. */
export function closeDeadRecorders(tx: Db): Promise<readonly EndedRecorder[]> {
  return tx
    .updateTable('recorders')
    .set({ closedAt: sql<Temporal.Instant>`now()` })
    .where('closedAt', 'is', null)
    .where('aliveAt', '<', sql<Temporal.Instant>`now() - interval '1 minute'`)
    .returning(['id', 'completeUntil', 'aliveAt'])
    .execute();
}

/** What was to be said of them is in the log. */
export async function removeClosedRecorders(db: Db): Promise<void> {
  await db
    .deleteFrom('recorders')
    .where('closedAt', '<', sql<Temporal.Instant>`now() - interval '1 month'`)
    .execute();
}
