import { openDatabase } from '@seatledger/platform/db/database.ts';
import { openListener } from '@seatledger/platform/db/listener.ts';
import type { JobLog } from '@seatledger/platform/jobs/job-log.ts';
import { startWakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import { withPublishedData, type PublishedData } from '../../published-data.ts';
import type { FeedPosition, NamedRows } from './change-batch.ts';
import { pendingChannel, pendingRows } from './pending-changes.ts';
import { signingChannel } from '../signing-keys/follow-signing-keys.ts';
import type { Snapshots } from '../snapshot/snapshots.ts';
import type { ReaderLog, RegistryReader } from './registry-reader.ts';

export interface Follower {
  catchUp(data: PublishedData, last: FeedPosition): Promise<void>;
}

export interface FollowOptions {
  readonly databaseUrl: string;
  readonly reader: RegistryReader;
  /** What else is brought up to date, once the reader is. */
  readonly followers: readonly Follower[];
  /** Kept between two rounds. */
  readonly snapshots: Snapshots | null;
  readonly jobs: JobLog;
  readonly log: ReaderLog;
}

/** Notified with every change of the registry, of an API key, and of what licences are signed by. Should a notification be lost, the next round is not far. */
const channels = [pendingChannel, 'registry_changes', 'access_api_keys', signingChannel];
/** Named faster than they are read, the rest comes with the change feed. */
const mostPending = 1_000;
const longestPauseMs = 500;

export interface Following extends AsyncDisposable {
  /** The first round has ended, well or not. */
  readonly firstRound: Promise<void>;
}

/** Keeps the reader up with the database from now on, through losses of the database, until disposed. */
export function followRegistry({ databaseUrl, reader, followers, snapshots, jobs, log }: FollowOptions): Following {
  const firstRound = Promise.withResolvers<void>();
  const stopping = new AbortController();
  let isLost = false;

  // A connection that is lost while idle is noticed by the next round.
  const database = openDatabase<unknown>({ url: databaseUrl, schema: 'licence', maxConnections: 1, onConnectionError: () => undefined });

  let pending: NamedRows[] = [];
  /** When the feed is to be read, and not the pending rows alone, at the latest. */
  let feedDueAt = -Infinity;

  async function round(): Promise<void> {
    await withPublishedData(database.pool, stopping.signal, async (data) => {
      const ahead = pending;
      pending = [];
      if (ahead.length > 0) await reader.readAhead(data, ahead);
      if (ahead.length > 0 && performance.now() < feedDueAt) return;
      feedDueAt = performance.now() + longestPauseMs;
      await reader.catchUp(data);
      for (const follower of followers) await follower.catchUp(data, reader.last);
    });
    await snapshots?.keepIfDue();
    if (isLost) log('info', 'the registry is reached again');
    isLost = false;
  }

  function onError(error: unknown): void {
    feedDueAt = -Infinity;
    if (isLost || stopping.signal.aborted) return;
    isLost = true;
    log('warn', 'the registry is not reached: answers are as of the last time it was', { error: String(error) });
  }

  const loop = startWakeLoop({
    run: jobs.watched('licence-index', longestPauseMs, () => round().finally(firstRound.resolve)),
    everyMs: longestPauseMs,
    onError,
  });
  const wake = (): void => {
    feedDueAt = -Infinity;
    loop.wake();
  };
  const listener = openListener({
    url: databaseUrl,
    channels,
    onNotification(channel, payload) {
      if (channel !== pendingChannel) return wake();
      const rows = pendingRows(payload);
      if (rows.length === 0 || pending.length + rows.length > mostPending) return;
      pending.push(...rows);
      loop.wake();
    },
    onListening: wake,
    onLost: wake,
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
