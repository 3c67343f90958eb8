import { inject, Injectable, signal } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import { isGivenUp } from '../session/passkey.ts';
import { StepUp } from '../session/step-up.ts';

/** How far a plan has been carried out by this page. */
export interface PlanRun {
  readonly stepsDone: number;
  readonly steps: number;
  /** Things that went to quarantine on the way. */
  readonly refused: number;
  readonly isRunning: boolean;
  readonly error: unknown;
}

/** Small enough for the progress to be seen, and for a pause to be soon. */
const mostAtOnce = 1_000;

/** Carries plans out, part by part, wherever in the console one is; whoever closes it goes on later, from where it stopped. */
@Injectable({ providedIn: 'root' })
export class PlanRuns {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  readonly #runs = signal<ReadonlyMap<string, PlanRun>>(new Map());
  readonly #paused = new Set<string>();

  of(id: string): PlanRun | undefined {
    return this.#runs().get(id);
  }

  pause(id: string): void {
    this.#paused.add(id);
  }

  async carryOut(id: string, begun: Pick<PlanRun, 'stepsDone' | 'steps'>): Promise<void> {
    if (this.of(id)?.isRunning === true) return;
    this.#paused.delete(id);
    const run = { ...begun, refused: 0, error: undefined as unknown };
    this.#show(id, { ...run, isRunning: true });
    try {
      for (let goesOn = true; goesOn && !this.#paused.has(id);) {
        const { state, steps, stepsDone, refused } = await this.#next(id);
        goesOn = state === 'applying';
        Object.assign(run, { steps, stepsDone, refused: run.refused + refused });
        this.#show(id, { ...run, isRunning: true });
      }
    } catch (error) {
      if (!isGivenUp(error)) run.error = problemOf(error);
    }
    this.#show(id, { ...run, isRunning: false });
  }

  #next(id: string) {
    const body = { limit: mostAtOnce };
    return this.#stepUp.run(() => bodyOf(this.#client.POST('/v1/migrations/{id}/actions/continue', { params: { path: { id } }, body })));
  }

  #show(id: string, run: PlanRun): void {
    this.#runs.update((runs) => new Map(runs).set(id, run));
  }
}
