import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import type { Domain } from '../api/shapes.ts';
import { usersCounted } from '../registry/counted.ts';
import { isGivenUp } from '../session/passkey.ts';
import { SessionStore } from '../session/session-store.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { PagesFoot } from '../ui/list/pages-foot.ts';
import { Icon } from '../ui/icon.ts';
import { CountPipe, InstantPipe } from '../words/word-pipes.ts';
import { CountChips, type CountChip } from './count-chips.ts';
import type { Leaver, LeaverCheck } from './import-shapes.ts';
import { allLeavers, chosenCount, isChosen, noLeavers, toggled } from './leaver-choice.ts';
import { Pages } from '../api/pages.ts';
import { Removals, type Removal } from './removals.ts';
import { ShownTag } from './shown-tag.ts';
import { shownLeaver, type Shown } from './verdict-words.ts';

const shownKinds = ['leavers', 'listed', 'gone', 'newcomers'] as const;

/** Who holds a seat and is not on the staff list, and what is to become of them. */
@Component({
  selector: 'sl-leavers-step',
  imports: [CountChips, CountPipe, Icon, InstantPipe, PagesFoot, Problem, RouterLink, ShownTag],
  templateUrl: './leavers-step.html',
  styleUrl: './wizard.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LeaversStep {
  readonly #client = inject(Api).client;
  readonly #removals = inject(Removals);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly check = input.required<LeaverCheck>();
  readonly domain = input.required<Domain | undefined>();
  readonly show = input<string>();
  readonly stale = output();

  protected readonly choice = signal(allLeavers);
  protected readonly error = signal<unknown>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly mayRemove = computed(() => this.#session.may('user.write') && this.check().state === 'compared');
  protected readonly kind = computed(() => shownKinds.find((one) => one === this.show()) ?? 'leavers');

  /** Leavers who have a seat still. */
  protected readonly left = computed(() => {
    const { counts, since } = this.check();
    return counts.leavers - (since?.gone ?? 0) - (since?.listed ?? 0);
  });
  protected readonly chosen = computed(() => chosenCount(this.choice(), this.left()));
  protected readonly chosenUsers = computed(() => usersCounted(this.chosen()));
  protected readonly chips = computed((): readonly CountChip[] => {
    const { since } = this.check();
    return [
      { key: 'leavers', word: $localize`:@@imports.leaversLeft:Not on the list`, icon: 'user', tone: 'grace', count: this.left() },
      { ...shownLeaver('listed'), key: 'listed', count: since?.listed ?? 0 },
      { ...shownLeaver('gone'), key: 'gone', count: since?.gone ?? 0 },
      {
        key: 'newcomers',
        word: $localize`:@@imports.newcomers:Newcomers since`,
        icon: 'user-plus',
        tone: 'not-started',
        count: since?.newcomers ?? 0,
      },
    ];
  });

  protected readonly leavers = new Pages(
    () => (this.kind() === 'newcomers' || this.check().state === 'expired' ? undefined : { check: this.check(), kind: this.kind() }),
    ({ check: { id }, kind }, cursor, signal) => {
      const state = kind === 'listed' || kind === 'gone' ? { state: kind } : {};
      const query = { limit: 100, ...state, ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/leaver-checks/{id}/leavers', { params: { path: { id }, query }, ...(signal && { signal }) }));
    },
  );
  protected readonly newcomers = new Pages(
    () => (this.kind() === 'newcomers' ? { id: this.check().id } : undefined),
    ({ id }, cursor, signal) => {
      const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/leaver-checks/{id}/newcomers', { params: { path: { id }, query }, ...(signal && { signal }) }));
    },
  );

  protected shown({ state }: Leaver): Shown {
    return shownLeaver(state);
  }

  protected canGo({ state }: Leaver): boolean {
    return state === 'seated' || state === 'suspended';
  }

  protected isChosen(id: string): boolean {
    return isChosen(this.choice(), id);
  }

  protected toggle(id: string): void {
    this.choice.update((choice) => toggled(choice, id));
  }

  protected toggleAll(): void {
    this.choice.set(this.chosen() === this.left() ? noLeavers : allLeavers);
  }

  protected choose(show: string | undefined): void {
    void this.#router.navigate([], { queryParams: { show }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async remove(action: Removal): Promise<void> {
    this.error.set(undefined);
    this.isBusy.set(true);
    try {
      const isSent = await this.#removals.propose(this.check(), this.domain()?.name ?? '', action, this.choice());
      if (!isSent) return;
      this.choice.set(allLeavers);
      this.stale.emit();
    } catch (error) {
      if (!isGivenUp(error)) this.error.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
