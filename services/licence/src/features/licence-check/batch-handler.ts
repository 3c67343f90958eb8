import type { ProblemError } from '@seatledger/platform/http/problem.ts';
import { AnswerTail } from './answer-tail.ts';
import { createAskingHandler, type CheckHandler, type CheckHandlerOptions } from './asking-handler.ts';
import { findAnswer, type NoAnswer } from './find-answer.ts';
import { refusals, unknownProductErrors, withErrors } from './problems.ts';
import { areQuestions, questionsErrors } from './question.ts';

/** Answers `POST /v1/licences/check-batch`: all questions, or, where one cannot be answered, none. */
export function createBatchHandler(options: CheckHandlerOptions): CheckHandler {
  const { source, statistics } = options;
  const tail = new AnswerTail();
  return createAskingHandler(options, {
    maxBodyBytes: 1024 * 1024,
    tooLarge: refusals.batch_too_large,
    answer(body, reader, key, at) {
      if (!areQuestions(body)) return withErrors(refusals.invalid_request, questionsErrors(body));
      const { questions } = body;
      const found = questions.map(({ email, product }) => findAnswer(reader, email, product, at));
      const refused = found.find((one) => typeof one !== 'string');
      if (refused !== undefined) return withErrors(refusals[refused.code], refusedQuestions(found, body));
      key.bucket.charge(at, questions.length - 1);
      const { freshness } = source;
      const answers = questions.map(({ nonce }, index) => {
        const text = String(found[index]);
        statistics?.countAnswer(text, at);
        return text + tail.text(freshness, at, nonce);
      });
      return `{"answers":[${answers.join(',')}]}`;
    },
  });
}

function refusedQuestions(found: readonly (string | NoAnswer)[], body: unknown): readonly ProblemError[] {
  const unknown = found.flatMap((one, index) =>
    typeof one !== 'string' && one.code === 'unknown_product'
      ? unknownProductErrors.map((error) => ({ ...error, pointer: `/questions/${index}${error.pointer}` }))
      : [],
  );
  return [...questionsErrors(body), ...unknown];
}
