import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { count } from '../../words/numbers.ts';
import { Icon } from '../icon.ts';
import type { ManyAction } from './list-column.ts';
import type { Counted } from './list-source.ts';
import type { Selection } from './selection.ts';

/** Rises from the bottom of a list where something is selected: how many, and what can be done with them. */
@Component({
  selector: 'sl-list-bar',
  imports: [Icon],
  template: `
    <div class="bar" role="region" aria-label="Selection" i18n-aria-label="@@list.selection">
      <button
        type="button"
        class="button button-quiet button-icon"
        (click)="clear.emit()"
        aria-label="Select nothing"
        i18n-aria-label="@@list.clear"
      >
        <svg slIcon="x"></svg>
      </button>
      <span class="count" role="status">{{ words() }}</span>
      @if (offersAll()) {
        <button type="button" class="button button-link" (click)="selection().selectAll()">{{ allWords() }}</button>
      }
      <span class="actions">
        @for (action of actions(); track action.key) {
          <button type="button" class="button" [class.danger]="action.isDanger" (click)="run(action)">
            <svg [slIcon]="action.icon"></svg>{{ action.label }}
          </button>
        }
      </span>
    </div>
  `,
  styles: `
    :host {
      position: absolute;
      z-index: 3;
      inset-inline: var(--space-3);
      bottom: var(--space-4);
      display: flex;
      justify-content: center;
      pointer-events: none;
      animation: rise var(--motion);
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
      max-width: 100%;
      padding: var(--space-2) var(--space-3) var(--space-2) var(--space-2);
      border-radius: var(--radius-large);
      background: var(--ground-raised);
      box-shadow: var(--floating);
      pointer-events: auto;
    }
    .count {
      font-weight: 600;
      white-space: nowrap;
    }
    .actions {
      display: flex;
      gap: var(--space-2);
      max-width: 100%;
      margin-inline-start: var(--space-2);
      overflow-x: auto;
    }
    .danger {
      color: var(--danger);
    }
    @keyframes rise {
      from {
        transform: translateY(16px);
        opacity: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListBar<Row> {
  readonly selection = input.required<Selection<Row>>();
  readonly counted = input.required<Counted | undefined>();
  readonly actions = input.required<readonly ManyAction<Row>[]>();
  readonly clear = output();

  protected readonly words = computed(() => {
    const size = this.selection().count();
    if (size === undefined) return $localize`:@@list.allSelected:All that match are selected`;
    return $localize`:@@list.selected:${count(size)}:count: selected`;
  });
  protected readonly offersAll = computed(() => {
    const [counted, size] = [this.counted(), this.selection().count()];
    return size !== undefined && (counted === undefined || counted.more || counted.count > size);
  });
  protected readonly allWords = computed(() => {
    const counted = this.counted();
    if (counted === undefined || counted.more) return $localize`:@@list.takeAll:Select all that match`;
    return $localize`:@@list.takeAllCounted:Select all ${count(counted.count)}:count: that match`;
  });

  protected run({ run }: ManyAction<Row>): void {
    run(this.selection().selected());
  }
}
