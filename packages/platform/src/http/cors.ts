import type { DirectHandler } from './http-server.ts';

const allowedHeaders = 'authorization, content-type';
/** What a page may read of an answer besides its body: when to ask again, and what to name in a complaint. */
const exposedHeaders = 'retry-after, x-request-id';
const preflightMaxAgeSeconds = '600';

/** Lets pages of these origins, and of no others, call a path (Fetch standard, CORS protocol). Without origins nothing is added. */
export function withCors(handler: DirectHandler, origins: readonly string[]): DirectHandler {
  if (origins.length === 0) return handler;
  const allowed = new Set(origins);
  return (request, response) => {
    const { origin } = request.headers;
    response.setHeader('vary', 'origin');
    const isAllowed = origin !== undefined && allowed.has(origin);
    if (isAllowed) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', exposedHeaders);
    }
    if (request.method !== 'OPTIONS' || !isAllowed) return handler(request, response);
    response.writeHead(204, {
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': allowedHeaders,
      'access-control-max-age': preflightMaxAgeSeconds,
    });
    response.end();
  };
}
