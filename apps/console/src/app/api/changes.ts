import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { StepUp } from '../session/step-up.ts';
import { Toasts } from '../ui/feedback/toasts.ts';
import { changedBy, type Changed } from './change.ts';
import { Failures } from './failures.ts';
import type { ChangeRequest } from './shapes.ts';

/** Makes changes, and says what became of each: done, or waiting for somebody's approval as a request that one can go to. */
@Injectable({ providedIn: 'root' })
export class Changes {
  readonly #stepUp = inject(StepUp);
  readonly #toasts = inject(Toasts);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);

  /**
   * `done` is the sentence where it is in force: `$localize`…:Suspended.``; `undo` makes the opposite change, and is offered beside it.
   * Throws what the API refuses.
   */
  async make<Body>(
    change: () => Promise<{ readonly data?: Body; readonly response: Response }>,
    done: string,
    undo?: () => unknown,
  ): Promise<Changed<Exclude<Body, ChangeRequest>>> {
    const changed = await this.#stepUp.run(() => changedBy(change()));
    if (changed.status === 'done')
      this.#toasts.show(
        done,
        undo && { action: { label: $localize`:@@changes.undo:Undo`, run: () => this.#failures.tell(Promise.resolve(undo())) } },
      );
    else this.#sayThatItWaits(changed.request.id);
    return changed;
  }

  #sayThatItWaits(id: string): void {
    this.#toasts.show($localize`:@@changes.waiting:This waits for approval as request ${id}:id:.`, {
      action: { label: $localize`:@@changes.open:Open it`, run: () => void this.#router.navigate(['/requests', id]) },
    });
  }
}
