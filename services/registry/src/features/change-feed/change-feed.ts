import type { WrittenAlong } from '@seatledger/platform/commands/audit-event.ts';
import type { Touched } from '@seatledger/platform/commands/use-case.ts';
import { sequencePendingRows, type SequencedLog } from '@seatledger/platform/sequenced-log/sequencer.ts';
import { sql } from 'kysely';
import type pg from 'pg';

export const changeFeed: SequencedLog = {
  table: 'registry.changes',
  head: 'registry.change_head',
  pendingChannel: 'registry_changes_pending',
  sequencedChannel: 'registry_changes',
};

/** Adds change rows to the transaction that makes the changes; they get their positions after it has committed. */
export function recordChanges(touched: readonly Touched[]): WrittenAlong | undefined {
  if (touched.length === 0) return undefined;
  return (eventId) => sql`
    insert into registry.changes (entity, first_id, last_id, audit_event_id)
    select entity, "firstId", "lastId", ${eventId}
    from jsonb_to_recordset(${JSON.stringify(touched)}::jsonb) t (entity text, "firstId" bigint, "lastId" bigint)`;
}

/** Gives every committed change its position. */
export async function sequenceChanges(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    while ((await sequencePendingRows(client, changeFeed)) > 0);
    client.release();
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
