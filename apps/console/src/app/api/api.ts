import { Injectable, signal } from '@angular/core';
import { ApiProblem, createApiClient, type ApiClient } from '@seatledger/api-client';

/** The server's API, asked by whoever is signed in in this browser. */
@Injectable({ providedIn: 'root' })
export class Api {
  /** Of the session; what changes something is refused without it. */
  readonly csrfToken = signal('');

  /** Counts the answers that said that nobody is signed in (any more). */
  readonly signedOut = signal(0);

  readonly client: ApiClient = createApiClient({
    baseUrl: location.origin,
    session: { csrfToken: () => this.csrfToken() },
    fetch: async (request) => {
      const response = await fetch(request);
      // A wrong code or password is a 401, too; the session goes on.
      if (response.status === 401 && (await saysSignedOut(response.clone()))) this.signedOut.update((times) => times + 1);
      return response;
    },
  });
}

async function saysSignedOut(answer: Response): Promise<boolean> {
  const problem: unknown = await answer.json().catch(() => null);
  return typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'not_signed_in';
}

/** A thing as it was read, with the version that a change of it has to name (`If-Match`). */
export interface Versioned<Value> {
  readonly value: Value;
  readonly etag: string;
}

/** `await versionedOf(api.client.GET('/v1/customers/{id}', …))` */
export async function versionedOf<Value>(
  answer: Promise<{ readonly data?: Value; readonly response: Response }>,
): Promise<Versioned<Value>> {
  const { data, response } = await answer;
  return { value: data as Value, etag: response.headers.get('etag') ?? '' };
}

/** The problem that an attempt came to; what the network or a bug threw has no code of the API. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof Error && error.cause instanceof ApiProblem) return error.cause;
  return new ApiProblem(0, { code: 'unreachable', detail: String(error), requestId: '' });
}
