import type { ApiProblem } from '@seatledger/api-client';
import { frenchAccessRefusals } from './french-access-refusals.ts';
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
  return sentences[code]?.() ?? (language === 'fr' ? (frenchSentences[code] ?? message) : message);
}

/** Refusals by their code, for the French pages; the English ones come from the API with the values in them. */
const frenchSentences: Readonly<Record<string, string>> = {
  ...frenchAccessRefusals,
  code_refused: 'Le code n’est pas le bon, ou il a déjà servi.',
  credentials_refused: 'L’adresse e-mail ou le mot de passe n’est pas le bon.',
  enrolment_token_required:
    'Votre second facteur a été réinitialisé : il faut le jeton qui a été créé pour vous. Il est valable un jour ; demandez-en un autre.',
  password_common: 'Ce mot de passe est trop courant. Choisissez-en un autre.',
};
