import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/**
 * Where a request comes from according to proxies that are trusted (X-Forwarded-For, from the right as far as they go). Undefined
 * where none are: then it is the other end of the connection.
 */
export function forwardedAddress(trustedProxies: readonly string[]): ((request: IncomingMessage) => string) | undefined {
  if (trustedProxies.length === 0) return undefined;
  const trust = proxyAddress.compile([...trustedProxies]);
  return (request) => proxyAddress(request, trust);
}

/** Whether the nearest proxy is trusted and says that the caller came over TLS (X-Forwarded-Proto). */
export function forwardedOverTls(trustedProxies: readonly string[]): (request: IncomingMessage) => boolean {
  if (trustedProxies.length === 0) return () => false;
  const trust = proxyAddress.compile([...trustedProxies]);
  return ({ headers, socket: { remoteAddress } }) =>
    String(headers['x-forwarded-proto']).split(',').at(-1)?.trim() === 'https' && remoteAddress !== undefined && trust(remoteAddress, 0);
}
