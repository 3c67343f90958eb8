import pg from 'pg';

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
  try {
    const results = (await client.query(statementsFor(log))) as unknown as readonly pg.QueryResult<{ sequenced: number }>[];
    return results.find(({ command }) => command === 'UPDATE')?.rows[0]?.sequenced ?? 0;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Sent at once: whoever waits for a position waits for one answer of the database, not for five. */
function statementsFor({ table, head, sequencedChannel }: SequencedLog): string {
  return `
    begin;
    -- The rows without a position are few among many: never walk through all, whatever the statistics of a moment say.
    set local enable_seqscan = off;
    select position from ${head} for update;
    -- A statement of its own: its snapshot is taken after the head is ours.
    with pending as (
      select id, row_number() over (order by id) as step
      from (select id from ${table} where position is null order by id limit ${batchSize}) p
    ), sequenced as (
      update ${table} t set position = (select position from ${head}) + pending.step
      from pending where t.id = pending.id returning t.id
    )
    update ${head} set position = position + added.rows
    from (select count(*) as rows from sequenced) added where added.rows > 0
    returning added.rows as sequenced, pg_notify(${pg.escapeLiteral(sequencedChannel)}, position::text);
    commit`;
}
