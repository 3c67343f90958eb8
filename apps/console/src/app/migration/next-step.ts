import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import { Changes } from '../api/changes.ts';
import type { ChangeRequest } from '../api/shapes.ts';
import { isGivenUp } from '../session/passkey.ts';
import { SessionStore } from '../session/session-store.ts';
import { StepUp } from '../session/step-up.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Toasts } from '../ui/feedback/toasts.ts';
import { Icon } from '../ui/icon.ts';
import { count } from '../words/numbers.ts';
import { CommandLines } from './command-lines.ts';
import { applyCommand, parityCommand, planCommand, verifyCommand } from './migration-commands.ts';
import type { MigrationPlan } from './migration-shapes.ts';
import { rowsCounted, thingsCounted } from './migration-words.ts';
import { PlanRuns } from './plan-runs.ts';

/** What is to be done next with a migration, and the button that does it. */
@Component({
  selector: 'sl-next-step',
  imports: [CommandLines, Icon, Problem, RouterLink],
  templateUrl: './next-step.html',
  styleUrl: './next-step.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NextStep {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #runs = inject(PlanRuns);
  readonly #session = inject(SessionStore);
  readonly #stepUp = inject(StepUp);
  readonly #toasts = inject(Toasts);
  readonly migration = input.required<MigrationPlan>();
  /** By which the plan is to be approved. */
  readonly request = input.required<ChangeRequest | undefined>();
  readonly stale = output();

  protected readonly mayWrite = this.#session.may('migration.write');
  protected readonly seesRequests = this.#session.may('change-request.read');
  protected readonly commands = { plan: [planCommand], check: [verifyCommand, parityCommand] };
  protected readonly apply = computed(() => [applyCommand(this.migration().id)]);
  protected readonly error = signal<unknown>(undefined);
  protected readonly doing = signal<'planning' | 'applying' | undefined>(undefined);

  protected readonly run = computed(() => this.#runs.of(this.migration().id));
  protected readonly isRunning = computed(() => this.run()?.isRunning === true);
  /** What this page has done last, or what the server says, whichever is further. */
  protected readonly stepsDone = computed(() => Math.max(this.migration().stepsDone, this.isRunning() ? (this.run()?.stepsDone ?? 0) : 0));
  protected readonly progressWords = computed(
    () => $localize`:@@migration.progress:${count(this.stepsDone())}:done: of ${count(this.migration().steps)}:all: done`,
  );
  protected readonly waitingRows = computed(() => this.migration().rows?.quarantined ?? 0);
  protected readonly waitingWords = computed(() => {
    const rows = rowsCounted(this.waitingRows());
    return $localize`:@@migration.staysOut:${rows}:rows: of this plan in quarantine: they stay out until somebody decides on them and the old database is planned anew.`;
  });
  protected readonly refusedWords = computed(() => {
    const refused = this.run()?.refused ?? 0;
    return refused === 0
      ? ''
      : $localize`:@@migration.refused:Refused on the way, and in quarantine by now: ${thingsCounted(refused)}:things:.`;
  });
  protected readonly applyWords = computed(
    () => $localize`:@@migration.applyPlan:Apply the plan: ${thingsCounted(this.migration().steps)}:things:`,
  );

  protected async applyPlan(): Promise<void> {
    const { id, planDigest, steps } = this.migration();
    if (planDigest === null) return;
    await this.#attempt('applying', async () => {
      const body = { planDigest };
      const ask = () => this.#client.POST('/v1/migrations/{id}/actions/apply', { params: { path: { id } }, body });
      const { status } = await this.#changes.make(ask, $localize`:@@migration.applyBegun:The plan is being applied.`);
      this.stale.emit();
      if (status === 'done') void this.#carryOut(id, { stepsDone: 0, steps });
    });
  }

  protected goOn(): void {
    const { id, stepsDone, steps } = this.migration();
    void this.#carryOut(id, { stepsDone, steps });
  }

  protected pause(): void {
    this.#runs.pause(this.migration().id);
  }

  protected async planAnew(): Promise<void> {
    const path = { id: this.migration().id };
    await this.#attempt('planning', async () => {
      await this.#stepUp.run(() => bodyOf(this.#client.POST('/v1/migrations/{id}/actions/plan', { params: { path }, body: {} })));
      this.#toasts.show($localize`:@@migration.plannedAnew:The rows are planned anew.`);
      this.stale.emit();
    });
  }

  async #carryOut(id: string, begun: { readonly stepsDone: number; readonly steps: number }): Promise<void> {
    await this.#runs.carryOut(id, begun);
    this.stale.emit();
  }

  async #attempt(doing: 'planning' | 'applying', work: () => Promise<void>): Promise<void> {
    this.error.set(undefined);
    this.doing.set(doing);
    try {
      await work();
    } catch (error) {
      if (!isGivenUp(error)) this.error.set(problemOf(error));
      if (problemOf(error).code === 'plan_changed') this.stale.emit();
    } finally {
      this.doing.set(undefined);
    }
  }
}
