import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { State } from '../../ui/state.ts';
import { shownStates, wordOfRowState, type RowState } from './quarantined-row.ts';

@Component({
  selector: 'sl-row-state',
  imports: [State],
  template: `<sl-state [tone]="shown().tone" [icon]="shown().icon">{{ word() }}</sl-state>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowStateTag {
  readonly state = input.required<RowState>();
  protected readonly shown = computed(() => shownStates[this.state()]);
  protected readonly word = computed(() => wordOfRowState(this.state()));
}
