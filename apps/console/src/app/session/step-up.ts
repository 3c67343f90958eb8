import { inject, Injectable } from '@angular/core';
import { problemOf } from '../api/api.ts';
import { Dialogs } from '../ui/dialog/dialogs.ts';
import { StepUpDialog } from './step-up-dialog.ts';

/** For what the server does only where the second factor was shown a short while ago. */
@Injectable({ providedIn: 'root' })
export class StepUp {
  readonly #dialogs = inject(Dialogs);

  /**
   * Tries; where the server asks for the second factor, shows a dialog for it and tries once more. Rejects with an AbortError where the
   * person closes that: `isGivenUp(error)`.
   */
  async run<Result>(attempt: () => Promise<Result>): Promise<Result> {
    try {
      return await attempt();
    } catch (error) {
      if (problemOf(error).code !== 'step_up_required') throw error;
      const shown = await this.#dialogs.open<boolean>(StepUpDialog);
      if (shown !== true) throw new DOMException('The second factor was not shown.', 'AbortError');
      return attempt();
    }
  }
}
