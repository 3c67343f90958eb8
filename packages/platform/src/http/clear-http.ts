import type { IncomingMessage } from 'node:http';
import { forwardedAddress, forwardedOverTls } from './forwarded-address.ts';
import { isLoopback } from './loopback.ts';
import type { Problem } from './problem.ts';

export interface TransportOptions {
  /** Null: plain HTTP. */
  readonly tls: object | null;
  readonly trustedProxies: readonly string[];
  readonly allowClearHttp?: boolean;
}

export const httpsRequired: Problem = {
  status: 403,
  code: 'https_required',
  title: 'Forbidden',
  detail: 'Ask over https: what this request holds has crossed the network in clear. Change any key, token or password that was in it.',
};

/**
 * Which requests have crossed a network in clear with something in them that may be secret: a header that proves who asks, or a body.
 * Undefined where none can: with TLS of our own, by the word of whoever runs the server, and without proxies, where only this machine is
 * listened to (`listensInClear`).
 */
export function secretInClear({
  tls,
  trustedProxies,
  allowClearHttp = false,
}: TransportOptions): ((request: IncomingMessage) => boolean) | undefined {
  const addressOf = forwardedAddress(trustedProxies);
  if (tls !== null || allowClearHttp || addressOf === undefined) return undefined;
  const isOverTls = forwardedOverTls(trustedProxies);
  return (request) => mayHoldSecret(request) && !isOverTls(request) && !isLoopback(addressOf(request));
}

/** Whether plain HTTP would be listened to from a network, with no proxy before it. */
export function listensInClear({
  host,
  tls,
  trustedProxies,
  allowClearHttp = false,
}: TransportOptions & { readonly host: string }): boolean {
  return tls === null && trustedProxies.length === 0 && !allowClearHttp && !isLoopback(host);
}

const bodiless = new Set(['GET', 'HEAD', 'OPTIONS']);

function mayHoldSecret({ method = '', headers }: IncomingMessage): boolean {
  return !bodiless.has(method) || headers.authorization !== undefined || headers.cookie !== undefined;
}
