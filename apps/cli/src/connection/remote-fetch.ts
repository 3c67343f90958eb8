import type { ChosenRemote } from '../remote/choose-remote.ts';

const usualTimeoutMs = 60_000;

/** The server of a remote could not be asked; the message says what to check. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly code = 'unreachable';
}

/** Asks a server, and goes nowhere else: a redirect could carry the request to somebody who is not meant. */
export function remoteFetch({ url }: ChosenRemote, timeoutMs = usualTimeoutMs): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await fetch(new Request(request, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) }));
    } catch (error) {
      throw new Unreachable(`${reasonOf(error, url)} See "seatledger remote list" and "seatledger remote test".`);
    }
  };
}

function reasonOf(error: unknown, url: string): string {
  const { cause, name } = error as Error & { readonly cause?: { readonly code?: string; readonly message?: string } };
  if (name === 'TimeoutError') return `${url} has not answered in time: is the server busy or the network slow?`;
  switch (cause?.code) {
    case 'ECONNREFUSED':
      return `Nothing listens at ${url}: is the server running, and is the port right?`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name in ${url} is not known: is it spelled right, and is there a network?`;
    default:
      break;
  }
  if (/redirect/.test(cause?.message ?? '')) return `${url} sends requests elsewhere: give the address that it sends to.`;
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(cause?.code ?? '')) return `The certificate of ${url} is not to be trusted (${cause?.code}).`;
  return `${url} cannot be reached (${cause?.code ?? name}).`;
}
