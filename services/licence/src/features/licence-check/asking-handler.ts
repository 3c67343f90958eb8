import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { dataProtection } from '@seatledger/platform/http/answer-protection.ts';
import type { DirectRequest } from '@seatledger/platform/http/direct-request.ts';
import { sendProblem } from '@seatledger/platform/http/problem.ts';
import { isAllowedFrom, type ApiKey, type ApiKeys } from '../api-key/api-key.ts';
import type { Freshness } from '../licence-index/freshness.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import type { CheckStatistics } from '../check-statistics/check-statistics.ts';
import { isNewOn, tellOfRefused, tellOfUse, type KeyObserver } from './key-observer.ts';
import { refusals, type Refusal, type RefusalCode } from './problems.ts';

/** What checks are answered from. `freshness` is another object whenever it changes. */
export interface CheckSource {
  /** Null until the licences have been loaded. */
  readonly reader: IndexReader | null;
  readonly freshness: Freshness;
  readonly apiKeys: ApiKeys;
}

export interface CheckHandlerOptions {
  readonly source: CheckSource;
  readonly now: () => number;
  /** Where a request comes from, when it is not the other end of its connection: behind a proxy. */
  readonly addressOf?: ((request: IncomingMessage) => string | undefined) | undefined;
  /** Counts what checks come to. */
  readonly statistics?: CheckStatistics | undefined;
  /** Told of the keys that come: each that is refused, and each once for a connection that uses it. */
  readonly keys?: KeyObserver | undefined;
  readonly log: (level: 'error', message: string, details: Record<string, unknown>) => void;
}

export type CheckHandler = (request: DirectRequest, response: ServerResponse) => void;

/** A way of asking: what a body may be, and what it is answered. */
export interface Asking {
  readonly maxBodyBytes: number;
  readonly tooLarge: Refusal;
  /** Counts what it answers. `key` has paid for one question already. */
  readonly answer: (body: unknown, reader: IndexReader, key: ApiKey, at: number) => string | Refusal;
}

/** Answers without a promise or a query: everything it needs is in memory. */
export function createAskingHandler(options: CheckHandlerOptions, asking: Asking): CheckHandler {
  const { source, now, log, statistics, keys, addressOf = otherEnd } = options;
  const { maxBodyBytes, tooLarge } = asking;
  const admit = createHeadCheck({ source, now, keys, addressOf }, maxBodyBytes);

  function handle(request: DirectRequest, response: ServerResponse): void {
    try {
      const key = admit(request, response);
      if (typeof key !== 'string') return request.takeBody(maxBodyBytes, (body) => answerBody(request, response, key, body));
      const requestId = randomUUID();
      if (keys !== undefined) tellOfRefused(keys, request, refusals[key].problem, addressOf(request) ?? '', requestId);
      decline(request, response, key === 'body_too_large' ? tooLarge : refusals[key], requestId);
    } catch (error) {
      fail(request, response, error);
    }
  }

  function answerBody(request: IncomingMessage, response: ServerResponse, key: ApiKey, body: Buffer | null): void {
    try {
      const answer = body === null ? tooLarge : answerTo(body, key);
      if (typeof answer === 'string') send(response, answer);
      else decline(request, response, answer);
    } catch (error) {
      fail(request, response, error);
    }
  }

  function answerTo(body: Buffer, key: ApiKey): string | Refusal {
    const question = parseJson(body);
    if (question === undefined) return refusals.invalid_json;
    const { reader } = source;
    return reader === null ? refusals.not_ready : asking.answer(question, reader, key, now());
  }

  function decline(request: IncomingMessage, response: ServerResponse, refusal: Refusal, requestId?: string): void {
    statistics?.countRefusal(refusal.problem.code, now());
    refuse(request, response, refusal, maxBodyBytes, requestId);
  }

  function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const requestId = randomUUID();
    log('error', 'a licence check failed', { requestId, ...describe(error) });
    if (response.headersSent) response.destroy();
    else decline(request, response, refusals.internal_error, requestId);
  }

  return handle;
}

/** What the request line and the headers are refused for; the key where the body may be read. */
function createHeadCheck(
  { source, now, keys, addressOf }: Pick<CheckHandlerOptions, 'source' | 'now' | 'keys'> & AddressOf,
  maxBodyBytes: number,
) {
  return (request: IncomingMessage, response: ServerResponse): RefusalCode | ApiKey => {
    if (request.method !== 'POST') return 'method_not_allowed';
    if (source.reader === null) return 'not_ready';
    const { headers } = request;
    const at = now();
    const key = source.apiKeys.verify(headers.authorization, request.socket, at);
    if (typeof key === 'string') return key;
    if (!isAllowedFrom(key, () => addressOf(request))) return 'address_not_allowed';
    if (keys !== undefined && isNewOn(request.socket, key)) tellOfUse(keys, key, addressOf(request) ?? '');
    if (!key.mayCheck) return 'insufficient_scope';
    const waitMs = key.bucket.take(at);
    if (waitMs > 0) {
      response.setHeader('retry-after', Math.ceil(waitMs / 1000));
      return 'rate_limited';
    }
    return refuseBodyOf(headers, maxBodyBytes) ?? key;
  };
}

interface AddressOf {
  readonly addressOf: NonNullable<CheckHandlerOptions['addressOf']>;
}

/** What a body is refused for by what the headers say of it. */
function refuseBodyOf(headers: IncomingHttpHeaders, maxBodyBytes: number): RefusalCode | null {
  if (!isJson(headers['content-type'])) return 'unsupported_media_type';
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') return 'unsupported_content_encoding';
  return Number(headers['content-length'] ?? 0) > maxBodyBytes ? 'body_too_large' : null;
}

const nosniff = 'x-content-type-options';

/** The body is ASCII, so that its characters are its bytes. It is no document, so that a policy for documents would say nothing. */
function send(response: ServerResponse, body: string): void {
  response.writeHead(200, [
    'content-type',
    'application/json; charset=utf-8',
    'content-length',
    String(body.length),
    'cache-control',
    'no-store',
    nosniff,
    dataProtection[nosniff],
  ]);
  response.end(body, 'latin1');
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { problem, headers }: Refusal,
  maxBodyBytes: number,
  requestId: string = randomUUID(),
): void {
  // A body that is not going to be read is worth a new connection, unless it is short and will be skipped.
  const isShort = Number(request.headers['content-length'] ?? (request.headers['transfer-encoding'] ? Infinity : 0)) <= maxBodyBytes;
  // How long there is to wait, where that is known, rather than as it mostly is.
  const wait = response.getHeader('retry-after');
  const said = wait === undefined ? headers : { ...headers, 'retry-after': String(wait) };
  sendProblem(response, problem, requestId, isShort || request.complete ? said : { ...said, connection: 'close' });
}

function otherEnd({ socket }: IncomingMessage): string | undefined {
  return socket.remoteAddress;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

const jsonType = /^application\/json\s*(?:;\s*charset\s*=\s*(?:utf-8|"utf-8")\s*)?$/i;

function isJson(contentType: string | undefined): boolean {
  if (contentType === 'application/json') return true;
  return contentType !== undefined && jsonType.test(contentType);
}

/** An error's name and place. Its message may quote what was asked. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { error: error.name, stack: frames.slice(0, 8).join('\n') };
}
