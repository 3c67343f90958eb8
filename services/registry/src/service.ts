import { fileURLToPath } from 'node:url';
import type { RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { openDatabase, type Database } from '@seatledger/platform/db/database.ts';
import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { openListener } from '@seatledger/platform/db/listener.ts';
import { JobLog, type JobState } from '@seatledger/platform/jobs/job-log.ts';
import { startWakeLoop, type WakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import { keptAnswers } from './api/idempotency-keys.ts';
import { createRegistryApi, type RegistryApi } from './api/registry-api.ts';
import { changeFeed, sequenceChanges } from './features/change-feed/change-feed.ts';
import { createApplyDueRequest } from './features/change-requests/apply-due-request.ts';
import { runDueRequests } from './features/change-requests/due-requests.ts';
import { createGate } from './features/change-requests/gate.ts';
import { hasNoCustomer } from './features/customers/has-no-customer.ts';
import { readHealth, type RegistryHealth } from './features/health/read-health.ts';
import type { ImportFileOptions, ImportReport } from './features/imports/file-to-import.ts';
import { importFile } from './features/imports/import-file.ts';
import { retainedFormerSeats } from './features/history/former-user-queries.ts';
import { retainedImports } from './features/imports/retained-imports.ts';
import { indexNextChanges } from './features/search/index-changes.ts';
import { changeRequestsChannel } from './features/stream/news.ts';
import { createRegistryHolder } from './features/privacy/registry-holder.ts';
import { retainedLegacyRows } from './features/legacy-migration/retained-rows.ts';
import { retainedRequests } from './features/privacy/retained-requests.ts';
import { sweepRetained } from './features/privacy/sweep-retained.ts';
import type { RegistrySchema } from './registry-schema.ts';
import { createRegistryDoor } from './registry-door.ts';
import { addRegistryRoutes } from './routes.ts';

export type { ImportFileOptions, ImportReport } from './features/imports/file-to-import.ts';
export { resultHead, resultLines } from './features/imports/result-lines.ts';
export type { Verdict } from './features/imports/verdicts.ts';

export const registryMigrations = fileURLToPath(new URL('../migrations', import.meta.url));

export interface RegistryOptions {
  /** Under the registry's own role. */
  readonly databaseUrl: string;
  readonly maxConnections: number;
  readonly audit: AuditWriter;
  readonly onError: (message: string, error: Error) => void;
  /** Told of what was done past the approvals that it needed. */
  readonly onAlarm?: (message: string) => void;
}

export interface Registry extends AsyncDisposable {
  /** Adds the registry's part of the REST API to a server. */
  routes(app: HttpServer): void;
  /** Whether there is no customer yet. */
  isEmpty(): Promise<boolean>;
  /**
   * Begins to give committed changes their positions in the change feed, to make what has changed found by searches, and to remove
   * uploaded lists and the history of deleted users after their time.
   */
  start(): void;
  /** How far its work has come. */
  health(): Promise<RegistryHealth>;
  /** What it does by itself. */
  jobs(): readonly JobState[];
  readonly execute: CommandDoor<RegistrySchema>['execute'];
  readonly personalData: PersonalDataHolder;
  readonly executeTogether: CommandDoor<RegistrySchema>['executeTogether'];
  /** Reads a customer's list and, all or nothing, makes users of its rows; or a change request, where the policy asks for approval. */
  importFile(options: ImportFileOptions, context: CommandContext): Promise<ImportReport>;
}

const pollIntervalMs = 500;
/** What is committed within so many milliseconds gets its positions together; and whoever reads ahead of them has the database for themselves. */
const collectMs = 3;
const dueIntervalMs = 1_000;
const sweepIntervalMs = 60 * 60_000;

export function createRegistry(options: RegistryOptions): Registry {
  const stack = new AsyncDisposableStack();
  const database = stack.use(
    openDatabase<RegistrySchema>({
      url: options.databaseUrl,
      schema: 'registry',
      maxConnections: options.maxConnections,
      onConnectionError: (error) => options.onError('a registry connection was lost', error),
    }),
  );
  const door = createRegistryDoor(database.kysely, options.audit);

  const gate = createGate(door);
  const api = createRegistryApi(database, door, options.audit, gate, options.onAlarm ?? (() => undefined));
  const retained = [
    ...retainedImports(database.kysely, door),
    keptAnswers(database.kysely),
    retainedFormerSeats(database.kysely),
    retainedRequests(database.kysely),
    retainedLegacyRows(database.kysely),
  ];

  const jobs = new JobLog();

  return {
    start: () => startWork(stack, options, { database, door, api, retained, jobs }),
    health: () => readHealth(database.kysely),
    jobs: () => jobs.states(),
    routes: (app) => addRegistryRoutes(app, api),
    isEmpty: () => hasNoCustomer(database.kysely),
    execute: door.execute,
    personalData: createRegistryHolder(database.kysely, door, retained),
    executeTogether: door.executeTogether,
    importFile: (file, context) => importFile({ ...api, gate }, file, context),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

interface Working {
  readonly database: Database<RegistrySchema>;
  readonly door: CommandDoor<RegistrySchema>;
  readonly api: RegistryApi;
  readonly retained: readonly RetainedData<RetainedKind>[];
  readonly jobs: JobLog;
}

/** What goes on by itself, until the stack is disposed of. */
function startWork(stack: AsyncDisposableStack, options: RegistryOptions, { database, door, api, retained, jobs }: Working): void {
  const job = (name: string, everyMs: number, failed: string, run: () => Promise<void>): WakeLoop =>
    stack.use(
      startWakeLoop({
        run: jobs.watched(name, everyMs, run),
        everyMs,
        onError: (error) => options.onError(failed, error as Error),
      }),
    );
  const loop = job('change-feed', pollIntervalMs, 'the change feed could not be sequenced', () => sequenceChanges(database.pool));
  let isCollecting = false;
  const sequenceSoon = (): void => {
    if (isCollecting) return;
    isCollecting = true;
    setTimeout(() => {
      isCollecting = false;
      loop.wake();
    }, collectMs);
  };
  // One step at a time, so that a stop never waits for a long import to be indexed.
  const indexing = job('search-index', pollIntervalMs, 'the search index could not follow the change feed', async () => {
    if (await indexNextChanges(database.kysely)) indexing.wake();
  });
  job('retention', sweepIntervalMs, 'what has been kept long enough could not be removed', () =>
    sweepRetained(retained, Temporal.Now.instant()),
  );
  const { db } = api;
  const apply = createApplyDueRequest(api, door);
  job('due-change-requests', dueIntervalMs, 'change requests whose time has come could not be looked for', () =>
    runDueRequests({ db, door, apply, onError: options.onError }),
  );
  stack.use(
    openListener({
      url: options.databaseUrl,
      channels: [changeFeed.pendingChannel, changeFeed.sequencedChannel, changeRequestsChannel],
      onNotification(channel) {
        if (channel === changeFeed.pendingChannel) return sequenceSoon();
        if (channel === changeFeed.sequencedChannel) indexing.wake();
        api.news.tell();
      },
      onListening() {
        loop.wake();
        api.news.tell();
      },
      onLost: (error) => options.onError('the connection that waits for changes was lost', error),
    }),
  );
}
