import { fileURLToPath } from 'node:url';
import { personalValuesOf } from '@seatledger/domain/audit/personal-values.ts';
import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { AuditRecorder } from '@seatledger/platform/commands/audit-recorder.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { startWakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import type { AuditSchema } from './audit-schema.ts';
import { createEventWriter } from './features/appending/event-writer.ts';
import { createPersonKeys } from './features/appending/person-keys.ts';
import { beginLog } from './features/checkpoints/log-origin.ts';
import { createRecorder } from './features/recording/recorder.ts';
import { sequenceAllEvents } from './features/sequencing/sequence-events.ts';
import { addAuditRoutes } from './routes.ts';

export const auditMigrations = fileURLToPath(new URL('../migrations', import.meta.url));

export interface AuditOptions {
  /** Under the audit's own role. */
  readonly databaseUrl: string;
  readonly maxConnections: number;
  readonly installationKey: InstallationKey;
  /** Where the server is found, such as `licences.example`: the log is named after it when it is begun. */
  readonly host: string;
  readonly onError: (message: string, error: Error) => void;
  /** Told of what somebody should look into at once. Nothing in it is personal. */
  readonly onAlarm: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

export interface Audit extends AsyncDisposable {
  /** Writes events for every service of this process, with what they say of persons sealed. */
  readonly writer: AuditWriter;
  /** Takes what is no change: reads of personal data, refusals, unusual uses of keys. */
  readonly recorder: AuditRecorder;
  /** Writes what has been recorded, rather than a moment later. */
  flushRecorder(): Promise<void>;
  /** Adds the audit's part of the REST API to a server. */
  routes(app: HttpServer): void;
  /** Begins to give committed events their places in the log, and to write what is recorded. Resolves when reads may begin. */
  start(): Promise<void>;
}

/** No notification wakes the sequencer: it would make every commit wait for the others. */
const sequenceIntervalMs = 200;

export function createAudit(options: AuditOptions): Audit {
  const stack = new AsyncDisposableStack();
  const database = stack.use(
    openDatabase<AuditSchema>({
      url: options.databaseUrl,
      schema: 'audit',
      maxConnections: options.maxConnections,
      onConnectionError: (error) => options.onError('an audit connection was lost', error),
    }),
  );
  const personKeys = createPersonKeys(options.installationKey);
  const writer = createEventWriter({ personKeys, personalValuesOf });
  const recorder = stack.use(createRecorder({ database, writer, onAlarm: options.onAlarm }));

  return {
    writer,
    recorder,
    flushRecorder: () => recorder.flush(),
    routes: (app) => addAuditRoutes(app, { database, personKeys }),
    async start() {
      const begun = beginLog(database, options.host);
      stack.use(
        startWakeLoop({
          async run() {
            await begun;
            await sequenceAllEvents(database.pool);
          },
          everyMs: sequenceIntervalMs,
          onError: (error) => options.onError('audit events could not be given their places in the log', error as Error),
        }),
      );
      await recorder.start();
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
