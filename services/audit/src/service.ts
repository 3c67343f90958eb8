import { fileURLToPath } from 'node:url';
import { personalValuesOf } from '@seatledger/domain/audit/personal-values.ts';
import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { startWakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { AuditSchema } from './audit-schema.ts';
import { createEventWriter } from './features/appending/event-writer.ts';
import { createPersonKeys } from './features/appending/person-keys.ts';
import { beginLog } from './features/checkpoints/log-origin.ts';
import { createPrivacy } from './features/privacy/privacy.ts';
import { keepErased } from './features/privacy/keep-erased.ts';
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
  /** The services that hold personal data; one that may refuse to erase comes first. */
  readonly holders?: () => readonly PersonalDataHolder[];
  /** Where erasures are kept outside the database, so that a restored backup brings nobody back. */
  readonly erasuresFile?: string | undefined;
  readonly onError: (message: string, error: Error) => void;
}

export interface Audit extends AsyncDisposable {
  /** Writes events for every service of this process, with what they say of persons sealed. */
  readonly writer: AuditWriter;
  /** Adds the audit's part of the REST API to a server. */
  routes(app: HttpServer): void;
  /** Begins to give committed events their places in the log, to bring erasures to their end, and to keep erased whoever was. */
  start(): void;
}

/** No notification wakes the sequencer: it would make every commit wait for the others. */
const sequenceIntervalMs = 200;
const erasureIntervalMs = 60 * 60_000;

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
  const begin = () => beginLog(database, options.host);
  const { installationKey, erasuresFile, onError, holders = () => [] } = options;
  const privacy = createPrivacy({ database, personKeys, writer, holders, begin, installationKey, erasuresFile, onError });

  return {
    writer,
    routes: (app) => addAuditRoutes(app, { database, personKeys, privacy }),
    start() {
      const begun = begin();
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
      stack.use(
        startWakeLoop({
          run: () => keepErased(privacy),
          everyMs: erasureIntervalMs,
          onError: (error) => options.onError('erasures could not be looked after', error as Error),
        }),
      );
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
