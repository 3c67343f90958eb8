import { fileURLToPath } from 'node:url';
import { personalValuesOf } from '@seatledger/domain/audit/personal-values.ts';
import type { Signer } from '@seatledger/merkle-log/signed-note/signer-key.ts';
import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { AuditRecorder } from '@seatledger/platform/commands/audit-recorder.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { JobLog, type JobState } from '@seatledger/platform/jobs/job-log.ts';
import { startWakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { AuditSchema } from './audit-schema.ts';
import { createEventWriter } from './features/appending/event-writer.ts';
import { createPersonKeys } from './features/appending/person-keys.ts';
import type { CheckpointPlace } from './features/checkpoints/checkpoint-place.ts';
import { continueLog, type Continued } from './features/checkpoints/continue-log.ts';
import { createLogKeeper, type RaisedAlarm } from './features/checkpoints/log-keeper.ts';
import { loadLogSigner } from './features/checkpoints/log-keys.ts';
import { beginLog } from './features/checkpoints/log-origin.ts';
import { readHealth, type AuditHealth } from './features/health/read-health.ts';
import { applyRetentionToLog } from './features/privacy/apply-retention.ts';
import { keepErased } from './features/privacy/keep-erased.ts';
import { createPrivacy } from './features/privacy/privacy.ts';
import { createRecorder } from './features/recording/recorder.ts';
import { sequenceAllEvents } from './features/sequencing/sequence-events.ts';
import { openStoredLog, type StoredLog } from './features/verification/stored-log.ts';
import { addAuditRoutes } from './routes.ts';

export type { CheckpointPlace } from './features/checkpoints/checkpoint-place.ts';
export { folderPlace } from './features/checkpoints/folder-place.ts';
export type { RaisedAlarm } from './features/checkpoints/log-keeper.ts';
export { mailPlace } from './features/checkpoints/mail-place.ts';
export { webhookPlace } from './features/checkpoints/webhook-place.ts';
export type { StoredLog } from './features/verification/stored-log.ts';

export const auditMigrations = fileURLToPath(new URL('../migrations', import.meta.url));

export interface AuditOptions {
  /** Under the audit's own role. */
  readonly databaseUrl: string;
  readonly maxConnections: number;
  readonly installationKey: InstallationKey;
  /** Where the server is found, such as `licences.example`: the log is named after it when it is begun. */
  readonly host: string;
  /** Where checkpoints are kept outside the database. */
  readonly places: readonly CheckpointPlace[];
  /** The services that hold personal data; one that may refuse to erase comes first. */
  readonly holders?: () => readonly PersonalDataHolder[];
  /** Where erasures are kept outside the database, so that a restored backup brings nobody back. */
  readonly erasuresFile?: string | undefined;
  readonly onError: (message: string, error: Error) => void;
  /** Told of what is wrong with the log, when it is seen and from time to time while it lasts. */
  readonly onAlarm: (alarm: RaisedAlarm) => void;
  /** Told of what cannot be recorded. Nothing in it is personal. */
  readonly onRecordingAlarm: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

export interface Audit extends AsyncDisposable {
  /** Writes events for every service of this process, with what they say of persons sealed. */
  readonly writer: AuditWriter;
  /** Takes what is no change: reads of personal data, refusals, unusual uses of keys. */
  readonly recorder: AuditRecorder;
  /** Whether the log is in order, and how far its work has come. */
  health(): Promise<AuditHealth>;
  /** What it does by itself. */
  jobs(): readonly JobState[];
  /** Writes what has been recorded, rather than a moment later. */
  flushRecorder(): Promise<void>;
  /** Adds the audit's part of the REST API to a server. */
  routes(app: HttpServer): void;
  /** Everything that the database has of the log, as it is now, for verifying it. */
  openStoredLog(): Promise<StoredLog & AsyncDisposable>;
  /**
   * Begins to give committed events their places in the log, to hand out checkpoints, to write what is recorded, to keep erased whoever was, and
   * to destroy keys in time. Resolves when reads may begin.
   */
  start(): Promise<void>;
  /** Lets the log go on under another name, after its database was put back to an earlier state. */
  continueLog(reason: string, context: CommandContext): Promise<Continued>;
}

/** Writes events over any connection that may append, without the service. */
export function createAuditWriter(installationKey: InstallationKey): AuditWriter {
  return createEventWriter({ personKeys: createPersonKeys(installationKey), personalValuesOf });
}

/** No notification wakes the sequencer: it would make every commit wait for the others. */
const sequenceIntervalMs = 200;
const checkpointIntervalMs = 1_000;
const privacyIntervalMs = 60 * 60_000;

export function createAudit(options: AuditOptions): Audit {
  const { installationKey, host, places, onError, onAlarm, onRecordingAlarm } = options;
  const stack = new AsyncDisposableStack();
  const database = stack.use(
    openDatabase<AuditSchema>({
      url: options.databaseUrl,
      schema: 'audit',
      maxConnections: options.maxConnections,
      onConnectionError: (error) => onError('an audit connection was lost', error),
    }),
  );
  const { kysely, pool } = database;
  const personKeys = createPersonKeys(installationKey);
  const writer = createEventWriter({ personKeys, personalValuesOf });
  const signerFor = rememberingSigners((origin) => loadLogSigner(kysely, installationKey, origin));
  let begun: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    begun ??= beginLog(kysely, host);
    begun.catch(() => (begun = undefined));
    return begun;
  };
  const jobs = new JobLog();
  const recorder = stack.use(createRecorder({ database, writer, jobs, onAlarm: onRecordingAlarm }));
  const keeper = createLogKeeper({ kysely, pool, signerFor, places, begin, onAlarm });
  const privacy = createPrivacy({ ...options, database, personKeys, writer, begin, signerFor });

  return {
    writer,
    routes: (app) => addAuditRoutes(app, { database, personKeys, writer, keeper, privacy }),
    recorder,
    health: () => readHealth(kysely, keeper),
    jobs: () => jobs.states(),
    flushRecorder: () => recorder.flush(),
    openStoredLog: () => openStoredLog(pool),
    async start() {
      const job = (name: string, everyMs: number, failed: string, run: () => Promise<void>): void => {
        const afterBegin = jobs.watched(name, everyMs, async () => {
          await begin();
          await run();
        });
        stack.use(startWakeLoop({ run: afterBegin, everyMs, onError: (error) => onError(failed, error as Error) }));
      };
      job('audit-sequencing', sequenceIntervalMs, 'audit events could not be given their places in the log', () => sequenceAllEvents(pool));
      job('checkpoints', checkpointIntervalMs, 'no checkpoint of the audit log could be signed', () => keeper.run());
      job('erasures', privacyIntervalMs, 'erasures could not be looked after', () => keepErased(privacy));
      job('key-retention', privacyIntervalMs, 'keys whose time is over could not be destroyed', () => applyRetentionToLog(privacy));
      await recorder.start();
    },
    async continueLog(reason, context) {
      await begin();
      return await continueLog({ kysely, writer, places }, reason, context);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function rememberingSigners(load: (origin: string) => Promise<Signer>): (origin: string) => Promise<Signer> {
  const signers = new Map<string, Promise<Signer>>();
  return (origin) => {
    const signer = signers.get(origin) ?? load(origin);
    signers.set(origin, signer);
    signer.catch(() => signers.delete(origin));
    return signer;
  };
}
