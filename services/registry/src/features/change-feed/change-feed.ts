import type { Touched } from '@seatledger/platform/commands/use-case.ts';
import { sequencePendingRows, type SequencedLog } from '@seatledger/platform/sequenced-log/sequencer.ts';
import type pg from 'pg';
import type { Tx } from '../../registry-schema.ts';

export const changeFeed: SequencedLog = {
  table: 'registry.changes',
  head: 'registry.change_head',
  pendingChannel: 'registry_changes_pending',
  sequencedChannel: 'registry_changes',
};

/** Adds change rows to the transaction that makes the changes; they get their positions after it has committed. */
export async function recordChanges(tx: Tx, touched: readonly Touched[], auditEventId: number): Promise<void> {
  if (touched.length === 0) return;
  await tx
    .insertInto('changes')
    .values(touched.map((row) => ({ ...row, auditEventId })))
    .execute();
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
