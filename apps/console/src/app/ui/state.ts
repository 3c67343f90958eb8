import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from './icon.ts';

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
  template: `<span class="tag" [class]="tone()"><svg [slIcon]="icon()"></svg><ng-content /></span>`,
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
  protected readonly icon = computed(() => icons[this.tone()]);
}
