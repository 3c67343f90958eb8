import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { allowAnyPage } from '@seatledger/platform/http/cors.ts';
import { sendProblem } from '@seatledger/platform/http/problem.ts';
import { comesWithApiKey, otherEnd } from './admission.ts';
import type { CheckHandlerOptions } from './check-options.ts';
import { tellOfRefused } from './key-observer.ts';
import { refusals, type Refusal } from './problems.ts';

export interface Refusing {
  /** Answers with a problem document, counts it, and tells of the caller where it is for that. */
  decline(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void;
  fail(request: IncomingMessage, response: ServerResponse, error: unknown): void;
}

export interface RefusingOptions {
  /** A body of no more is skipped, so that its connection can be kept. */
  readonly maxBodyBytes: number;
  /** Whether people may ask for themselves, from pages of any origin. */
  readonly takesPersons: boolean;
}

export function createRefusing(options: CheckHandlerOptions, { maxBodyBytes, takesPersons }: RefusingOptions): Refusing {
  const { statistics, now, log, keys, addressOf = otherEnd } = options;

  function decline(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
    declineAs(randomUUID(), request, response, refusal);
  }

  function declineAs(requestId: string, request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
    statistics?.countRefusal(refusal.problem.code, now());
    if (keys !== undefined) tellOfRefused(keys, request, refusal.problem, addressOf(request) ?? '', requestId);
    if (takesPersons && !comesWithApiKey(request)) allowAnyPage(response);
    refuse(request, response, refusal, maxBodyBytes, requestId);
  }

  function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const requestId = randomUUID();
    log('error', 'a licence check failed', { requestId, ...describe(error) });
    if (response.headersSent) response.destroy();
    else declineAs(requestId, request, response, refusals.internal_error);
  }

  return { decline, fail };
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { problem, headers }: Refusal,
  maxBodyBytes: number,
  requestId: string,
): void {
  // A body that is not going to be read is worth a new connection, unless it is short and will be skipped.
  const isShort = Number(request.headers['content-length'] ?? (request.headers['transfer-encoding'] ? Infinity : 0)) <= maxBodyBytes;
  // How long there is to wait, where that is known, rather than as it mostly is.
  const wait = response.getHeader('retry-after');
  const said = wait === undefined ? headers : { ...headers, 'retry-after': String(wait) };
  sendProblem(response, problem, requestId, isShort || request.complete ? said : { ...said, connection: 'close' });
}

/** An error's name and place. Its message may quote what was asked. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { error: error.name, stack: frames.slice(0, 8).join('\n') };
}
