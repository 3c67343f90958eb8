import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { State } from '../ui/state.ts';
import type { Shown } from './verdict-words.ts';

/** A verdict on a row: an icon and a word. */
@Component({
  selector: 'sl-shown-tag',
  imports: [State],
  template: `<sl-state [tone]="shown().tone" [icon]="shown().icon">{{ shown().word }}</sl-state>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShownTag {
  readonly shown = input.required<Shown>();
}
