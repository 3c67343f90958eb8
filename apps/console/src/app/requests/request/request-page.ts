import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { kept } from '../../api/kept.ts';
import { Shortcuts } from '../../frame/shortcuts.ts';
import { Live } from '../../session/live.ts';
import { BlastRadiusOf } from '../../ui/blast-radius/blast-radius.ts';
import { RequestDifference } from '../../ui/difference/difference.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Icon } from '../../ui/icon.ts';
import { type Crumb, PageHead } from '../../ui/page-head.ts';
import { RequestStateTag } from '../request-state.ts';
import { RequestActions } from './request-actions.ts';
import { readCase } from './request-case.ts';
import { RequestConflict } from './request-conflict.ts';
import { RequestFacts } from './request-facts.ts';
import { RequestHistory } from './request-history.ts';
import { neighbourOf } from './standing.ts';
import { Help } from '../../ui/help/help.ts';

/** While a request may still become something, whom it concerns is worth telling. */
const open: ReadonlySet<string> = new Set(['draft', 'submitted', 'approved', 'scheduled', 'failed']);

/** What exactly would happen, who asked, and may I let it? */
@Component({
  imports: [
    BlastRadiusOf,
    Help,
    Icon,
    PageHead,
    Problem,
    RequestActions,
    RequestConflict,
    RequestDifference,
    RequestFacts,
    RequestHistory,
    RequestStateTag,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './request-page.html',
  styleUrl: './request-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequestPage {
  /** In the address. */
  readonly id = input.required<string>();
  readonly tab = input<string>();

  readonly #client = inject(Api).client;
  readonly #router = inject(Router);
  readonly #live = inject(Live);

  protected readonly read = freshResource({
    params: () => ({ id: this.id(), counts: this.#live.requests() }),
    loader: ({ params: { id }, abortSignal }) => readCase(this.#client, id, abortSignal),
  });
  readonly #kept = kept(this.read);
  /** Of this address: what was read for another says nothing here. */
  protected readonly found = computed(() => (this.#kept()?.request.id === this.id() ? this.#kept() : undefined));
  protected readonly isOpen = computed(() => open.has(this.found()?.request.state ?? ''));
  protected readonly name = computed(() => {
    const found = this.found();
    return found === undefined ? $localize`:@@request.numbered:Request ${this.id()}:id:` : found.request.title || found.sentence;
  });
  /** Beside a title of somebody's own: what it really does. */
  protected readonly sentence = computed(() => (this.found()?.request.title ? this.found()?.sentence : ''));
  protected readonly glassBreaker = computed(() => this.found()?.steps.findLast(({ step }) => step === 'break-glass'));
  protected readonly crumbs = computed((): readonly Crumb[] => [{ label: $localize`:@@requests.title:Requests`, path: '/requests' }]);

  constructor() {
    inject(DestroyRef).onDestroy(
      inject(Shortcuts).add(
        { keys: 'j', label: $localize`:@@request.keyNext:Next request that waits for you`, run: () => this.#go(1) },
        { keys: 'k', label: $localize`:@@request.keyBefore:The one before it`, run: () => this.#go(-1) },
      ),
    );
  }

  #go(step: 1 | -1): void {
    const next = neighbourOf(this.id(), this.found()?.waiting ?? [], step);
    if (next !== undefined) void this.#router.navigate(['/requests', next]);
  }
}
