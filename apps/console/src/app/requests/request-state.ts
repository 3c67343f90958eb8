import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ChangeRequest } from '../api/shapes.ts';
import type { IconName } from '../ui/icons.ts';
import { State, type Tone } from '../ui/state.ts';

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

const shown: Readonly<Record<RequestState, readonly [tone: Tone, icon: IconName]>> = {
  draft: ['unknown', 'pencil'],
  submitted: ['grace', 'hourglass'],
  approved: ['not-started', 'circle-check'],
  scheduled: ['not-started', 'calendar-clock'],
  applied: ['active', 'circle-check'],
  rejected: ['expired', 'circle-x'],
  withdrawn: ['unknown', 'undo-2'],
  expired: ['unknown', 'clock'],
  failed: ['expired', 'triangle-alert'],
};

/** What has become of a request: always an icon and a word, never the colour alone. */
@Component({
  selector: 'sl-request-state',
  imports: [State],
  template: `<sl-state [tone]="shown()[0]" [icon]="shown()[1]">{{ word() }}</sl-state>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequestStateTag {
  readonly state = input.required<RequestState>();
  protected readonly shown = computed(() => shown[this.state()]);
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
