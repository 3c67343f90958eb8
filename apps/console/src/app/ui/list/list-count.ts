import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { count } from '../../words/numbers.ts';
import type { Counted } from './list-source.ts';

/** How many match, beside the title of the list. */
@Component({
  selector: 'sl-list-count',
  template: `<span role="status">{{ words() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      min-width: 64px;
      padding-inline: var(--space-2);
      color: var(--text-muted);
      justify-content: flex-end;
    }
    @media (width < 640px) {
      /* A line of its own, from before it is counted: else it would push the buttons into the next. */
      :host {
        flex: 1 0 100%;
        min-height: 20px;
        padding-inline: 0;
        justify-content: flex-start;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListCount {
  readonly counted = input<Counted>();
  protected readonly words = computed(() => {
    const counted = this.counted();
    if (counted === undefined) return '';
    const size = count(counted.count);
    return counted.more ? $localize`:@@list.moreThan:more than ${size}:count:` : $localize`:@@list.count:${size}:count: in all`;
  });
}
