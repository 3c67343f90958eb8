import type { ownCodes } from './own-codes.ts';

/** What a person is told where the API's own sentence speaks to programs. */
const sentences: Readonly<Record<(typeof ownCodes)[number], () => string>> = {
  unreachable: () => $localize`:@@problem.unreachable:The server cannot be reached. Nothing was lost; try again in a moment.`,
  not_signed_in: () => $localize`:@@problem.notSignedIn:You are not signed in any more. Sign in again to go on.`,
  forbidden: () => $localize`:@@problem.forbidden:Your roles do not allow this. Ask an administrator.`,
  version_changed: () =>
    $localize`:@@problem.stale:Somebody has changed this meanwhile. Look at it as it is now, then make your change again.`,
  rate_limited: () => $localize`:@@problem.tooMany:Too many requests at once. Wait a moment, then try again.`,
  internal_error: () => $localize`:@@problem.internal:Something went wrong on the server. Nothing was changed.`,
  not_found: () => $localize`:@@problem.notFound:There is nothing here (any more).`,
};

export const ownSentences: Readonly<Partial<Record<string, () => string>>> = sentences;
