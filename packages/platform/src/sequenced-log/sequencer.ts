import type pg from 'pg';

export interface SequencedLog {
  /** The table of rows with `id` and `position`, as `schema.table`. */
  readonly table: string;
  /** The one-row table that holds the last position given, as `schema.table`. */
  readonly head: string;
  /** Notified, by a trigger on the table, when rows without a position are committed. */
  readonly pendingChannel: string;
  /** Notified by the sequencer, with the last position given. */
  readonly sequencedChannel: string;
}

const batchSize = 10_000;

/**
 * Gives committed rows their positions: 1, 2, 3, … without gaps, in the order of insertion among those that are visible.
 *
 * Only what has committed is visible here, and only one transaction at a time holds the head, so a row that commits later gets a
 * later position: a reader that asks for everything after a position never misses one, whatever long transactions are open.
 * Returns how many rows were given a position; call again while it is not 0.
 */
export async function sequencePendingRows(client: pg.ClientBase, log: SequencedLog): Promise<number> {
  // Most looks find nothing, and should write nothing: not even a lock.
  const { rowCount } = await client.query(`select from ${log.table} where position is null order by id limit 1`);
  if (rowCount === 0) return 0;
  // The rows without a position are few among many: never walk through all, whatever the statistics of a moment say.
  await client.query('begin; set local enable_seqscan = off');
  try {
    await client.query(`select position from ${log.head} for update`);
    // A statement of its own: its snapshot is taken after the head is ours.
    const { rows } = await client.query<{ sequenced: number; position: number }>(
      `with pending as (
         select id, row_number() over (order by id) as step
         from (select id from ${log.table} where position is null order by id limit ${batchSize}) p
       ), sequenced as (
         update ${log.table} t set position = (select position from ${log.head}) + pending.step
         from pending where t.id = pending.id returning t.position
       )
       select count(*) as sequenced, max(position) as position from sequenced`,
    );
    const { sequenced, position } = rows[0] ?? { sequenced: 0, position: 0 };
    if (sequenced > 0) {
      await client.query(`update ${log.head} set position = $1`, [position]);
      await client.query('select pg_notify($1, $2)', [log.sequencedChannel, String(position)]);
    }
    await client.query('commit');
    return sequenced;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
