import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import { Changes } from '../api/changes.ts';
import type { Domain } from '../api/shapes.ts';
import { isGivenUp } from '../session/passkey.ts';
import { SessionStore } from '../session/session-store.ts';
import { StepUp } from '../session/step-up.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Toasts } from '../ui/feedback/toasts.ts';
import { Icon } from '../ui/icon.ts';
import { usersCounted } from '../registry/counted.ts';
import { InstantPipe, CountPipe } from '../words/word-pipes.ts';
import type { Import } from './import-shapes.ts';
import { Judgements } from './judgements.ts';

/** Applies the list, or asks for approval; afterwards what became of it, and the way back. */
@Component({
  selector: 'sl-apply-step',
  imports: [CountPipe, Icon, InstantPipe, Problem, RouterLink],
  templateUrl: './apply-step.html',
  styleUrl: './wizard.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApplyStep {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #judgements = inject(Judgements);
  readonly #session = inject(SessionStore);
  readonly #stepUp = inject(StepUp);
  readonly #toasts = inject(Toasts);
  readonly #router = inject(Router);
  readonly list = input.required<Import>();
  readonly domain = input.required<Domain | undefined>();
  readonly judged = output<Import>();
  readonly stale = output();

  protected readonly error = signal<unknown>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly skipsRefused = signal(false);
  /** Judged again, the rows came to something else than what was looked at. */
  protected readonly isOther = signal(false);
  protected readonly reason = signal('');

  protected readonly size = computed(() => this.list().counts.create + this.list().counts.change);
  protected readonly users = computed(() => usersCounted(this.size()));
  protected readonly mayApply = computed(
    () => this.size() > 0 && (this.list().counts.refuse === 0 || this.list().options.skipRefused || this.skipsRefused()),
  );
  protected readonly seesRequest = computed(() => this.#session.may('change-request.read'));

  protected async apply(): Promise<void> {
    await this.#attempt(async () => {
      const list = await this.#asAsked();
      if (list === undefined) return;
      const params = { path: { id: list.id }, header: { 'if-match': `"${list.version}"`, ...this.#reasonHeader() } };
      await this.#changes.make(
        () => this.#client.POST('/v1/imports/{id}/actions/apply', { params, body: {} }),
        $localize`:@@imports.appliedToast:The list is applied: ${usersCounted(this.size())}:users:.`,
      );
    });
  }

  protected async undo(): Promise<void> {
    const path = { id: this.list().id };
    await this.#attempt(async () => {
      const body = { reason: this.reason().trim() || null };
      const made = await this.#stepUp.run(() => bodyOf(this.#client.POST('/v1/imports/{id}/actions/undo', { params: { path }, body })));
      if (made.state === 'applied') {
        this.#toasts.show($localize`:@@imports.undone:The users are as they were before this list.`);
        return;
      }
      this.#toasts.show($localize`:@@imports.undoWaits:Undoing it waits for approval as request ${made.id}:id:.`, {
        action: { label: $localize`:@@changes.open:Open it`, run: () => void this.#router.navigate(['/requests', made.id]) },
      });
    });
  }

  /** The list under the options that are asked for; undefined where its verdicts are others by now, which have to be looked at first. */
  async #asAsked(): Promise<Import | undefined> {
    const list = this.list();
    if (list.counts.refuse === 0 || list.options.skipRefused) return list;
    const judged = await this.#judgements.judge(list, { skipRefused: true });
    this.judged.emit(judged);
    this.isOther.set(JSON.stringify(judged.counts) !== JSON.stringify(list.counts));
    return this.isOther() ? undefined : judged;
  }

  #reasonHeader(): { readonly 'change-reason'?: string } {
    const reason = this.reason().trim();
    return reason === '' ? {} : { 'change-reason': encodeURIComponent(reason) };
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.error.set(undefined);
    this.isBusy.set(true);
    try {
      await work();
      this.stale.emit();
    } catch (error) {
      if (!isGivenUp(error)) this.error.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
