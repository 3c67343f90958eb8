import type { ChosenRemote } from '../remote/choose-remote.ts';

const usualTimeoutMs = 60_000;

/** The server of a remote could not be asked; the message says what to check. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly code = 'unreachable';
}

/**
 * Asks a server, and goes nowhere else: a redirect could carry the request to somebody who is not meant. Where the connection breaks off,
 * it asks once more what may be asked twice.
 */
export function remoteFetch({ url }: ChosenRemote, timeoutMs = usualTimeoutMs): (request: Request) => Promise<Response> {
  const send = (request: Request): Promise<Response> =>
    fetch(new Request(request, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) }));
  return async (request) => {
    const again = mayBeRepeated(request) ? request.clone() : undefined;
    let mayBeDone = false;
    try {
      return await send(request).catch((error: unknown) => {
        mayBeDone = !isReading(request) && mayHaveArrived(error);
        if (again === undefined || !hasBrokenOff(error)) throw error;
        return send(again);
      });
    } catch (error) {
      const doubt = mayBeDone ? ' Whether it was done is not known: look before you repeat it.' : '';
      throw new Unreachable(`${reasonOf(error, url)}${doubt} See "seatledger remote list" and "seatledger remote test".`);
    }
  };
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

function mayBeRepeated(request: Request): boolean {
  return isReading(request) || request.headers.has('idempotency-key');
}

const brokenOff: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

function hasBrokenOff(error: unknown): boolean {
  return brokenOff.has(causeOf(error).code);
}

function mayHaveArrived(error: unknown): boolean {
  return hasBrokenOff(error) || (error as Error).name === 'TimeoutError';
}

function causeOf(error: unknown): { readonly code?: string; readonly message?: string } {
  return (error as { readonly cause?: { readonly code?: string; readonly message?: string } }).cause ?? {};
}

function reasonOf(error: unknown, url: string): string {
  const { name } = error as Error;
  const { code = '', message = '' } = causeOf(error);
  if (name === 'TimeoutError') return `${url} has not answered in time: is the server busy or the network slow?`;
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing listens at ${url}: is the server running, and is the port right?`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name in ${url} is not known: is it spelled right, and is there a network?`;
    default:
      break;
  }
  if (/redirect/.test(message)) return `${url} sends requests elsewhere: give the address that it sends to.`;
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code)) return `The certificate of ${url} is not to be trusted (${code}).`;
  return `${url} cannot be reached (${code === '' ? name : code}).`;
}
