import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject } from '@angular/core';
import { Router } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { kept } from '../api/kept.ts';
import { Shortcuts } from '../frame/shortcuts.ts';
import { SessionStore } from '../session/session-store.ts';
import { Toasts } from '../ui/feedback/toasts.ts';
import { count } from '../words/numbers.ts';
import { CatalogueStore } from './catalogue-store.ts';
import { linesOfEdits } from './edit-lines.ts';
import { PendingEdits } from './pending-edits.ts';
import { Reviews } from './reviews.ts';

const pauseMs = 250;

/** What was changed in the grids and is not saved, whom it concerns, and the way to save it. */
@Component({
  selector: 'sl-pending-bar',
  templateUrl: './pending-bar.html',
  styleUrl: './pending-bar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PendingBar {
  readonly #client = inject(Api).client;
  readonly #pending = inject(PendingEdits);
  readonly #store = inject(CatalogueStore);
  readonly #reviews = inject(Reviews);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #mayReadUsers = inject(SessionStore).may('user.read');
  protected readonly edits = this.#pending.edits;
  #isReviewing = false;

  readonly #people = freshResource({
    params: () => (this.#mayReadUsers && this.edits().length > 0 ? this.#pending.commands() : undefined),
    loader: async ({ params: commands, abortSignal: signal }) => {
      await pause(signal);
      const { users } = await bodyOf(this.#client.POST('/v1/blast-radius', { body: { commands: [...commands], examples: 0 }, signal }));
      return users.affected;
    },
  });
  protected readonly people = kept(this.#people);
  protected readonly peopleWords = computed(() => count(this.people() ?? 0));
  protected readonly isCounting = this.#people.isLoading;

  constructor() {
    const label = $localize`:@@catalogue.saveKeys:Save what was changed in the catalogue`;
    const remove = inject(Shortcuts).add({ keys: 'mod+s', label, run: () => void this.review() });
    inject(DestroyRef).onDestroy(() => {
      remove();
      this.#remind();
    });
  }

  protected async review(): Promise<void> {
    const [edits, catalogue] = [this.edits(), this.#store.catalogue()];
    if (edits.length === 0 || catalogue === undefined || this.#isReviewing) return;
    this.#isReviewing = true;
    const saved = await this.#reviews.open({
      title: $localize`:@@catalogue.reviewTitle:Save these changes?`,
      commands: this.#pending.commands(),
      lines: linesOfEdits(edits, this.#pending.columns(), catalogue),
      isDeletion: false,
      done: $localize`:@@catalogue.saved:Saved.`,
    });
    this.#isReviewing = false;
    if (saved) this.#pending.discard();
  }

  protected discard(): void {
    const edits = this.edits();
    this.#pending.discard();
    const run = () => this.#pending.restore(edits);
    this.#toasts.show($localize`:@@catalogue.discarded:The changes were taken back.`, {
      action: { label: $localize`:@@catalogue.undo:Undo`, run },
    });
  }

  /** Whoever goes elsewhere is told that something is not saved; it stays until they come back. */
  #remind(): void {
    if (this.edits().length === 0 || this.#router.url.startsWith('/catalogue')) return;
    this.#toasts.show($localize`:@@catalogue.unsaved:What you changed in the catalogue is kept here, but not saved.`, {
      action: { label: $localize`:@@catalogue.back:Go back to it`, run: () => void this.#router.navigateByUrl('/catalogue') },
    });
  }
}

/** Until somebody has typed on; rejects where they have. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, pauseMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
