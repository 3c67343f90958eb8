import type { Clock } from '../clock/clock.ts';
import { LicenceError, type ErrorDetail } from './licence-error.ts';
import { retrying, type RetryOptions } from './retry.ts';
import { abortable } from './wait.ts';

/** Gives a token whenever one is needed, so that it may be renewed meanwhile. */
export type TokenSource = string | (() => string | Promise<string>);

export interface TransportOptions extends RetryOptions {
  readonly url: string;
  readonly token: TokenSource;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** How long one attempt may take. */
  readonly timeoutMs: number;
}

export interface Question {
  readonly method: 'GET' | 'POST';
  /** From the root: `/v1/licences/check`. */
  readonly path: string;
  readonly body?: unknown;
  /** Answered 304 where it is still the same. */
  readonly etag?: string | null;
  /** Whoever may read it needs no token. */
  readonly isPublic?: boolean;
  /** Sent even where the page goes away meanwhile. */
  readonly keepalive?: boolean;
  /** The page is going away now: asked once, and with the token that was used last. */
  readonly isLeaving?: boolean;
}

/** How long an answer is waited for. */
export interface Patience {
  readonly signal: AbortSignal;
  /** Other than usual. */
  readonly retries?: number;
}

export interface Reply {
  readonly status: number;
  /** Undefined where there is none, or it is no JSON. */
  readonly body: unknown;
  readonly etag: string | null;
}

/** HTTP as Seatledger speaks it. Whatever it is refused is thrown as a {@link LicenceError}. */
export class Transport {
  readonly #options: TransportOptions;
  #lastToken: string | undefined;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  async ask(question: Question, { signal, retries = this.#options.retries }: Patience): Promise<Reply> {
    if (question.isLeaving === true) return this.#send(question, this.#tokenAtHand(), signal);
    return retrying(() => this.#attempt(question, signal), { ...this.#options, retries }, signal);
  }

  async #attempt(question: Question, signal: AbortSignal): Promise<Reply> {
    if (question.isPublic === true) return this.#send(question, undefined, signal);
    const token = await this.#token();
    try {
      return await this.#send(question, token, signal);
    } catch (error) {
      if (!(error instanceof LicenceError) || error.status !== 401) throw error;
      // It may have ended a moment ago.
      const another = await this.#token();
      if (another === token) throw error;
      return this.#send(question, another, signal);
    }
  }

  /** There is no time to ask for another. */
  #tokenAtHand(): string {
    const { token } = this.#options;
    const known = typeof token === 'string' ? token : this.#lastToken;
    if (known === undefined) throw tokenUnavailable();
    return known;
  }

  async #token(): Promise<string> {
    const { token } = this.#options;
    try {
      return (this.#lastToken = typeof token === 'string' ? token : await token());
    } catch (error) {
      throw tokenUnavailable(error);
    }
  }

  /** Within the time allowed, the reading of the answer included. */
  async #send(question: Question, token: string | undefined, signal: AbortSignal): Promise<Reply> {
    const { clock, timeoutMs } = this.#options;
    const stop = new AbortController();
    const giveUp = (): void => stop.abort(new LicenceError('timeout', `The licence server has not answered within ${timeoutMs} ms.`));
    const cancel = clock.after(timeoutMs, giveUp, true);
    const forward = (): void => stop.abort(signal.reason);
    signal.addEventListener('abort', forward);
    try {
      return await abortable(this.#exchange(question, token, stop.signal), stop.signal);
    } finally {
      cancel();
      signal.removeEventListener('abort', forward);
    }
  }

  async #exchange({ method, path, body, etag, keepalive }: Question, token: string | undefined, signal: AbortSignal): Promise<Reply> {
    const { url, fetch } = this.#options;
    const response = await fetch(url.replace(/\/+$/, '') + path, {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(typeof etag === 'string' && { 'if-none-match': etag }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A token goes to the server that it is meant for, alone, and nowhere else.
      credentials: 'omit',
      redirect: 'error',
      keepalive: keepalive === true,
      signal,
    }).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : new LicenceError('unreachable', 'The licence server cannot be reached.', { cause: error });
    });
    const text = await response.text();
    const document = parseJson(text);
    if (!response.ok && response.status !== 304) throw refusalOf(response, document);
    return { status: response.status, body: document, etag: response.headers.get('etag') };
  }
}

function tokenUnavailable(cause?: unknown): LicenceError {
  return new LicenceError('token_unavailable', 'The token to ask with could not be had: sign in again.', { cause });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The problem document (RFC 9457) of a refusal, or that there is none. */
function refusalOf({ status, headers }: Response, document: unknown): LicenceError {
  const { code, detail, errors, requestId } = (document ?? {}) as Record<string, unknown>;
  const retryAfterMs = retryAfter(headers.get('retry-after'));
  if (typeof code !== 'string' || typeof detail !== 'string')
    return new LicenceError('unexpected_answer', `${status} was answered, and not as Seatledger does.`, { status, retryAfterMs });
  return new LicenceError(code, detail, {
    status,
    errors: Array.isArray(errors) ? (errors as ErrorDetail[]) : [],
    requestId: typeof requestId === 'string' ? requestId : '',
    retryAfterMs,
  });
}

/** Seconds: Seatledger gives no dates (RFC 9110 §10.2.3). */
function retryAfter(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) * 1000 : undefined;
}
