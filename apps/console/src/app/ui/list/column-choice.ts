import { CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Preferences, type ListName } from '../../session/preferences.ts';
import { Icon } from '../icon.ts';
import type { Column } from './list-column.ts';

/** Which columns are shown; kept with the person. The first one always is. */
@Component({
  selector: 'sl-column-choice',
  imports: [CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger, Icon],
  template: `
    <button
      type="button"
      class="button button-quiet button-icon"
      [cdkMenuTriggerFor]="menu"
      aria-label="Columns"
      title="Columns"
      i18n-aria-label="@@list.columns"
      i18n-title="@@list.columns"
    >
      <svg slIcon="columns-3"></svg>
    </button>
    <ng-template #menu>
      <div class="menu" cdkMenu>
        <p class="menu-label" i18n="@@list.columns">Columns</p>
        @for (column of choosable(); track column.key) {
          <button
            class="menu-item"
            cdkMenuItemCheckbox
            [cdkMenuItemChecked]="shown().includes(column.key)"
            (cdkMenuItemTriggered)="toggle(column.key)"
          >
            <svg slIcon="check" [style.visibility]="shown().includes(column.key) ? 'visible' : 'hidden'"></svg>{{ column.label }}
          </button>
        }
      </div>
    </ng-template>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnChoice {
  readonly #preferences = inject(Preferences);
  readonly list = input.required<ListName>();
  readonly columns = input.required<readonly Column[]>();
  /** Keys of those that are shown. */
  readonly shown = input.required<readonly string[]>();
  protected readonly choosable = computed(() => this.columns().slice(1));

  protected toggle(key: string): void {
    const shown = this.shown();
    const wanted = shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key];
    const columns = this.columns().flatMap((column) => (wanted.includes(column.key) ? [column.key] : []));
    const list = this.list();
    void this.#preferences.change(({ listColumns }) => ({
      listColumns: [...listColumns.filter((one) => one.list !== list), { list, columns }],
    }));
  }
}
