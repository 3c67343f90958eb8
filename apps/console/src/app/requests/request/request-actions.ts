import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Router } from '@angular/router';
import { problemOf } from '../../api/api.ts';
import type { ChangeRequest } from '../../api/shapes.ts';
import { offerActions } from '../../frame/offer-actions.ts';
import { Shortcuts } from '../../frame/shortcuts.ts';
import { isGivenUp } from '../../session/passkey.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Toasts } from '../../ui/feedback/toasts.ts';
import { Icon } from '../../ui/icon.ts';
import { sentenceOfProblem } from '../../words/problem-words.ts';
import { actionIcons, wordOfAction } from './action-words.ts';
import { DecisionDialog, type DecisionQuestion } from './decision-dialog.ts';
import { EditDialog, type Edited } from './edit-dialog.ts';
import { offeredActions, type RequestAction } from './offered-actions.ts';
import { wordsOfOutcome } from './outcome-words.ts';
import { questionOf } from './questions.ts';
import type { RequestCase } from './request-case.ts';
import { RequestWrites } from './request-writes.ts';
import { isProposedBy, neighbourOf, standingOf } from './standing.ts';
import { wordsOfStanding } from './standing-words.ts';

/** So many are buttons; the others lie behind one more. */
const mostButtons = 2;
const quietly: ReadonlySet<RequestAction> = new Set(['edit', 'withdraw', 'undo', 'break-glass']);

/** What one may do with a request, the first thing first, and why one may not approve it where that is so. */
@Component({
  selector: 'sl-request-actions',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  templateUrl: './request-actions.html',
  styleUrl: './request-actions.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequestActions {
  readonly of = input.required<RequestCase>();
  readonly changed = output();

  readonly #session = inject(SessionStore);
  readonly #writes = inject(RequestWrites);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #router = inject(Router);

  protected readonly busy = signal(false);
  protected readonly icons = actionIcons;
  protected readonly word = wordOfAction;
  readonly #me = computed(() => this.#session.operator() ?? { id: '', roleKeys: [] });
  readonly #standing = computed(() => standingOf(this.of(), this.#me()));
  protected readonly whyNot = computed(() => wordsOfStanding(this.#standing(), this.of().request));

  readonly #offered = computed(() => {
    const { request, steps } = this.of();
    const me = this.#me();
    // Looking at it again is an edit of what it comes to, and involves nobody: the server knows that better than the history.
    const hasEdited = this.#standing() === 'involved' && steps.some(({ step, actor }) => step === 'edit' && actor.id === me.id);
    return offeredActions({ request, standing: this.#standing(), hasEdited, me, may: (permission) => this.#session.may(permission) });
  });
  protected readonly buttons = computed(() => {
    const loud = this.#offered().filter((action) => !quietly.has(action) && (action !== 'refresh' || this.of().request.state === 'failed'));
    const shown = loud.length > 0 ? loud : this.#offered().filter((action) => action !== 'break-glass' && action !== 'refresh');
    return shown.slice(0, mostButtons);
  });
  protected readonly others = computed(() => this.#offered().filter((action) => !this.buttons().includes(action)));

  constructor() {
    offerActions(() =>
      this.#offered().map((action) => ({
        id: `request-${action}`,
        icon: actionIcons[action],
        label: $localize`:@@request.offer:${wordOfAction(action)}:action: (request ${this.of().request.id}:id:)`,
        run: () => void this.run(action),
      })),
    );
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => {
      if (cameToApprove()) host.querySelector<HTMLElement>('.button-primary')?.focus();
    });
    inject(DestroyRef).onDestroy(
      inject(Shortcuts).add({ keys: 'a', label: $localize`:@@request.keyApprove:Approve the request`, run: () => this.#approveByKey() }),
    );
  }

  protected async run(action: RequestAction): Promise<void> {
    switch (action) {
      case 'edit':
        return this.#finish(await this.#edit(), action);
      case 'submit':
        return this.#runAtOnce(action, (id) => this.#writes.submit(id));
      case 'refresh':
        return this.#runAtOnce(action, (id) => this.#writes.refresh(id));
      case 'apply':
        return this.#runAtOnce(action, (id) => this.#writes.apply(id));
      default:
        return this.#finish(await this.#ask(questionOf(action, this.of().request, this.#writes)), action);
    }
  }

  #approveByKey(): void {
    if (this.#offered().includes('approve')) void this.run('approve');
    else if (this.whyNot() !== '') this.#toasts.show(this.whyNot());
  }

  #ask(question: DecisionQuestion): Promise<ChangeRequest | undefined> {
    return this.#dialogs.open<ChangeRequest, DecisionQuestion>(DecisionDialog, question);
  }

  #edit(): Promise<ChangeRequest | undefined> {
    const { request, etag } = this.of();
    return this.#dialogs.open<ChangeRequest, Edited>(EditDialog, { request, etag, isOwn: isProposedBy(request, this.#me()) });
  }

  async #runAtOnce(action: RequestAction, write: (id: string) => Promise<ChangeRequest>): Promise<void> {
    this.busy.set(true);
    try {
      this.#finish(await write(this.of().request.id), action);
    } catch (error) {
      if (!isGivenUp(error)) this.#toasts.show(sentenceOfProblem(problemOf(error)), { isProblem: true });
    } finally {
      this.busy.set(false);
    }
  }

  /** Whatever was decided, or found to have changed meanwhile: the page shows it as it is now. */
  #finish(outcome: ChangeRequest | undefined, action: RequestAction): void {
    this.changed.emit();
    if (outcome === undefined) return;
    if (action === 'undo') return void this.#router.navigate(['/requests', outcome.id]);
    this.#toasts.show(wordsOfOutcome(outcome), { isProblem: outcome.state === 'failed', ...this.#nextOne(action) });
  }

  #nextOne(action: RequestAction): object {
    const { request, waiting } = this.of();
    const next = neighbourOf(request.id, waiting, 1);
    if ((action !== 'approve' && action !== 'reject') || next === undefined || next === request.id) return {};
    return { action: { label: $localize`:@@request.next:Next request`, run: () => void this.#router.navigate(['/requests', next]) } };
  }
}

/** From the inbox, by the key for it. */
function cameToApprove(): boolean {
  return (history.state as { readonly approve?: boolean } | null)?.approve === true;
}
