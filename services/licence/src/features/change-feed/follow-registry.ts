import { openDatabase } from '@seatledger/platform/db/database.ts';
import { openListener } from '@seatledger/platform/db/listener.ts';
import type { JobLog } from '@seatledger/platform/jobs/job-log.ts';
import { startWakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import { withPublishedData } from '../../published-data.ts';
import type { JournalFollower } from '../stream/follow-journal.ts';
import type { Snapshots } from '../snapshot/snapshots.ts';
import { beatForReplicas } from './registry-queries.ts';
import type { ReaderLog, RegistryReader } from './registry-reader.ts';

export interface FollowOptions {
  readonly databaseUrl: string;
  readonly reader: RegistryReader;
  /** Follows the reader. */
  readonly journal: JournalFollower;
  /** Kept between two rounds. */
  readonly snapshots: Snapshots | null;
  readonly jobs: JobLog;
  readonly log: ReaderLog;
}

/** Notified with every change of the registry, and of a key. Should a notification be lost, the next round is not far. */
const channels = ['registry_changes', 'access_api_keys'];
const longestPauseMs = 500;
/** Well within what counts as stale. */
const beatEveryMs = 2_000;

export interface Following extends AsyncDisposable {
  /** The first round has ended, well or not. */
  readonly firstRound: Promise<void>;
}

/** Keeps the reader up with the database from now on, through losses of the database, until disposed. */
export function followRegistry({ databaseUrl, reader, journal, snapshots, jobs, log }: FollowOptions): Following {
  const firstRound = Promise.withResolvers<void>();
  const stopping = new AbortController();
  let isLost = false;
  let beatenAt = -Infinity;

  // A connection that is lost while idle is noticed by the next round.
  const database = openDatabase<unknown>({ url: databaseUrl, schema: 'licence', maxConnections: 1, onConnectionError: () => undefined });

  async function round(): Promise<void> {
    await withPublishedData(database.pool, stopping.signal, async (data) => {
      await reader.catchUp(data);
      firstRound.resolve();
      await journal.catchUp(data, reader.last);
      if (performance.now() - beatenAt < beatEveryMs) return;
      beatenAt = performance.now();
      await beatForReplicas(data);
    });
    await snapshots?.keepIfDue();
    if (isLost) log('info', 'the registry is reached again');
    isLost = false;
  }

  function onError(error: unknown): void {
    if (isLost || stopping.signal.aborted) return;
    isLost = true;
    log('warn', 'the registry is not reached: answers are as of the last time it was', { error: String(error) });
  }

  const loop = startWakeLoop({
    run: jobs.watched('licence-index', longestPauseMs, () => round().finally(firstRound.resolve)),
    everyMs: longestPauseMs,
    onError,
  });
  const listener = openListener({
    url: databaseUrl,
    channels,
    onNotification: loop.wake,
    onListening: loop.wake,
    onLost: loop.wake,
  });
  return {
    firstRound: firstRound.promise.catch(() => undefined),
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await listener[Symbol.asyncDispose]();
      await loop[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      await snapshots?.keep();
    },
  };
}
