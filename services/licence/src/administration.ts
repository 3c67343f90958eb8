import { isRefusal } from '@seatledger/domain/command/decision.ts';
import { outdatedBefore } from '@seatledger/domain/privacy/retention.ts';
import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import { createCommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { JobLog } from '@seatledger/platform/jobs/job-log.ts';
import { startWakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import { issueLicenceFile } from './features/licence-files/issue-licence-file.ts';
import { createLicenceFilesHolder } from './features/licence-files/licence-files-holder.ts';
import { licenceFileRoutes } from './features/licence-files/routes.ts';
import { raiseRevocationEpoch } from './features/signing-keys/raise-revocation-epoch.ts';
import { rotateLicenceSigningKey } from './features/signing-keys/rotate-licence-signing-key.ts';
import { signingKeyRoutes } from './features/signing-keys/routes.ts';
import { setLicenceIssuer } from './features/signing-keys/set-licence-issuer.ts';
import { createSigningKeyKeeper } from './features/signing-keys/signing-key-keeper.ts';
import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { LicenceSchema } from './licence-schema.ts';

export interface AdministrationOptions {
  /** Of the service's own role. */
  readonly databaseUrl: string;
  readonly audit: AuditWriter;
  /** What private keys are sealed in. */
  readonly seal: SecretBox;
  /** In whose name licences are signed from the start on: an origin. Left out: as before. */
  readonly issuer?: string | undefined;
  readonly onError: (message: string, error: Error) => void;
}

/** What is written of licences that are signed: keys, the revocation epoch, licence files. One server of an installation does it at least. */
export interface Administration extends AsyncDisposable {
  /** Sees to the keys once, then from time to time. */
  start(): Promise<void>;
  routes(app: HttpServer): void;
  readonly personalData: PersonalDataHolder;
}

const maxConnections = 4;
const keepingIntervalMs = 60 * 60_000;
const useCases = [issueLicenceFile, raiseRevocationEpoch, rotateLicenceSigningKey, setLicenceIssuer];

export function createAdministration(options: AdministrationOptions & { readonly jobs: JobLog }): Administration {
  const { databaseUrl, audit, seal, issuer, jobs, onError } = options;
  const stack = new AsyncDisposableStack();
  const { kysely } = stack.use(
    openDatabase<LicenceSchema>({
      url: databaseUrl,
      schema: 'licence',
      maxConnections,
      onConnectionError: (error) => onError('a connection of the licence service was lost', error),
    }),
  );
  const { execute } = createCommandDoor({ kysely, useCases, audit, isRefusal });
  const personalData = createLicenceFilesHolder(kysely);
  const keeper = createSigningKeyKeeper({ kysely, execute, seal, issuer });

  async function look(): Promise<void> {
    await keeper.keep();
    for (const { kind, remove } of personalData.retained) await remove(outdatedBefore(kind, Temporal.Now.instant()));
  }

  return {
    async start() {
      const first = Promise.withResolvers<void>();
      const run = jobs.watched('signing-keys', keepingIntervalMs, () => look().finally(first.resolve));
      const failed = 'the keys that sign licences could not be looked after';
      stack.use(startWakeLoop({ run, everyMs: keepingIntervalMs, onError: (error) => onError(failed, error as Error) }));
      await first.promise;
    },
    routes(app) {
      signingKeyRoutes(app, { kysely, execute, keeper });
      licenceFileRoutes(app, { kysely, execute, seal });
    },
    personalData,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
