import { longWorkOf } from '@seatledger/platform/db/long-work.ts';
import type pg from 'pg';
import { LogAlarm } from './log-alarm.ts';

export interface OpenTransaction {
  /** The process of its session at the server. */
  readonly pid: number;
  /** What the session goes by. */
  readonly session: string;
  /** For how long it has been seen. */
  readonly openMs: number;
}

const alarmAfterMs = 60_000;
/** An import of a million rows is over long before. */
const longWorkAlarmAfterMs = 30 * 60_000;

/** The transactions that have written something, by the locks on their ids: everybody may see those, and the names of sessions. */
export function createTransactionWatch(pool: pg.Pool, now: () => number = Date.now): () => Promise<readonly OpenTransaction[]> {
  let since = new Map<string, number>();
  return async () => {
    const { rows } = await pool.query<{ xid: string; pid: number; session: string }>(
      `select l.transactionid::text as xid, pid, coalesce(a.application_name, '') as session
       from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted and a.datname = current_database()`,
    );
    since = new Map(rows.map(({ xid }) => [xid, since.get(xid) ?? now()]));
    return rows.map(({ xid, pid, session }) => ({ pid, session, openMs: now() - (since.get(xid) ?? now()) }));
  };
}

/** The alarm that they are worth, if any. Work that is known to take long raises it late. */
export function alarmOfTransactions(open: readonly OpenTransaction[]): LogAlarm | null {
  const overdue = open.filter(({ session, openMs }) => openMs > (longWorkOf(session) === null ? alarmAfterMs : longWorkAlarmAfterMs));
  const [longest] = overdue.toSorted((one, other) => other.openMs - one.openMs);
  if (longest === undefined) return null;
  const { pid, session, openMs } = longest;
  const work = longWorkOf(session);
  return new LogAlarm(
    'sequencing_stalled',
    `A transaction ${work === null ? '' : `of ${work} `}has been open for ${(openMs / 1000).toFixed(0)} s; what it has written is in no checkpoint ` +
      `while it lasts. It is of the session "${session}": look what that does or waits for (select * from pg_stat_activity where pid = ${pid}).`,
  );
}
