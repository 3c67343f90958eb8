import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { State } from '../ui/state.ts';
import type { Migration } from './migration-shapes.ts';
import { standingOf } from './migration-words.ts';

@Component({
  selector: 'sl-migration-state',
  imports: [State],
  template: `<sl-state [tone]="standing().tone" [icon]="standing().icon">{{ standing().word }}</sl-state>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MigrationState {
  readonly of = input.required<Pick<Migration, 'state'>>();
  protected readonly standing = computed(() => standingOf(this.of()));
}
