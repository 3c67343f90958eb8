import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from './icon.ts';
import type { IconName } from './icons.ts';

const icons = {
  active: 'circle-check',
  grace: 'triangle-alert',
  expired: 'circle-x',
  suspended: 'circle-pause',
  'not-started': 'clock',
  unknown: 'circle-help',
} as const;

export type Tone = keyof typeof icons;

/** How something stands, in a word with its icon and colour: `<sl-state tone="active">In force</sl-state>`. */
@Component({
  selector: 'sl-state',
  imports: [Icon],
  template: `<span class="tag" [class]="tone()"><svg [slIcon]="icon() ?? icons[tone()]"></svg><ng-content /></span>`,
  styles: `
    .active {
      background: var(--active-soft);
      color: var(--active);
    }
    .grace {
      background: var(--grace-soft);
      color: var(--grace);
    }
    .expired {
      background: var(--expired-soft);
      color: var(--expired);
    }
    .suspended {
      background: var(--suspended-soft);
      color: var(--suspended);
    }
    .not-started {
      background: var(--not-started-soft);
      color: var(--not-started);
    }
    .unknown {
      background: var(--unknown-soft);
      color: var(--unknown);
    }
    svg.icon {
      width: 13px;
      height: 13px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class State {
  readonly tone = input.required<Tone>();
  /** Where the tone's own does not say it. */
  readonly icon = input<IconName>();
  protected readonly icons = icons;
}
