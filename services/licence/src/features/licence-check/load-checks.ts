import { openDatabase } from '@seatledger/platform/db/database.ts';
import { withPublishedData } from '../../published-data.ts';
import { loadIndex } from '../change-feed/load-index.ts';
import { licenceAnswer, type LicenceAnswer } from './answer-schema.ts';
import { AnswerTail } from './answer-tail.ts';
import { findAnswer } from './find-answer.ts';
import { unknownProductErrors } from './problems.ts';
import { InvalidQuestion, questionErrors, type LicenceQuestion } from './question.ts';

/** Answers checks from what the database said at one instant, for work over many people. */
export interface LoadedChecks {
  /** The answer at an instant (epoch milliseconds). @throws InvalidQuestion */
  answer(question: LicenceQuestion, now: number): LicenceAnswer;
}

/** Reads all licences into memory: some 30 bytes for each. */
export async function loadChecks(databaseUrl: string): Promise<LoadedChecks> {
  await using database = openDatabase<unknown>({
    url: databaseUrl,
    schema: 'licence',
    maxConnections: 1,
    onConnectionError: () => undefined,
  });
  const { index, last, replayedAt } = await withPublishedData(database.pool, new AbortController().signal, loadIndex);
  const loadedAt = replayedAt ?? Date.now();
  const tail = new AnswerTail();
  return {
    answer(question, now) {
      const errors = questionErrors(question);
      if (errors.length > 0) throw new InvalidQuestion(errors);
      const found = findAnswer(index.reader, question.email, question.product, now);
      if (typeof found !== 'string') throw new InvalidQuestion(unknownProductErrors);
      const text = tail.text({ revision: last.position, asOf: Math.min(now, loadedAt) }, now, question.nonce);
      return licenceAnswer.parse(JSON.parse(found + text));
    },
  };
}
