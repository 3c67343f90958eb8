import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LicenceStatus } from '../../api/shapes.ts';
import { Icon } from '../icon.ts';

const icons = {
  active: 'circle-check',
  grace: 'hourglass',
  expired: 'circle-x',
  suspended: 'circle-pause',
  domain_suspended: 'circle-pause',
  not_started: 'clock',
  unknown: 'circle-help',
} as const;

/** The status of a licence: always an icon and a word, never the colour alone. */
@Component({
  selector: 'sl-status',
  imports: [Icon],
  template: `<span class="tag" [class]="status()"><svg [slIcon]="icon()"></svg>{{ word() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
    }
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
    .suspended,
    .domain_suspended {
      background: var(--suspended-soft);
      color: var(--suspended);
    }
    .not_started {
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
export class Status {
  readonly status = input.required<LicenceStatus>();
  protected readonly icon = computed(() => icons[this.status()]);
  protected readonly word = computed(() => wordOfStatus(this.status()));
}

export function wordOfStatus(status: LicenceStatus): string {
  switch (status) {
    case 'active':
      return $localize`:@@status.active:Active`;
    case 'grace':
      return $localize`:@@status.grace:In grace`;
    case 'expired':
      return $localize`:@@status.expired:Expired`;
    case 'suspended':
      return $localize`:@@status.suspended:Suspended`;
    case 'domain_suspended':
      return $localize`:@@status.domainSuspended:Domain suspended`;
    case 'not_started':
      return $localize`:@@status.notStarted:Not started`;
    case 'unknown':
      return $localize`:@@status.unknown:No licence`;
  }
}
