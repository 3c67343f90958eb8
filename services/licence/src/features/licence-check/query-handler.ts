import type { IncomingMessage, ServerResponse } from 'node:http';
import { dataProtection } from '@seatledger/platform/http/answer-protection.ts';
import { allowAnyPage } from '@seatledger/platform/http/cors.ts';
import { etagOfText, namesEtag } from '@seatledger/platform/http/etag.ts';
import type { Person } from '../identity-token/person.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import { createNoteCheck } from '../uses/note-check.ts';
import { createKeyAdmission, createPersonAdmission, mayBePerson } from './admission.ts';
import { AnswerTail } from './answer-tail.ts';
import type { CheckHandler, CheckHandlerOptions } from './check-options.ts';
import { findAnswer } from './find-answer.ts';
import { ownQuestion } from './own-question.ts';
import { refusals, unknownProductErrors, withErrors, type Refusal, type RefusalCode } from './problems.ts';
import { isQuestion, questionErrors, type LicenceQuestion } from './question.ts';
import { queryOf } from './query.ts';
import { createRefusing } from './refusing.ts';

const shortBodyBytes = 16 * 1024;

/** What a question in a query comes to. */
interface Found {
  /** As it lasts, without what changes by itself. */
  readonly lasting: string;
  readonly text: string;
}

/** Answers `GET` and `HEAD /v1/licences/check?email=&product=`. */
export function createQueryHandler(options: CheckHandlerOptions): CheckHandler {
  const { source, now, statistics, tokens } = options;
  const tail = new AnswerTail();
  const noteCheck = createNoteCheck(options);
  const admitKey = createKeyAdmission(options);
  const admitPerson = tokens && createPersonAdmission(options, tokens);
  const { decline, fail } = createRefusing(options, { maxBodyBytes: shortBodyBytes, takesPersons: true });

  function handle(request: IncomingMessage, response: ServerResponse): void {
    try {
      const key = admitKey(request, response);
      if (typeof key !== 'string') answer(request, response, (query) => asked(query));
      else if (admitPerson !== undefined && mayBePerson(key, request))
        admitPerson(
          request,
          response,
          (person) => answerPerson(request, response, person),
          (error) => fail(request, response, error),
        );
      else decline(request, response, refusals[key]);
    } catch (error) {
      fail(request, response, error);
    }
  }

  function answerPerson(request: IncomingMessage, response: ServerResponse, person: Person | RefusalCode): void {
    if (typeof person === 'string') return decline(request, response, refusals[person]);
    allowAnyPage(response);
    answer(request, response, (query) => ownQuestion(query, person));
  }

  function answer(request: IncomingMessage, response: ServerResponse, questionIn: (query: unknown) => LicenceQuestion | Refusal): void {
    const query = queryOf(request.url ?? '');
    const question = 'problem' in query ? query : questionIn(query);
    const { reader } = source;
    if ('problem' in question) return decline(request, response, withNames(question));
    if (reader === null) return decline(request, response, refusals.not_ready);
    const found = find(question, reader, request);
    if ('problem' in found) decline(request, response, withNames(found));
    else send(request, response, found);
  }

  function find(question: LicenceQuestion, reader: IndexReader, request: IncomingMessage): Found | Refusal {
    const at = now();
    const lasting = findAnswer(reader, question.email, question.product, at);
    if (typeof lasting !== 'string') {
      return withErrors(refusals[lasting.code], lasting.code === 'unknown_product' ? unknownProductErrors : questionErrors(question));
    }
    statistics?.countAnswer(lasting, at);
    noteCheck(lasting, reader, question.product, request, at);
    return { lasting, text: lasting + tail.text(source.freshness, at, undefined) };
  }

  return handle;
}

function asked(query: unknown): LicenceQuestion | Refusal {
  return isQuestion(query) ? query : withErrors(refusals.invalid_request, questionErrors(query));
}

/** Parameters have names, where members of a body have pointers. */
function withNames(refusal: Refusal): Refusal {
  const { errors } = refusal.problem;
  return errors === undefined
    ? refusal
    : withErrors(
        refusal,
        errors.map((error) => ({ ...error, pointer: error.pointer.replace(/^\//, '') })),
      );
}

const nosniff = 'x-content-type-options';

/** The tag is strong, but for when it was checked: nobody is to fetch an answer again for that. */
function send(request: IncomingMessage, response: ServerResponse, { lasting, text }: Found): void {
  const etag = etagOfText(lasting);
  const about = ['etag', etag, 'cache-control', 'private, no-cache', 'vary', 'authorization, origin', nosniff, dataProtection[nosniff]];
  if (namesEtag(request.headers['if-none-match'], etag)) {
    response.writeHead(304, about);
    response.end();
    return;
  }
  response.writeHead(200, [...about, 'content-type', 'application/json; charset=utf-8', 'content-length', String(text.length)]);
  // To HEAD, Node sends the head alone.
  response.end(text, 'latin1');
}
