import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ChangeRequest } from '../api/shapes.ts';
import { Icon } from '../ui/icon.ts';

export type RequestState = ChangeRequest['state'];

export const requestStates = [
  'submitted',
  'approved',
  'scheduled',
  'failed',
  'applied',
  'rejected',
  'withdrawn',
  'expired',
  'draft',
] as const satisfies readonly RequestState[];

const icons = {
  draft: 'pencil',
  submitted: 'hourglass',
  approved: 'circle-check',
  scheduled: 'calendar-clock',
  applied: 'circle-check',
  rejected: 'circle-x',
  withdrawn: 'undo-2',
  expired: 'clock',
  failed: 'triangle-alert',
} as const satisfies Record<RequestState, string>;

/** What has become of a request: always an icon and a word, never the colour alone. */
@Component({
  selector: 'sl-request-state',
  imports: [Icon],
  template: `<span class="tag" [class]="state()"><svg [slIcon]="icon()"></svg>{{ word() }}</span>`,
  styles: `
    .submitted {
      background: var(--grace-soft);
      color: var(--grace);
    }
    .approved,
    .scheduled {
      background: var(--not-started-soft);
      color: var(--not-started);
    }
    .applied {
      background: var(--active-soft);
      color: var(--active);
    }
    .rejected,
    .failed {
      background: var(--expired-soft);
      color: var(--expired);
    }
    .draft,
    .withdrawn,
    .expired {
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
export class RequestStateTag {
  readonly state = input.required<RequestState>();
  protected readonly icon = computed(() => icons[this.state()]);
  protected readonly word = computed(() => wordOfState(this.state()));
}

export function wordOfState(state: RequestState): string {
  switch (state) {
    case 'draft':
      return $localize`:@@requestState.draft:Draft`;
    case 'submitted':
      return $localize`:@@requestState.submitted:Waits for approval`;
    case 'approved':
      return $localize`:@@requestState.approved:Approved`;
    case 'scheduled':
      return $localize`:@@requestState.scheduled:Scheduled`;
    case 'applied':
      return $localize`:@@requestState.applied:In force`;
    case 'rejected':
      return $localize`:@@requestState.rejected:Rejected`;
    case 'withdrawn':
      return $localize`:@@requestState.withdrawn:Withdrawn`;
    case 'expired':
      return $localize`:@@requestState.expired:Expired`;
    case 'failed':
      return $localize`:@@requestState.failed:Could not be applied`;
  }
}
