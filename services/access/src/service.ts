import type { Kysely } from 'kysely';
import { fileURLToPath } from 'node:url';
import type { ApiKey, Scope } from '@seatledger/domain/api-key/api-key.ts';
import { isRefusal } from '@seatledger/domain/command/decision.ts';
import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { AuditRecorder } from '@seatledger/platform/commands/audit-recorder.ts';
import { createCommandDoor, type CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { deriveSecret } from '@seatledger/platform/crypto/derive-secret.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { JobLog, type JobState } from '@seatledger/platform/jobs/job-log.ts';
import { startWakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { AccessSchema } from './access-schema.ts';
import { createOperatorSignIn, operatorUseCases, type OperatorSignIn, type SignInOptions } from './operator-sign-in.ts';
import { listApiKeys } from './features/api-keys/api-key-queries.ts';
import { createApiKey } from './features/api-keys/create-api-key.ts';
import { newKey } from './features/api-keys/new-key.ts';
import { revokeApiKey } from './features/api-keys/revoke-api-key.ts';
import { rotateApiKey } from './features/api-keys/rotate-api-key.ts';
import { apiKeyRoutes } from './features/api-keys/routes.ts';
import { createClient } from './features/clients/create-client.ts';
import { revokeClient } from './features/clients/revoke-client.ts';
import { rotateClientSecret } from './features/clients/rotate-client-secret.ts';
import { clientRoutes } from './features/clients/routes.ts';
import { createPersonalToken } from './features/personal-tokens/create-personal-token.ts';
import { revokePersonalToken } from './features/personal-tokens/revoke-personal-token.ts';
import { personalTokenRoutes } from './features/personal-tokens/routes.ts';
import { createAccessHolder } from './features/privacy/access-holder.ts';
import { removeOutdated, retainedDataOf } from './features/retention/remove-outdated.ts';
import { changeRole } from './features/roles/change-role.ts';
import { createRole } from './features/roles/create-role.ts';
import { deleteRole } from './features/roles/delete-role.ts';
import { roleRoutes } from './features/roles/routes.ts';
import { createAccessTokens } from './features/tokens/access-tokens.ts';
import { createBearerAuthentication, type Authenticate } from './features/tokens/bearer.ts';
import { LastUsed } from './features/tokens/last-used.ts';
import { oauthRoutes } from './features/tokens/oauth-routes.ts';
import { rotateSigningKey } from './features/tokens/rotate-signing-key.ts';
import { createSigningKeys } from './features/tokens/signing-keys.ts';
import { CheckKeys } from './features/unusual-use/check-keys.ts';
import { UnusualUses } from './features/unusual-use/unusual-uses.ts';

export const accessMigrations = fileURLToPath(new URL('../migrations', import.meta.url));

export interface AccessOptions {
  /** Under the access service's own role. */
  readonly databaseUrl: string;
  readonly maxConnections: number;
  readonly audit: AuditWriter;
  readonly recorder: AuditRecorder;
  readonly installationKey: InstallationKey;
  readonly onError: (message: string, error: Error) => void;
  /** Without these there are no OAuth 2 access tokens. `issuer`: the address of this installation, such as `https://licences.example`. */
  readonly accessTokens?: { readonly installationKey: InstallationKey; readonly issuer: string };
  /** Without this nobody signs in with a cookie. */
  readonly signIn?: SignInOptions;
}

export interface ApiKeyRequest {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly requestsPerSecond: number;
  /** ISO 8601 instant; null: never. */
  readonly expiresAt: string | null;
  /** Ranges in CIDR notation; null or left out: from anywhere. */
  readonly allowedAddresses?: readonly string[] | null;
}

export interface Access
  extends AsyncDisposable, Pick<OperatorSignIn, 'authenticateSession' | 'firstAdministratorLink' | 'issuePasswordReset'> {
  readonly execute: CommandDoor<AccessSchema>['execute'];
  readonly personalData: PersonalDataHolder;
  /** What it does by itself. */
  jobs(): readonly JobState[];
  /** Begins to remove what nobody can use any more; ends with the service. */
  start(): void;
  /** Makes a key. `key` is what the caller will send; nobody can see it again. */
  issueApiKey(request: ApiKeyRequest, context: CommandContext): Promise<{ readonly key: string; readonly keyId: string }>;
  listApiKeys(): Promise<readonly ApiKey[]>;
  /** A new key signs access tokens from now on; the old one is known for another hour. */
  rotateSigningKey(context: CommandContext): Promise<void>;
  /** Who a request with an `Authorization` header comes from; null where it has none. Throws HttpProblem where it is not valid. */
  readonly authenticateBearer: Authenticate;
  /** To be told of the keys that come with licence checks. */
  readonly checkKeys: Pick<CheckKeys, 'refused' | 'used'>;
  routes(app: HttpServer): void;
}

const useCases = [
  changeRole,
  createApiKey,
  createClient,
  createPersonalToken,
  createRole,
  deleteRole,
  revokeApiKey,
  revokeClient,
  revokePersonalToken,
  rotateApiKey,
  rotateClientSecret,
  rotateSigningKey,
  ...operatorUseCases,
];

const retentionIntervalMs = 60 * 60_000;

export function createAccess(options: AccessOptions): Access {
  const loops = new AsyncDisposableStack();
  const jobs = new JobLog();
  const database = openDatabase<AccessSchema>({
    url: options.databaseUrl,
    schema: 'access',
    maxConnections: options.maxConnections,
    onConnectionError: (error) => options.onError('an access connection was lost', error),
  });
  const { kysely } = database;
  const door = createCommandDoor({ kysely, useCases, audit: options.audit, isRefusal });
  const { execute, executeTogether } = door;
  const { recorder, onError } = options;
  const lastUsed = new LastUsed(kysely, onError);
  const unusualUses = new UnusualUses({ kysely, recorder, secret: deriveSecret(options.installationKey, 'access/seen-networks'), onError });
  const checkKeys = new CheckKeys({ kysely, recorder, unusualUses, onError });
  const signingKeys = options.accessTokens && createSigningKeys({ kysely, execute, installationKey: options.accessTokens.installationKey });
  const accessTokens = options.accessTokens && signingKeys && createAccessTokens(signingKeys, options.accessTokens.issuer);
  const operators = options.signIn && createOperatorSignIn({ kysely, execute, executeTogether, onError, ...options.signIn });
  const forgetFailures = async (operator: { readonly id: number; readonly email: string }) => operators?.forgetFailures(operator);
  return {
    execute,
    personalData: createAccessHolder({ kysely, door, retained: retainedDataOf(kysely), forgetFailures }),
    start() {
      loops.use(startRetention({ kysely, jobs, onError }));
    },
    jobs: () => jobs.states(),
    authenticateSession: async (request) => (await operators?.authenticateSession(request)) ?? null,
    firstAdministratorLink: async () => operators?.firstAdministratorLink(),
    async issuePasswordReset(email, context) {
      if (!operators) throw new Error('there is no sign-in that a password could be for');
      return operators.issuePasswordReset(email, context);
    },
    authenticateBearer: createBearerAuthentication({ kysely, lastUsed, unusualUses, accessTokens }),
    checkKeys,
    rotateSigningKey: async (context) => signingKeys?.rotate(context),
    routes(app) {
      operators?.routes(app);
      for (const addRoutes of [roleRoutes, apiKeyRoutes, clientRoutes, personalTokenRoutes]) addRoutes(app, { kysely, execute });
      if (accessTokens) oauthRoutes(app, { kysely, lastUsed, unusualUses, accessTokens });
    },
    async issueApiKey(request, context) {
      const { key, keyId, secretHash } = newKey();
      await execute({ kind: 'api-key.create', keyId, secretHash, ...request }, context);
      return { key, keyId };
    },
    listApiKeys: () => listApiKeys(database.kysely),
    async [Symbol.asyncDispose]() {
      await loops.disposeAsync();
      await lastUsed.settle();
      await checkKeys.settle();
      await unusualUses.settle();
      await database[Symbol.asyncDispose]();
    },
  };
}

interface Retention extends Pick<AccessOptions, 'onError'> {
  readonly kysely: Kysely<AccessSchema>;
  readonly jobs: JobLog;
}

function startRetention({ kysely, jobs, onError }: Retention) {
  return startWakeLoop({
    run: jobs.watched('session-retention', retentionIntervalMs, async () => void (await removeOutdated(kysely, Temporal.Now.instant()))),
    everyMs: retentionIntervalMs,
    onError: (error) => onError('sessions and links whose time is over could not be removed', error as Error),
  });
}
