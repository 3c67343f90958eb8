import { inject, Injectable } from '@angular/core';
import { isGivenUp } from '../session/passkey.ts';
import { StepUp } from '../session/step-up.ts';
import { Toasts } from '../ui/feedback/toasts.ts';
import { sentenceOfProblem } from '../words/problem-words.ts';
import { problemOf } from './api.ts';

/** What a button does where there is no form that could show a refusal: the second factor is asked for where it is needed, a refusal is told. */
@Injectable({ providedIn: 'root' })
export class Attempts {
  readonly #stepUp = inject(StepUp);
  readonly #toasts = inject(Toasts);

  /** True where it was done; then `done` is told. */
  async run(attempt: () => Promise<unknown>, done?: string): Promise<boolean> {
    try {
      await this.#stepUp.run(attempt);
    } catch (error) {
      if (!isGivenUp(error)) this.#toasts.show(sentenceOfProblem(problemOf(error)), { isProblem: true });
      return false;
    }
    if (done !== undefined) this.#toasts.show(done);
    return true;
  }
}
