import type { ApiProblem } from '@seatledger/api-client';
import { frenchRefusals } from './french-refusals.ts';
import { language } from './locale.ts';

/** What a person is told where the API's own sentence speaks to programs, or is in another language than theirs. */
const sentences: Readonly<Record<string, () => string>> = {
  unreachable: () => $localize`:@@problem.unreachable:The server cannot be reached. Nothing was lost; try again in a moment.`,
  not_signed_in: () => $localize`:@@problem.notSignedIn:You are not signed in any more. Sign in again to go on.`,
  forbidden: () => $localize`:@@problem.forbidden:Your roles do not allow this. Ask an administrator.`,
  precondition_failed: () =>
    $localize`:@@problem.stale:Somebody has changed this meanwhile. Look at it as it is now, then make your change again.`,
  too_many_requests: () => $localize`:@@problem.tooMany:Too many requests at once. Wait a moment, then try again.`,
  internal_error: () => $localize`:@@problem.internal:Something went wrong on the server. Nothing was changed.`,
  not_found: () => $localize`:@@problem.notFound:There is nothing here (any more).`,
};

/** One sentence that says what happened and what to do. Refusals of the product's rules come from the API, in English where we have no other. */
export function sentenceOfProblem({ code, message }: ApiProblem): string {
  return sentences[code]?.() ?? sentenceOfRefusal(code, message);
}

/** The same of one culprit among several, or of anything else that the API tells with a code and an English sentence. */
export function sentenceOfRefusal(code: string, detail: string): string {
  return language === 'fr' ? (frenchRefusals[code] ?? detail) : detail;
}
