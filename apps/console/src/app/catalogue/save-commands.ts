import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import type { ChangeRequest, Command } from '../api/shapes.ts';
import { isGivenUp } from '../session/passkey.ts';
import { StepUp } from '../session/step-up.ts';
import { Toasts } from '../ui/feedback/toasts.ts';
import { sentenceOfProblem } from '../words/problem-words.ts';

/** Makes changes together or not at all: at once, or as one change request where the policy wants approval. Says what became of them. */
@Injectable({ providedIn: 'root' })
export class SaveCommands {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  readonly #toasts = inject(Toasts);
  readonly #router = inject(Router);

  /** `done` is the sentence where it is in force. Throws what the API refuses. */
  async save(commands: readonly Command[], reason: string, done: string): Promise<ChangeRequest> {
    const body = { commands: [...commands], ...(reason.trim() !== '' && { reason }) };
    const request = await this.#stepUp.run(() => bodyOf(this.#client.POST('/v1/change-requests', { body })));
    if (request.state === 'applied') this.#offerUndo(request.id, done);
    else this.#sayThatItWaits(request.id);
    return request;
  }

  #offerUndo(id: string, done: string): void {
    this.#toasts.show(done, { action: { label: $localize`:@@catalogue.undo:Undo`, run: () => void this.#undo(id) } });
  }

  async #undo(id: string): Promise<void> {
    try {
      const path = { params: { path: { id } }, body: {} };
      const reversal = await this.#stepUp.run(() => bodyOf(this.#client.POST('/v1/change-requests/{id}/actions/undo', path)));
      if (reversal.state === 'applied') this.#toasts.show($localize`:@@catalogue.undone:It is as it was before.`);
      else this.#sayThatItWaits(reversal.id);
    } catch (error) {
      if (!isGivenUp(error)) this.#toasts.show(sentenceOfProblem(problemOf(error)), { isProblem: true });
    }
  }

  #sayThatItWaits(id: string): void {
    this.#toasts.show($localize`:@@changes.waiting:This waits for approval as request ${id}:id:.`, {
      action: { label: $localize`:@@changes.open:Open it`, run: () => void this.#router.navigate(['/requests', id]) },
    });
  }
}
