import { clientAddressOf } from '../uses/client-address.ts';
import { AnswerTail } from './answer-tail.ts';
import { createAskingHandler, type CheckHandler, type CheckHandlerOptions } from './asking-handler.ts';
import { findAnswer, isValid } from './find-answer.ts';
import { refusals, unknownProductErrors, withErrors } from './problems.ts';
import { isQuestion, questionErrors } from './question.ts';

/** Answers `POST /v1/licences/check`. */
export function createCheckHandler(options: CheckHandlerOptions): CheckHandler {
  const { source, statistics, uses } = options;
  const clientOf = clientAddressOf(options.addressOf);
  const tail = new AnswerTail();
  return createAskingHandler(options, {
    maxBodyBytes: 16 * 1024,
    tooLarge: refusals.body_too_large,
    answer(question, reader, _key, at, request) {
      if (!isQuestion(question)) return withErrors(refusals.invalid_request, questionErrors(question));
      const found = findAnswer(reader, question.email, question.product, at);
      if (typeof found === 'string') {
        statistics?.countAnswer(found, at);
        if (uses !== undefined && isValid(found)) uses.countCheck(reader, question.product, clientOf(request), at);
        return found + tail.text(source.freshness, at, question.nonce);
      }
      const errors = found.code === 'unknown_product' ? unknownProductErrors : questionErrors(question);
      return withErrors(refusals[found.code], errors);
    },
  });
}
