import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../ui/icon.ts';
import type { Shown } from './verdict-words.ts';

/** A verdict on a row: an icon and a word. */
@Component({
  selector: 'sl-shown-tag',
  imports: [Icon],
  template: `<span class="tag" [class]="shown().tone"><svg [slIcon]="shown().icon"></svg>{{ shown().word }}</span>`,
  styles: `
    .good {
      background: var(--active-soft);
      color: var(--active);
    }
    .change {
      background: var(--not-started-soft);
      color: var(--not-started);
    }
    .careful {
      background: var(--grace-soft);
      color: var(--grace);
    }
    .bad {
      background: var(--expired-soft);
      color: var(--expired);
    }
    svg.icon {
      width: 13px;
      height: 13px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShownTag {
  readonly shown = input.required<Shown>();
}
