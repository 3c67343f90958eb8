import { createApiClient, type ApiClient } from '@seatledger/api-client';
import type { Arguments } from '../verb.ts';
import { chooseRemote, type ChosenRemote } from '../remote/choose-remote.ts';
import { openInstallationSession } from './installation-session.ts';
import { remoteFetch } from './remote-fetch.ts';

/** The API: of a server somewhere, or of the installation on this machine. */
export interface Connection extends AsyncDisposable {
  readonly client: ApiClient;
  /** Whether what is sent goes over a network. */
  readonly isRemote: boolean;
}

/** Options that every verb takes which asks the API. */
export const connectionOptions = { data: { type: 'string' }, remote: { type: 'string' } } as const;

/** Of what moves whole lists, which take their time. */
export const longTimeoutMs = 3_600_000;

export async function openConnection(values: Arguments, timeoutMs?: number): Promise<Connection> {
  const remote = await chooseRemote(values);
  return remote === undefined ? openLocalConnection(values) : connectTo(remote, timeoutMs);
}

export function connectTo(remote: ChosenRemote, timeoutMs?: number): Connection {
  const { url, token } = remote;
  return {
    client: createApiClient({ baseUrl: url, token, fetch: remoteFetch(remote, timeoutMs) }),
    isRemote: true,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function openLocalConnection(values: Arguments): Promise<Connection> {
  await using stack = new AsyncDisposableStack();
  const session = stack.use(await openInstallationSession(values));
  const { fetch } = stack.use(session.api());
  const opened = stack.move();
  return {
    client: createApiClient({ baseUrl: 'http://localhost', fetch }),
    isRemote: false,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
