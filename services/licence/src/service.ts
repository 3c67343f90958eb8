import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { JobLog, type JobState } from '@seatledger/platform/jobs/job-log.ts';
import { followRegistry, type Following } from './features/change-feed/follow-registry.ts';
import { RegistryReader, type ReaderLog } from './features/change-feed/registry-reader.ts';
import { CheckThreads } from './features/check-threads/check-threads.ts';
import type { SharedChecks } from './features/check-threads/messages.ts';
import { CheckStatistics } from './features/check-statistics/check-statistics.ts';
import { checkStatisticsRoute } from './features/check-statistics/routes.ts';
import { createCheckHandlers, type CheckHandlers } from './features/licence-check/check-handlers.ts';
import { refusals } from './features/licence-check/problems.ts';
import type { KeyObserver } from './features/licence-check/key-observer.ts';
import { Snapshots, type SnapshotPlace } from './features/snapshot/snapshots.ts';
import { ChangeJournal } from './features/stream/change-journal.ts';
import { JournalFollower } from './features/stream/follow-journal.ts';
import { createAnswerStreams } from './features/stream/stream-handler.ts';
import { CountedUses } from './features/uses/counted-uses.ts';
import { LazyPool } from './lazy-pool.ts';
import { createUseHolder } from './features/uses/held-uses.ts';
import { startUseWriter } from './features/uses/write-uses.ts';
import { readinessOf, type LicenceReadiness } from './features/licence-index/readiness.ts';

export { licenceAnswer, licenceAnswers } from './features/licence-check/answer-schema.ts';
export { refusals as checkRefusals } from './features/licence-check/problems.ts';
export { receivedUses, toldUses } from './features/uses/told-uses.ts';
export { streamRefusals } from './features/stream/problems.ts';
export { checkOnce } from './features/licence-check/check-once.ts';
export type { SnapshotPlace } from './features/snapshot/snapshots.ts';
export { answerShared, type AnsweringThread } from './features/check-threads/answer-shared.ts';
export type { ReaderLog as LicenceLog } from './features/change-feed/registry-reader.ts';
export type { SharedChecks } from './features/check-threads/messages.ts';
export type { LicenceReadiness } from './features/licence-index/readiness.ts';
export type { CheckHandlers } from './features/licence-check/check-handlers.ts';
export { InvalidQuestion, licenceQuestion, licenceQuestions } from './features/licence-check/question.ts';

export const licenceMigrations = fileURLToPath(new URL('../migrations', import.meta.url));

export interface LicenceOptions {
  /** Of the service's own role; or what finds it out, once it is started. */
  readonly databaseUrl: string | (() => Promise<string>);
  readonly log: ReaderLog;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Where a request comes from, when it is not the other end of its connection: behind a proxy. */
  readonly addressOf?: ((request: IncomingMessage) => string | undefined) | undefined;
  /** Where the licences are kept on disk, so that a restart needs no database; left out: nowhere. */
  readonly snapshot?: SnapshotPlace | undefined;
  /** Where uses are written: as `databaseUrl`, where nothing is said; null: nowhere, they are not counted. */
  readonly useDatabaseUrl?: string | null | undefined;
  /** Told of the API keys that come with checks; it must return at once. */
  readonly keys?: KeyObserver;
}

export interface Licence extends AsyncDisposable {
  /**
   * Loads the licences and the API keys, then follows the changes. Returns after the first attempt: without the database it
   * keeps trying, and throws nothing.
   */
  start(): Promise<void>;
  /** Answers from the snapshot until it is started. Says whether there was one. */
  resume(): boolean;
  /** What answers checks, by its path, over plain node:http. */
  readonly checkHandlers: CheckHandlers;
  /** For one more thread that answers checks: {@link answerShared}. */
  shareChecks(): SharedChecks;
  readiness(): LicenceReadiness;
  /** The uses of people. */
  readonly personalData: PersonalDataHolder;
  /** What it does by itself. */
  jobs(): readonly JobState[];
  /** Adds the routes that the framework serves to a server. */
  routes(app: HttpServer): void;
  /** Ends what would not end by itself, before its server stops. */
  endStreams(): void;
  /** There is nothing to be told to anybody else. */
  handOverUses(): void;
}

export function createLicence(options: LicenceOptions): Licence {
  const { databaseUrl, log, now = Date.now, addressOf, snapshot, keys, useDatabaseUrl } = options;
  const journal = new ChangeJournal();
  const counting = useDatabaseUrl === null ? null : new CountedUses();
  const threads = new CheckThreads({ keys, journal, onUses: (gathered) => counting?.add(reader.index, gathered) });
  const reader: RegistryReader = new RegistryReader(now, log, threads);
  const statistics = new CheckStatistics(Object.keys(refusals));
  const streams = createAnswerStreams({ source: reader, now, keys, addressOf, journal });
  const snapshots = snapshot === undefined ? null : new Snapshots({ ...snapshot, reader, log, now });
  const since = now();
  const jobs = new JobLog();
  let following: Following | undefined;
  let writing: AsyncDisposable | undefined;
  let isDisposed = false;
  const readiness = (): LicenceReadiness => readinessOf(reader.index?.size ?? null, reader.freshness, now());

  const uses = () => counting && counting.state();
  const urlOf = async (): Promise<string> => (typeof databaseUrl === 'string' ? databaseUrl : await databaseUrl());
  const held = new LazyPool(async () => useDatabaseUrl ?? (await urlOf()));

  function resume(): boolean {
    if (reader.index === null) snapshots?.resume();
    return reader.index !== null;
  }

  return {
    async start() {
      resume();
      const url = await urlOf();
      if (isDisposed) return;
      following ??= followRegistry({ databaseUrl: url, reader, journal: new JournalFollower(journal), snapshots, jobs, log });
      if (counting !== null) {
        const gather = (): void => counting.gather(reader.index);
        writing ??= startUseWriter({ databaseUrl: useDatabaseUrl ?? url, ledger: counting.ledger, gather, jobs, log });
      }
      await following.firstRound;
    },
    resume,
    checkHandlers: createCheckHandlers({ source: reader, now, log, statistics, keys, addressOf, streams, uses: counting?.gatherer }),
    endStreams: () => streams[Symbol.dispose](),
    handOverUses: () => undefined,
    shareChecks: () => threads.open(reader.board.buffer),
    readiness,
    personalData: createUseHolder(() => held.pool()),
    jobs: () => jobs.states(),
    routes: (app) => checkStatisticsRoute(app, { statistics: () => [statistics, ...threads.statistics], since, now, readiness, uses }),
    async [Symbol.asyncDispose]() {
      isDisposed = true;
      streams[Symbol.dispose]();
      await writing?.[Symbol.asyncDispose]();
      await following?.[Symbol.asyncDispose]();
      await held[Symbol.asyncDispose]();
      threads[Symbol.dispose]();
    },
  };
}
