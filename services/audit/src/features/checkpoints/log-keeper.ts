import type pg from 'pg';
import { alarmOfLag, createSequencingWatch, type SequencingLag } from '../sequencing/watch-sequencing.ts';
import { LogAlarm, type LogAlarmCode } from './log-alarm.ts';
import { publishCheckpoint, type CheckpointPublishing, type Publication } from './publish-checkpoint.ts';

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
  /** Told of every alarm when it is raised, and each ten minutes while it lasts. */
  readonly onAlarm: (alarm: RaisedAlarm) => void;
}

export interface LogKeeper {
  /** Publishes what is new, and looks whether all is well. */
  run(): Promise<void>;
  status(): LogStatus;
}

const reminderMs = 10 * 60_000;
const comparedEveryMs = 30_000;
const nothingWaits: SequencingLag = { pending: 0, oldestPendingMs: 0, oldestTransactionMs: 0 };

export function createLogKeeper(options: LogKeeperOptions): LogKeeper {
  const watch = createSequencingWatch(options.pool);
  const raised = new Map<LogAlarmCode, { readonly alarm: RaisedAlarm; toldAt: number }>();
  let lag = nothingWaits;
  let publication: Publication | null = null;
  let publishedAt = 0;

  /** Whether there is nothing to hand out; what places have is looked at again from time to time all the same. */
  async function isUpToDate(): Promise<boolean> {
    if (publication === null || raised.size > 0 || Date.now() - publishedAt > comparedEveryMs) return false;
    const { size } = await options.kysely.selectFrom('log').select('size').executeTakeFirstOrThrow();
    return size === publication.head.size;
  }

  async function publish(): Promise<LogAlarm | null> {
    try {
      if (await isUpToDate()) return null;
      publication = await publishCheckpoint(options);
      publishedAt = Date.now();
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

  return {
    async run() {
      lag = await watch();
      raise([alarmOfLag(lag), await publish()].filter((alarm) => alarm !== null));
    },
    status: () => ({ lag, publication, alarms: [...raised.values()].map(({ alarm }) => alarm) }),
  };
}
