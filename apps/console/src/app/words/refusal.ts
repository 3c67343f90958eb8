import { ApiProblem } from '@seatledger/api-client';
import { sentenceOfProblem } from './problem-words.ts';

/** The sentence of anything that the API tells with a code and an English detail: a culprit among several, an alarm. */
export function sentenceOfRefusal(code: string, detail: string): string {
  return sentenceOfProblem(new ApiProblem(0, { code, detail, requestId: '' }));
}
