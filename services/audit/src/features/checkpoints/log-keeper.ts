import type pg from 'pg';
import { alarmOfLag, createSequencingWatch, type SequencingLag } from '../sequencing/watch-sequencing.ts';
import { LogAlarm, type LogAlarmCode } from './log-alarm.ts';
import { alarmOfTransactions, createTransactionWatch } from './open-transactions.ts';
import { compareWithPlaces, publishCheckpoint, type CheckpointPublishing, type Publication } from './publish-checkpoint.ts';

export interface RaisedAlarm {
  readonly code: LogAlarmCode;
  readonly detail: string;
  readonly since: Temporal.Instant;
}

export interface LogStatus {
  readonly lag: SequencingLag;
  /** As it was last published; null before. */
  readonly publication: Publication | null;
  readonly alarms: readonly RaisedAlarm[];
}

export interface LogKeeperOptions extends CheckpointPublishing {
  readonly pool: pg.Pool;
  /** Returns when there is a log. */
  readonly begin: () => Promise<void>;
  /** Told of every alarm when it is raised, and each ten minutes while it lasts. */
  readonly onAlarm: (alarm: RaisedAlarm) => void;
}

export interface LogKeeper {
  /** Publishes what is new, and looks whether all is well. */
  run(): Promise<void>;
  /** As it was at the last run; where there was none, as beside a running server, as it is found now. */
  status(): Promise<LogStatus>;
}

const reminderMs = 10 * 60_000;
const comparedEveryMs = 30_000;
/** From then on it is looked whose a transaction is. */
const longTransactionMs = 5_000;
const nothingWaits: SequencingLag = { pending: 0, oldestPendingMs: 0, oldestTransactionMs: 0 };

export function createLogKeeper(options: LogKeeperOptions): LogKeeper {
  const watch = createSequencingWatch(options.pool);
  const watchTransactions = createTransactionWatch(options.pool);
  const raised = new Map<LogAlarmCode, { readonly alarm: RaisedAlarm; toldAt: number }>();
  let lag = nothingWaits;
  let publication: Publication | null = null;
  let lookedAt = 0;

  /** Whether there is nothing to hand out; what places have is looked at again from time to time all the same. */
  async function isUpToDate(): Promise<boolean> {
    if (publication === null || raised.size > 0 || Date.now() - lookedAt > comparedEveryMs) return false;
    const { size } = await options.kysely.selectFrom('log').select('size').executeTakeFirstOrThrow();
    return size === publication.head.size;
  }

  /** The alarm that the work raises, if any. */
  async function alarmOf(work: () => Promise<Publication>): Promise<LogAlarm | null> {
    lookedAt = Date.now();
    try {
      publication = await work();
      const failed = publication.deliveries.find(({ failure }) => failure !== null);
      if (failed === undefined) return null;
      return new LogAlarm('place_unreachable', `Checkpoints do not reach ${failed.place}: ${failed.failure?.message}`);
    } catch (error) {
      if (error instanceof LogAlarm) return error;
      throw error;
    }
  }

  function raise(found: readonly LogAlarm[]): void {
    const at = Date.now();
    for (const code of raised.keys()) if (!found.some((alarm) => alarm.code === code)) raised.delete(code);
    for (const { code, message } of found) {
      const known = raised.get(code);
      const alarm = { code, detail: message, since: known?.alarm.since ?? Temporal.Now.instant() };
      const isDue = known === undefined || at - known.toldAt >= reminderMs;
      raised.set(code, { alarm, toldAt: isDue ? at : known.toldAt });
      if (isDue) options.onAlarm(alarm);
    }
  }

  async function alarmOfSequencing(): Promise<LogAlarm | null> {
    const open = lag.oldestTransactionMs > longTransactionMs ? await watchTransactions() : [];
    return alarmOfLag(lag) ?? alarmOfTransactions(open);
  }

  async function look(find: () => Promise<LogAlarm | null>): Promise<void> {
    await options.begin();
    lag = await watch();
    raise([await alarmOfSequencing(), await find()].filter((alarm) => alarm !== null));
  }

  const publish = async (): Promise<LogAlarm | null> => ((await isUpToDate()) ? null : await alarmOf(() => publishCheckpoint(options)));
  const compare = (): Promise<LogAlarm | null> => alarmOf(() => compareWithPlaces(options));

  return {
    run: () => look(publish),
    async status() {
      if (lookedAt === 0) await look(compare);
      return { lag, publication, alarms: [...raised.values()].map(({ alarm }) => alarm) };
    },
  };
}
