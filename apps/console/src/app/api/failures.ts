import { inject, Injectable } from '@angular/core';
import { isGivenUp } from '../session/passkey.ts';
import { Toasts } from '../ui/feedback/toasts.ts';
import { sentenceOfProblem } from '../words/problem-words.ts';
import { problemOf } from './api.ts';

/** Says what an attempt came to that has no form of its own to say it in. */
@Injectable({ providedIn: 'root' })
export class Failures {
  readonly #toasts = inject(Toasts);

  readonly tell = (attempt: Promise<unknown>): void => {
    attempt.catch((error: unknown) => {
      if (!isGivenUp(error)) this.#toasts.show(sentenceOfProblem(problemOf(error)), { isProblem: true });
    });
  };
}
