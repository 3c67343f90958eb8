import type { IncomingMessage } from 'node:http';
import type { IndexReader } from '../licence-index/index-reader.ts';
import { createNoteCheck } from '../uses/note-check.ts';
import { AnswerTail } from './answer-tail.ts';
import { createAskingHandler, type CheckHandler, type CheckHandlerOptions } from './asking-handler.ts';
import { findAnswer } from './find-answer.ts';
import { ownQuestion } from './own-question.ts';
import { refusals, unknownProductErrors, withErrors, type Refusal } from './problems.ts';
import { isQuestion, questionErrors, type LicenceQuestion } from './question.ts';

/** Answers `POST /v1/licences/check`. */
export function createCheckHandler(options: CheckHandlerOptions): CheckHandler {
  const { source, statistics } = options;
  const noteCheck = createNoteCheck(options);
  const tail = new AnswerTail();

  function answer(question: LicenceQuestion, reader: IndexReader, at: number, request: IncomingMessage): string | Refusal {
    const found = findAnswer(reader, question.email, question.product, at);
    if (typeof found === 'string') {
      statistics?.countAnswer(found, at);
      noteCheck(found, reader, question.product, request, at);
      return found + tail.text(source.freshness, at, question.nonce);
    }
    const errors = found.code === 'unknown_product' ? unknownProductErrors : questionErrors(question);
    return withErrors(refusals[found.code], errors);
  }

  return createAskingHandler(options, {
    maxBodyBytes: 16 * 1024,
    tooLarge: refusals.body_too_large,
    answer(body, reader, _key, at, request) {
      return isQuestion(body) ? answer(body, reader, at, request) : withErrors(refusals.invalid_request, questionErrors(body));
    },
    answerPerson(body, reader, person, at, request) {
      const question = ownQuestion(body, person);
      return 'problem' in question ? question : answer(question, reader, at, request);
    },
  });
}
