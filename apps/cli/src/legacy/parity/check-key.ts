import { ApiProblem, bodyOf, type ApiClient } from '@seatledger/api-client';
import { UsageError } from '../../verb.ts';

/** What licences are checked with. Disposing it revokes a key that was made for the purpose. */
export interface CheckKey extends AsyncDisposable {
  readonly key: string;
}

export type Scope = 'licence:check' | 'domains:read';

interface Wanted {
  /** What it is for, as it is named among the keys. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly lifetimeHours: number;
}

/** Who tells of an interruption: the process. */
export interface Interruptions {
  once(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  exit(code: number): void;
}

const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const exitCodes: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/**
 * SEATLEDGER_API_KEY; without it a key made for the time being, which is revoked at the end and at an interruption, and ends by itself
 * in any case.
 */
export async function openCheckKey(client: ApiClient, wanted: Wanted, interruptions: Interruptions | null = process): Promise<CheckKey> {
  const given = process.env['SEATLEDGER_API_KEY'];
  if (given !== undefined && given !== '') return { key: given, [Symbol.asyncDispose]: async () => undefined };
  const { key, keyId } = await makeKey(client, wanted);
  let revoked: Promise<unknown> | undefined;
  const revoke = (): Promise<unknown> => (revoked ??= client.POST('/v1/api-keys/{keyId}/actions/revoke', { params: { path: { keyId } } }));
  const onSignal = (signal: NodeJS.Signals): void => {
    const end = (): void => interruptions?.exit(exitCodes[signal] ?? 1);
    revoke().then(end, end);
  };
  for (const signal of signals) interruptions?.once(signal, onSignal);
  return {
    key,
    async [Symbol.asyncDispose]() {
      for (const signal of signals) interruptions?.off(signal, onSignal);
      await revoke();
    },
  };
}

async function makeKey(
  client: ApiClient,
  { name, scopes, lifetimeHours }: Wanted,
): Promise<{ readonly key: string; readonly keyId: string }> {
  const expiresAt = Temporal.Now.instant().add({ hours: lifetimeHours }).toString({ smallestUnit: 'second' });
  const body = { name, scopes: [...scopes], requestsPerSecond: 1_000_000, expiresAt };
  try {
    return await bodyOf(client.POST('/v1/api-keys', { body }));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 403) throw error;
    throw new UsageError(
      `Licences are checked with an API key, and none may be made over this connection (${error.code}): set SEATLEDGER_API_KEY to one with the ` +
        `${scopes.length === 1 ? 'scope' : 'scopes'} ${scopes.join(' and ')}: seatledger api-key create --name Parity --scope ${scopes.join(',')}`,
    );
  }
}
