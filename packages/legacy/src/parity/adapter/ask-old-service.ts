import { setTimeout as delay } from 'node:timers/promises';
import type { Mapping } from '../../mapping/mapping.ts';
import type { OldAnswer, Question } from '../service-answer.ts';
import { buildRequest } from './build-request.ts';
import type { OpenedAdapter } from './parse-adapter.ts';
import { answerReader, type Received } from './read-answer.ts';

const firstRetryMs = 100;

/**
 * Asks the old service one question. It goes nowhere else: redirects are not followed. Where the connection fails it is asked again, as often as the
 * adapter file says.
 */
export function oldServiceAsker(opened: OpenedAdapter, mapping: Mapping): (question: Question) => Promise<OldAnswer> {
  const { retries } = opened.adapter;
  const read = answerReader(opened.adapter, mapping);
  return async (question) => {
    for (let tried = 0; ; tried += 1) {
      try {
        return read(await receive(opened, question));
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        if (!error.isConnection || tried >= retries) return { isAnswered: false, detail: error.message };
        await delay(firstRetryMs * 2 ** tried);
      }
    }
  };
}

class NoAnswer extends Error {
  readonly isConnection: boolean;
  constructor(detail: string, isConnection: boolean) {
    super(detail);
    this.isConnection = isConnection;
  }
}

async function receive(opened: OpenedAdapter, question: Question): Promise<Received> {
  const { timeoutSeconds, largestAnswerBytes } = opened.adapter;
  const request = buildRequest(opened, question);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(timeoutSeconds * 1_000) });
    if (response.status >= 300 && response.status < 400 && response.headers.has('location')) {
      await response.body?.cancel();
      throw new NoAnswer('The old service sends the question elsewhere: write the address that it sends to in the adapter file.', false);
    }
    return { status: response.status, body: await limitedText(response, largestAnswerBytes) };
  } catch (error) {
    throw error instanceof NoAnswer ? error : noAnswerOf(error as Error, timeoutSeconds);
  }
}

async function limitedText({ body }: Response, most: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > most) throw new NoAnswer(`The answer of the old service is longer than ${most} bytes.`, false);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function noAnswerOf(error: Error, timeoutSeconds: number): NoAnswer {
  if (error.name === 'TimeoutError') return new NoAnswer(`The old service has not answered within ${timeoutSeconds} seconds.`, false);
  const { code = error.name } = (error.cause ?? {}) as { readonly code?: string };
  return new NoAnswer(`The old service cannot be reached (${code}).`, true);
}
