import type { ServerResponse } from 'node:http';

const allowedHeaders = 'authorization, content-type, if-none-match';
/** What a page may read of an answer besides its body: what it is, when to ask again, and what to name in a complaint. */
const exposedHeaders = 'etag, retry-after, x-request-id';
/** The longest that browsers keep it. */
const preflightMaxAgeSeconds = '7200';

/** Lets any page read the answer (Fetch standard, CORS protocol). No cookie comes with its request, nor may one. */
export function allowAnyPage(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', exposedHeaders);
}

/** Answers a browser that asks whether a page may ask. */
export function answerPreflight(response: ServerResponse, methods: readonly string[]): void {
  response.writeHead(204, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': allowedHeaders,
    'access-control-max-age': preflightMaxAgeSeconds,
    vary: 'access-control-request-headers, access-control-request-method',
  });
  response.end();
}
