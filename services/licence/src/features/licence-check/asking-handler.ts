import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { dataProtection } from '@seatledger/platform/http/answer-protection.ts';
import type { DirectRequest } from '@seatledger/platform/http/direct-request.ts';
import { allowAnyPage } from '@seatledger/platform/http/cors.ts';
import type { ApiKey } from '../api-key/api-key.ts';
import type { Person } from '../identity-token/person.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import { createKeyAdmission, createPersonAdmission, mayBePerson } from './admission.ts';
import type { CheckHandler, CheckHandlerOptions } from './check-options.ts';
import { refusals, type Refusal, type RefusalCode } from './problems.ts';
import { createRefusing } from './refusing.ts';

export type { CheckHandler, CheckHandlerOptions } from './check-options.ts';

/** A way of asking: what a body may be, and what it is answered. */
export interface Asking {
  readonly maxBodyBytes: number;
  readonly tooLarge: Refusal;
  /** Counts what it answers. `key` has paid for one question already. */
  readonly answer: (body: unknown, reader: IndexReader, key: ApiKey, at: number, request: DirectRequest) => string | Refusal;
  /** The same for somebody who asks for themselves; left out, where nobody may. */
  readonly answerPerson?: (body: unknown, reader: IndexReader, person: Person, at: number, request: DirectRequest) => string | Refusal;
  /** Of an answer: 200 where nothing is said. */
  readonly status?: number;
}

type Answering = (question: unknown, reader: IndexReader) => string | Refusal;

/** Answers questions in bodies without a promise or a query: everything it needs is in memory, but for keys of identity providers. */
export function createAskingHandler(options: CheckHandlerOptions, asking: Asking): CheckHandler {
  const { source, now, tokens } = options;
  const { maxBodyBytes, tooLarge, answerPerson } = asking;
  const admit = createHeadCheck(options, maxBodyBytes);
  const admitPerson = tokens && createPersonAdmission(options, tokens);
  const { decline, fail } = createRefusing(options, { maxBodyBytes, takesPersons: answerPerson !== undefined });
  const refusalOf = (code: RefusalCode): Refusal => (code === 'body_too_large' ? tooLarge : refusals[code]);

  function handle(request: DirectRequest, response: ServerResponse): void {
    try {
      const key = admit(request, response);
      if (typeof key !== 'string') {
        request.takeBody(maxBodyBytes, (body) =>
          answerBody(request, response, body, (question, reader) => asking.answer(question, reader, key, now(), request)),
        );
      } else if (answerPerson !== undefined && mayBePerson(key, request)) handlePerson(request, response, answerPerson);
      else decline(request, response, refusalOf(key));
    } catch (error) {
      fail(request, response, error);
    }
  }

  function handlePerson(request: DirectRequest, response: ServerResponse, answer: NonNullable<Asking['answerPerson']>): void {
    const refused = admitPerson === undefined ? 'invalid_api_key' : refuseBodyOf(request.headers, maxBodyBytes);
    if (refused !== null) return decline(request, response, refusalOf(refused));
    // The body comes first: it is not waited for again, where a key of the provider has to be.
    request.takeBody(maxBodyBytes, (body) => {
      const take = (person: Person | RefusalCode): void => {
        if (typeof person === 'string') return decline(request, response, refusals[person]);
        allowAnyPage(response);
        answerBody(request, response, body, (question, reader) => answer(question, reader, person, now(), request));
      };
      admitPerson?.(request, response, take, (error) => fail(request, response, error));
    });
  }

  function answerBody(request: DirectRequest, response: ServerResponse, body: Buffer | null, answer: Answering): void {
    try {
      const answered = body === null ? tooLarge : answerTo(body, source.reader, answer);
      if (typeof answered === 'string') send(response, answered, asking.status);
      else decline(request, response, answered);
    } catch (error) {
      fail(request, response, error);
    }
  }

  return handle;
}

function answerTo(body: Buffer, reader: IndexReader | null, answer: Answering): string | Refusal {
  const question = parseJson(body);
  if (question === undefined) return refusals.invalid_json;
  return reader === null ? refusals.not_ready : answer(question, reader);
}

/** What the request line and the headers are refused for; the key where the body may be read. */
function createHeadCheck(options: CheckHandlerOptions, maxBodyBytes: number) {
  const admitKey = createKeyAdmission(options);
  return (request: IncomingMessage, response: ServerResponse): RefusalCode | ApiKey => {
    if (request.method !== 'POST') return 'method_not_allowed';
    const key = admitKey(request, response);
    return typeof key === 'string' ? key : (refuseBodyOf(request.headers, maxBodyBytes) ?? key);
  };
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
function send(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, [
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
