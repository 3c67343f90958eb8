import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { TokenIssuers } from '@seatledger/platform/config/token-issuers.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { JobLog, type JobState } from '@seatledger/platform/jobs/job-log.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { createAdministration, type AdministrationOptions } from './administration.ts';
import { ReplicaHeartbeat } from './features/change-feed/replica-heartbeat.ts';
import { followRegistry, type Following } from './features/change-feed/follow-registry.ts';
import { RegistryReader, type ReaderLog } from './features/change-feed/registry-reader.ts';
import { CheckThreads } from './features/check-threads/check-threads.ts';
import type { SharedChecks } from './features/check-threads/messages.ts';
import { CheckStatistics } from './features/check-statistics/check-statistics.ts';
import { checkStatisticsRoute } from './features/check-statistics/routes.ts';
import type { CheckHandler } from './features/licence-check/check-options.ts';
import { IdentityTokens } from './features/identity-token/identity-tokens.ts';
import { createCheckHandlers, type CheckHandlers } from './features/licence-check/check-handlers.ts';
import { refusals } from './features/licence-check/problems.ts';
import type { KeyObserver } from './features/licence-check/key-observer.ts';
import { SigningFollower } from './features/signing-keys/follow-signing-keys.ts';
import { createPublishedKeysHandler } from './features/signing-keys/published-keys-handler.ts';
import { SigningKeys } from './features/signing-keys/signing-keys.ts';
import { Snapshots, type SnapshotPlace } from './features/snapshot/snapshots.ts';
import { ChangeJournal } from './features/stream/change-journal.ts';
import { JournalFollower } from './features/stream/follow-journal.ts';
import { createAnswerStreams } from './features/stream/stream-handler.ts';
import { LicenceUses } from './features/uses/licence-uses.ts';
import { readinessOf, type LicenceReadiness } from './features/licence-index/readiness.ts';

export { licenceAnswer, licenceAnswers } from './features/licence-check/answer-schema.ts';
export { refusals as checkRefusals } from './features/licence-check/problems.ts';
export { receivedUses, toldUses } from './features/uses/told-uses.ts';
export { streamRefusals } from './features/stream/problems.ts';
export { signedLicenceAnswer, signedLicenceQuestion } from './features/signed-licence/signed-licence-schema.ts';
export { publishedKeys } from './features/signing-keys/published-keys-handler.ts';
export { signingSeal, signingSealOf, signingSealSecret } from './features/signing-keys/signing-seal.ts';
export { checkOnce } from './features/licence-check/check-once.ts';
export { loadChecks } from './features/licence-check/load-checks.ts';
export type { SnapshotPlace } from './features/snapshot/snapshots.ts';
export { answerShared, type AnsweringThread } from './features/check-threads/answer-shared.ts';
export type { ReaderLog as LicenceLog } from './features/change-feed/registry-reader.ts';
export type { SharedChecks } from './features/check-threads/messages.ts';
export type { LicenceReadiness } from './features/licence-index/readiness.ts';
export type { CheckHandlers } from './features/licence-check/check-handlers.ts';
export { InvalidQuestion, licenceQuestion, licenceQuestions } from './features/licence-check/question.ts';

export const licenceMigrations = fileURLToPath(new URL('../migrations', import.meta.url));

export interface LicenceOptions {
  /** Opens the keys that licences are signed by; or what finds it out, once it is started. Null: nothing is signed here. */
  readonly signingSeal: SecretBox | null | (() => Promise<SecretBox | null>);
  /** For the server that keeps these keys. Those that check licences alone only read them. */
  readonly administration?: AdministrationOptions | undefined;
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
  /** Whose identity tokens are believed: Microsoft and Google, where nothing is said. */
  readonly tokenIssuers?: TokenIssuers | undefined;
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
  /** Begins to keep the keys that licences are signed by: makes one where there is none. Returns when there is one. */
  administer(): Promise<void>;
  /** What answers checks, by its path, over plain node:http. */
  readonly checkHandlers: CheckHandlers;
  /** Answers anybody who asks what signed licences are verified by, over plain node:http. */
  readonly publishedKeys: CheckHandler;
  /** For one more thread that answers checks: {@link answerShared}. */
  shareChecks(): SharedChecks;
  readiness(): LicenceReadiness;
  /** What it does by itself. */
  jobs(): readonly JobState[];
  /** Adds the routes that the framework serves to a server. */
  routes(app: HttpServer): void;
  /** Ends what would not end by itself, before its server stops. */
  endStreams(): void;
  /** Of licence files; null on a server that keeps none. */
  readonly personalData: PersonalDataHolder | null;
  /** Of the uses of licences. */
  readonly usesHeld: PersonalDataHolder;
}

export function createLicence(options: LicenceOptions): Licence {
  const { databaseUrl, log, now = Date.now, addressOf, snapshot, keys, signingSeal, tokenIssuers, useDatabaseUrl } = options;
  const journal = new ChangeJournal();
  const urlOf = async (): Promise<string> => (typeof databaseUrl === 'string' ? databaseUrl : await databaseUrl());
  const uses = new LicenceUses({ databaseUrl: urlOf, useDatabaseUrl, index: () => reader.index });
  const threads = new CheckThreads({ keys, journal, onUses: uses.add });
  const reader: RegistryReader = new RegistryReader(now, log, threads);
  const statistics = new CheckStatistics(Object.keys(refusals));
  const streams = createAnswerStreams({ source: reader, now, keys, addressOf, journal });
  const signingKeys = new SigningKeys();
  const signing = new SigningFollower({ keys: signingKeys, log, onChange: threads.onSigning });
  const snapshots = snapshot === undefined ? null : new Snapshots({ ...snapshot, reader, signing, log, now });
  const since = now();
  const jobs = new JobLog();
  const followers = [signing, new JournalFollower(journal), new ReplicaHeartbeat()];
  const tokens = new IdentityTokens({ issuers: tokenIssuers, now, log });
  let following: Following | undefined;
  let isDisposed = false;
  const administration = options.administration && createAdministration({ ...options.administration, jobs });
  const readiness = (): LicenceReadiness => readinessOf(reader.index?.size ?? null, reader.freshness, now());
  const asking = { source: reader, now, log, statistics, keys, addressOf, tokens, streams, uses: uses.gatherer };

  function resume(): boolean {
    if (reader.index === null) snapshots?.resume();
    return reader.index !== null;
  }

  return {
    async start() {
      resume();
      const url = await urlOf();
      signing.useBox(typeof signingSeal === 'function' ? await signingSeal() : signingSeal);
      if (isDisposed) return;
      following ??= followRegistry({ databaseUrl: url, reader, followers, snapshots, jobs, log });
      await uses.start({ jobs, log });
      await following.firstRound;
    },
    resume,
    administer: async () => administration?.start(),
    checkHandlers: createCheckHandlers(asking, signingKeys),
    publishedKeys: createPublishedKeysHandler(signingKeys, now),
    endStreams: () => streams[Symbol.dispose](),
    shareChecks: () => threads.open(reader.board.buffer),
    readiness,
    usesHeld: uses.held,
    personalData: administration?.personalData ?? null,
    jobs: () => jobs.states(),
    routes(app) {
      checkStatisticsRoute(app, { statistics: () => [statistics, ...threads.statistics], since, now, readiness, uses: uses.state });
      administration?.routes(app);
    },
    async [Symbol.asyncDispose]() {
      isDisposed = true;
      streams[Symbol.dispose]();
      for (const part of [administration, following, uses]) await part?.[Symbol.asyncDispose]();
      threads[Symbol.dispose]();
    },
  };
}
