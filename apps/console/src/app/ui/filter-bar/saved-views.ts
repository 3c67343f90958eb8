import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { problemOf } from '../../api/api.ts';
import { Preferences, type ListName, type PreferencesDocument } from '../../session/preferences.ts';
import { sentenceOfProblem } from '../../words/problem-words.ts';
import { Dialogs } from '../dialog/dialogs.ts';
import { Toasts } from '../feedback/toasts.ts';
import { Icon } from '../icon.ts';
import { SaveViewDialog } from './save-view-dialog.ts';

type SavedView = PreferencesDocument['savedViews'][number];

/** The filters and orders of a list that a person has kept, as tabs by their names. */
@Component({
  selector: 'sl-saved-views',
  imports: [Icon, RouterLink],
  template: `
    <nav class="tabs" aria-label="Views" i18n-aria-label="@@savedViews.views">
      <a class="tab" [routerLink]="[]" [attr.aria-current]="query() === '' ? 'page' : null" i18n="@@savedViews.all">All</a>
      @for (view of views(); track view.name) {
        <a class="tab" [routerLink]="[]" [queryParams]="paramsOf(view)" [attr.aria-current]="view === current() ? 'page' : null">{{
          view.name
        }}</a>
      }
      @if (query() !== '') {
        @if (current(); as view) {
          <button type="button" class="tab keep" (click)="remove(view)">
            <svg slIcon="trash-2"></svg><span i18n="@@savedViews.remove">Remove this view</span>
          </button>
        } @else {
          <button type="button" class="tab keep" (click)="save()">
            <svg slIcon="plus"></svg><span i18n="@@savedViews.save">Save as a view</span>
          </button>
        }
      }
    </nav>
  `,
  styles: `
    .tabs {
      padding-inline: var(--space-2);
    }
    .keep {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
    }
    .keep svg {
      width: 14px;
      height: 14px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SavedViews {
  readonly #preferences = inject(Preferences);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly list = input.required<ListName>();
  /** Of the address: filters and order. */
  readonly query = input.required<string>();

  protected readonly views = computed(() => this.#preferences.document()?.savedViews.filter(({ list }) => list === this.list()) ?? []);
  protected readonly current = computed(() => this.views().find(({ query }) => query === this.query()));

  protected paramsOf({ query }: SavedView): Readonly<Record<string, string>> {
    return Object.fromEntries(new URLSearchParams(query));
  }

  protected async save(): Promise<void> {
    const taken = this.views().map(({ name }) => name);
    const name = await this.#dialogs.open<string>(SaveViewDialog, { taken });
    if (name !== undefined) await this.#keep({ list: this.list(), name, query: this.query() });
  }

  protected async remove(view: SavedView): Promise<void> {
    await this.#change((views) => views.filter(({ list, name }) => list !== view.list || name !== view.name));
    const run = (): void => void this.#keep(view);
    const undo = { label: $localize`:@@savedViews.undo:Undo`, run };
    this.#toasts.show($localize`:@@savedViews.removed:The view “${view.name}:name:” is removed.`, { action: undo });
  }

  async #keep(view: SavedView): Promise<void> {
    await this.#change((views) => [...views, view]);
  }

  async #change(change: (views: readonly SavedView[]) => readonly SavedView[]): Promise<void> {
    try {
      await this.#preferences.change(({ savedViews }) => ({ savedViews: [...change(savedViews)] }));
    } catch (error) {
      this.#toasts.show(sentenceOfProblem(problemOf(error)), { isProblem: true });
    }
  }
}
