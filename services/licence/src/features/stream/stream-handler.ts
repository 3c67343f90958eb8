import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dataProtection } from '@seatledger/platform/http/answer-protection.ts';
import { sendProblem } from '@seatledger/platform/http/problem.ts';
import { eventStreamType, retryText } from '@seatledger/platform/http/server-sent-events.ts';
import { isAllowedFrom, type ApiKey } from '../api-key/api-key.ts';
import type { CheckHandler, CheckHandlerOptions } from '../licence-check/asking-handler.ts';
import { otherEnd } from '../licence-check/admission.ts';
import { tellOfRefused, tellOfUse } from '../licence-check/key-observer.ts';
import type { Refusal } from '../licence-check/problems.ts';
import { AnswerStream } from './answer-stream.ts';
import { parsePlace, type ChangeJournal, type JournalPlace } from './change-journal.ts';
import { defaultStreamLimits, OpenStreams, type StreamLimits } from './open-streams.ts';
import { streamRefusals, type StreamRefusalCode } from './problems.ts';

export interface StreamOptions extends Pick<CheckHandlerOptions, 'source' | 'now' | 'keys' | 'addressOf'> {
  readonly journal: ChangeJournal;
  readonly limits?: StreamLimits;
}

const retryMs = 3_000;

export interface AnswerStreams extends Disposable {
  /** Answers `GET /v1/licences/stream`. */
  readonly handle: CheckHandler;
  /** How many are open. */
  readonly size: number;
}

/** What streams are opened by on this thread, until it is disposed. */
export function createAnswerStreams(options: StreamOptions): AnswerStreams {
  const { source, now, keys, addressOf = otherEnd, journal, limits = defaultStreamLimits } = options;
  const streams = new OpenStreams(journal, source.apiKeys, limits);

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const key = admit(request);
    if (typeof key === 'string') return refuse(request, response, key);
    if (keys !== undefined) tellOfUse(keys, key, addressOf(request) ?? '');
    beginEvents(response);
    const stream = new AnswerStream(response, journal, placeOf(request), now);
    const { keyId } = key;
    streams.add(stream, { keyId, isInForce: () => typeof keyOf(request) !== 'string' });
    stream.advance();
  }

  function admit(request: IncomingMessage): ApiKey | StreamRefusalCode {
    if (request.method !== 'GET') return 'method_not_allowed';
    if (source.reader === null) return 'not_ready';
    const key = keyOf(request);
    if (typeof key === 'string') return key;
    if (key.bucket.take(now()) > 0) return 'rate_limited';
    return streams.isFullFor(key.keyId) ? 'too_many_streams' : key;
  }

  /** The key that lets a request have a stream, as long as it does. */
  function keyOf(request: IncomingMessage): ApiKey | StreamRefusalCode {
    const key = source.apiKeys.verify(request.headers.authorization, request.socket, now());
    if (typeof key === 'string') return key;
    if (!isAllowedFrom(key, () => addressOf(request))) return 'address_not_allowed';
    return key.mayStream ? key : 'insufficient_scope';
  }

  function refuse(request: IncomingMessage, response: ServerResponse, code: StreamRefusalCode): void {
    const { problem, headers }: Refusal = streamRefusals[code];
    const requestId = randomUUID();
    if (keys !== undefined) tellOfRefused(keys, request, problem, addressOf(request) ?? '', requestId);
    sendProblem(response, problem, requestId, { ...headers });
  }

  return {
    handle,
    get size() {
      return streams.size;
    },
    [Symbol.dispose]: () => streams[Symbol.dispose](),
  };
}

/** The connection is the stream's alone: it ends with it. */
function beginEvents(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': eventStreamType,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'close',
    ...dataProtection,
  });
  response.write(retryText(retryMs));
}

/** What a client says that it knows: by the header with which it comes again, or else in the address. */
function placeOf({ headers, url = '' }: IncomingMessage): JournalPlace | null {
  const said = headers['last-event-id'] ?? new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('after');
  return parsePlace(String(said));
}
