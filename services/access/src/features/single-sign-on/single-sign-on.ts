import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { IdentityProvider } from '@seatledger/platform/config/identity-providers.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { AccessSchema } from '../../access-schema.ts';
import type { SignInDependencies } from '../sign-in/dependencies.ts';
import { connectProvider, type ConnectionOptions, type ProviderConnection } from './provider-connection.ts';

export interface SingleSignOnOptions {
  readonly providers: readonly IdentityProvider[];
  /** Asks the providers, and nobody else. */
  readonly fetch?: typeof fetch | undefined;
  readonly timeoutSeconds?: number | undefined;
}

export interface SingleSignOnDependencies extends SignInDependencies {
  readonly executeTogether: CommandDoor<AccessSchema>['executeTogether'];
  /** By the providers' keys. */
  readonly connections: ReadonlyMap<string, ProviderConnection>;
}

export type SingleSignOnRoutes = (app: HttpServer, dependencies: SingleSignOnDependencies) => void;

const requestTimeoutSeconds = 5;

export function connectProviders(
  { providers, fetch: ask = fetch, timeoutSeconds = requestTimeoutSeconds }: SingleSignOnOptions,
  { origin, now }: Pick<ConnectionOptions, 'origin' | 'now'>,
): ReadonlyMap<string, ProviderConnection> {
  const connect = (provider: IdentityProvider) => connectProvider(provider, { origin, timeoutSeconds, fetch: ask, now });
  return new Map(providers.map((provider) => [provider.key, connect(provider)]));
}

export function existingConnection({ connections }: SingleSignOnDependencies, key: string): ProviderConnection {
  const connection = connections.get(key);
  if (connection !== undefined) return connection;
  const detail = 'There is no such provider; GET /v1/sign-in/providers lists them.';
  throw new HttpProblem({ status: 404, code: 'provider_not_found', title: 'Not found', detail });
}
