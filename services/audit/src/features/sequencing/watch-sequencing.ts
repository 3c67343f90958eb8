import type pg from 'pg';
import { LogAlarm } from '../checkpoints/log-alarm.ts';

/** What keeps events from their places, as far as it can be seen from the database. */
export interface SequencingLag {
  /** How many committed events wait. */
  readonly pending: number;
  /** How long the oldest of them has; 0 where none waits. */
  readonly oldestPendingMs: number;
  /** How long the oldest transaction has been open, as far as this process has seen. */
  readonly oldestTransactionMs: number;
}

const stalledAfterMs = 5_000;

/**
 * Looks how far sequencing is behind, and for how long by the clock of whoever looks: an event that has just been committed may have been
 * written long before. A transaction that stays open holds nobody up but its own events, which are in no checkpoint while it lasts: its
 * session goes on holding the lock on its id, which can be seen without any right on the sessions of others.
 */
export function createSequencingWatch(pool: pg.Pool, now: () => number = Date.now): () => Promise<SequencingLag> {
  const events = createStopwatch(now);
  const transactions = createStopwatch(now);
  return async () => {
    const { rows } = await pool.query<{ pending: number; oldest: string[]; open: string[] }>(
      `select count(*) as pending, array_remove(array[min(id)::text], null) as oldest,
         array(
           select transactionid::text from pg_locks l join pg_stat_activity a using (pid)
           where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted and a.datname = current_database()
         ) as open
       from (select id from audit.pending order by id limit 100000) p`,
    );
    const [{ pending, oldest, open }] = rows as [(typeof rows)[number]];
    return { pending, oldestPendingMs: events(oldest), oldestTransactionMs: transactions(open) };
  };
}

/** How long the one has been there that was there before all others, in milliseconds. */
function createStopwatch(now: () => number): (present: readonly string[]) => number {
  let since = new Map<string, number>();
  return (present) => {
    since = new Map(present.map((one) => [one, since.get(one) ?? now()]));
    return now() - Math.min(now(), ...since.values());
  };
}

/** The alarm that the events that wait are worth, if any; open transactions have another. */
export function alarmOfLag({ pending, oldestPendingMs }: Pick<SequencingLag, 'pending' | 'oldestPendingMs'>): LogAlarm | null {
  if (oldestPendingMs <= stalledAfterMs) return null;
  return new LogAlarm(
    'sequencing_stalled',
    `${pending} audit events have no place in the log yet, the oldest for ${(oldestPendingMs / 1000).toFixed(0)} s: look for a session that holds a lock on ` +
      'audit.log (pg_stat_activity, pg_locks), and for errors of the sequencer in the log of the server.',
  );
}
