import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import type { JobLog } from '@seatledger/platform/jobs/job-log.ts';
import { startWakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import type { ReaderLog } from '../change-feed/registry-reader.ts';
import { withPublishedData, type PublishedData } from '../../published-data.ts';
import { removeOrphans, removeOutdated } from './held-uses.ts';
import { writeUses, type UseBatch } from './use-queries.ts';
import type { UseLedger } from './use-ledger.ts';

export interface UseWriterOptions {
  readonly databaseUrl: string;
  readonly ledger: UseLedger;
  /** Has everything that was gathered put into the ledger. */
  readonly gather: () => void;
  readonly jobs: JobLog;
  readonly log: ReaderLog;
  readonly everyMs?: number;
}

const writeEveryMs = 10_000;
/** At the end the database is waited for no longer. */
const longestFarewellMs = 5_000;
const daysPerBatch = 5_000;
const sweepEveryMs = 6 * 3_600_000;

/** Writes uses every few seconds until disposed, and then once more. */
export function startUseWriter({ databaseUrl, ledger, gather, jobs, log, everyMs = writeEveryMs }: UseWriterOptions): AsyncDisposable {
  const database = openDatabase<unknown>({ url: databaseUrl, schema: 'licence', maxConnections: 1, onConnectionError: () => undefined });
  const writer = randomUUID();
  const stopping = new AbortController();
  let batches = 0;
  /** Begun, and not known to be written. */
  let unwritten: UseBatch | null = null;
  let sweepDueAt = 0;
  let isKnownReplica = false;
  let isLost = false;

  function nextBatch(): UseBatch | null {
    const days = ledger.take(daysPerBatch);
    if (days.length === 0) return null;
    batches += 1;
    return { writer, number: batches, days };
  }

  async function round(): Promise<void> {
    gather();
    await withPublishedData(database.pool, stopping.signal, async (data) => {
      if (await isReplica(data)) return giveUp();
      for (unwritten ??= nextBatch(); unwritten !== null; unwritten = nextBatch()) await writeUses(data, unwritten);
      if (performance.now() < sweepDueAt || stopping.signal.aborted) return;
      await removeOutdated(data, Temporal.Now.instant());
      await removeOrphans(data);
      sweepDueAt = performance.now() + sweepEveryMs;
    });
    if (isLost) log('info', 'uses are written again');
    isLost = false;
  }

  function giveUp(): void {
    unwritten = null;
    ledger.giveUp();
    if (!isKnownReplica) log('warn', notCounted);
    isKnownReplica = true;
  }

  const loop = startWakeLoop({
    run: jobs.watched('licence-use', everyMs, round),
    everyMs,
    onError(error) {
      if (!isLost) log('warn', 'uses cannot be written: they wait in memory', { error: String(error) });
      isLost = true;
    },
  });
  return {
    async [Symbol.asyncDispose]() {
      const farewell = setTimeout(() => stopping.abort(), longestFarewellMs);
      await loop[Symbol.asyncDispose]();
      // What other threads have told on their way out has arrived then.
      await setImmediate();
      await round().catch(() => undefined);
      clearTimeout(farewell);
      stopping.abort();
      await database[Symbol.asyncDispose]();
      const waiting = ledger.waiting + (unwritten?.days.length ?? 0);
      if (waiting > 0) log('warn', 'uses were not written at the end', { peopleAndDays: waiting });
    },
  };
}

const notCounted =
  'uses are not counted: the database is a replica. Say with SEATLEDGER_USE_DATABASE_URL where they are to be written, or that they are not ("none")';

async function isReplica(data: PublishedData): Promise<boolean> {
  const [row] = await data.rows<{ replica: boolean }>('select pg_is_in_recovery() as replica');
  return row?.replica === true;
}
