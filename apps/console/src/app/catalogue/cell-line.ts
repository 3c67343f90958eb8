import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { Here } from './grid/feature-grid.ts';
import { Help } from '../ui/help/help.ts';
import { typeWords, valueWords } from './value-words.ts';

/** The line above a grid: what the cell that has the focus says, why, and what it takes. */
@Component({
  selector: 'sl-cell-line',
  imports: [Help],
  template: `
    <p class="clip">
      @if (here(); as at) {
        <strong>{{ at.row.feature.name }}</strong>
        <span class="muted"> · {{ at.column.name }} · {{ sentence() }} · {{ types() }}</span>
      } @else if (mayEdit()) {
        <span class="muted" i18n="@@catalogue.hint">Choose a cell to change it. What is grey is the default.</span>
      } @else {
        <span class="muted" i18n="@@catalogue.hintRead">What is grey is the default.</span>
      }
    </p>
    @if (canUnset() && here(); as at) {
      <button type="button" class="button button-link" (click)="unset.emit(at)">
        @if (at.column.kind === 'profile') {
          <ng-container i18n="@@catalogue.useDefault">Use the default</ng-container>
        } @else {
          <ng-container i18n="@@catalogue.unset">Set no more</ng-container>
        }
      </button>
    }
    <sl-help title="Keys in the grid" i18n-title="@@catalogue.keys"
      ><ng-container i18n="@@catalogue.keysText"
        >The arrows, Home, End and the page keys move. Enter or typing changes a value, Enter or Tab keeps it, Escape leaves it as it was.
        Space ticks and unticks. Delete takes away what is set, so that what comes before holds.</ng-container
      ></sl-help
    >
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: 28px;
      font-size: 13px;
    }
    p {
      min-width: 0;
    }
    button {
      flex: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CellLine {
  readonly here = input.required<Here | undefined>();
  readonly mayEdit = input(false);
  readonly unset = output<Here>();

  protected readonly canUnset = computed(() => {
    const at = this.here();
    return this.mayEdit() && at !== undefined && at.column.kind !== 'default' && at.cell.own !== undefined;
  });

  protected readonly types = computed(() => {
    const at = this.here();
    return at === undefined ? '' : typeWords(at.row.feature.type);
  });

  protected readonly sentence = computed(() => {
    const at = this.here();
    if (at === undefined) return '';
    const { own, saved, shown, isPending } = at.cell;
    const value = shown === undefined ? $localize`:@@catalogue.notSet:Not set` : valueWords(shown);
    if (isPending) {
      const before = saved === undefined ? $localize`:@@catalogue.notSet:Not set` : valueWords(saved);
      return $localize`:@@catalogue.lineChanged:${before}:before: → ${value}:value:, not saved`;
    }
    return own === undefined && shown !== undefined ? $localize`:@@catalogue.cellDefault:${value}:value:, default` : value;
  });
}
