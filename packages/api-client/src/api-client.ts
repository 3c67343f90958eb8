import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { problemOf } from './api-problem.ts';
import type { paths } from './generated/api-types.ts';

export { ApiProblem } from './api-problem.ts';
export type { components, paths } from './generated/api-types.ts';

/** Every path of the API, with what it takes and answers. Each call gives `data` and `response`, or throws {@link ApiProblem}. */
export type ApiClient = Client<paths>;

export interface ApiClientOptions {
  /** `https://licences.example`; in a page of the server itself, the page's own origin. */
  readonly baseUrl: string;
  /** An API key, a personal token or an access token. */
  readonly token?: string;
  /** Of somebody who signed in with a cookie: gives the CSRF token of the session as it is at the moment of a request. */
  readonly session?: { readonly csrfToken: () => string };
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A client that turns every problem document into an {@link ApiProblem}. What the network does is thrown as `fetch` throws it. */
export function createApiClient({ baseUrl, token, session, fetch }: ApiClientOptions): ApiClient {
  const client = createClient<paths>({
    baseUrl,
    headers: { accept: 'application/json, application/problem+json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    // A token goes alone: the server does not look at a cookie beside it.
    credentials: session === undefined ? 'omit' : 'same-origin',
    ...(fetch && { fetch }),
  });
  client.use({
    onResponse: async ({ response }) => {
      if (!response.ok) throw await problemOf(response);
    },
  });
  if (session !== undefined) client.use(sendingCsrfToken(session.csrfToken));
  return client;
}

/** What is answered, where it was not refused: `await bodyOf(client.GET('/v1/users'))`. */
export async function bodyOf<Body>(answer: Promise<{ readonly data?: Body }>): Promise<Body> {
  return (await answer).data as Body;
}

const safeMethods = new Set(['GET', 'HEAD']);

function sendingCsrfToken(csrfToken: () => string): Middleware {
  return {
    onRequest: ({ request }) => {
      if (!safeMethods.has(request.method)) request.headers.set('x-csrf-token', csrfToken());
    },
  };
}
