import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LicenceStatus } from '../../api/shapes.ts';
import type { IconName } from '../icons.ts';
import { State, type Tone } from '../state.ts';

const shown: Readonly<Record<LicenceStatus, readonly [tone: Tone, icon: IconName]>> = {
  active: ['active', 'circle-check'],
  grace: ['grace', 'hourglass'],
  expired: ['expired', 'circle-x'],
  suspended: ['suspended', 'circle-pause'],
  domain_suspended: ['suspended', 'circle-pause'],
  not_started: ['not-started', 'clock'],
  unknown: ['unknown', 'circle-help'],
};

/** The status of a licence: always an icon and a word, never the colour alone. */
@Component({
  selector: 'sl-status',
  imports: [State],
  template: `<sl-state [tone]="shown()[0]" [icon]="shown()[1]">{{ word() }}</sl-state>`,
  styles: `
    :host {
      display: inline-flex;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Status {
  readonly status = input.required<LicenceStatus>();
  protected readonly shown = computed(() => shown[this.status()]);
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
