import type { RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';
import { deleteStaged } from './migration-queries.ts';

/** Rows of old databases, with what was planned of them. What they became, the quarantine and the reports stay. */
export function retainedLegacyRows(db: Kysely<RegistrySchema>): RetainedData<RetainedKind> {
  return {
    kind: 'legacy-row',
    async count(before) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from legacy_rows r join (${outdated(before)}) m on m.id = r.migration_id`.execute(db);
      return rows[0]?.count ?? 0;
    },
    async remove(before) {
      const { rows } = await outdated(before).execute(db);
      let removed = 0;
      for (const { id } of rows) removed += await db.transaction().execute((tx) => removeRows(tx, id, before));
      return removed;
    },
  };
}

/** One that is being applied still needs its rows, however long it takes. */
function outdated(before: Temporal.Instant) {
  return sql<{ id: number }>`
    select id from legacy_migrations
    where rows_removed_at is null and state <> 'applying' and coalesce(applied_at, created_at) < ${before.toString()}::timestamptz
      and coalesce(planned_at, created_at) < ${before.toString()}::timestamptz`;
}

/** Gives how many there were; whoever plans the migration at this moment keeps them. */
async function removeRows(tx: Tx, id: number, before: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ id: number }>`${outdated(before)} and id = ${id} for update skip locked`.execute(tx);
  if (rows.length === 0) return 0;
  const removed = await deleteStaged(tx, id);
  await tx
    .updateTable('legacyMigrations')
    .set({ rowsRemovedAt: sql<Temporal.Instant>`now()`, planBasis: null, ...newVersion })
    .where('id', '=', id)
    .execute();
  return removed;
}
