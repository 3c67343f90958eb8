import type { ApiProblem } from '@seatledger/api-client';
import { language } from './locale.ts';
import { ownSentences } from './own-sentences.ts';
import { frenchRefusals } from './refusals/french-refusals.ts';

/** One sentence that says what happened and what to do, in the person's language. */
export function sentenceOfProblem({ code, message }: ApiProblem): string {
  return ownSentences[code]?.() ?? (language === 'fr' ? (frenchRefusals[code] ?? message) : message);
}
