import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Icon } from '../ui/icon.ts';
import { CountPipe } from '../words/word-pipes.ts';
import type { Shown } from './verdict-words.ts';

export interface CountChip extends Pick<Shown, 'word' | 'icon' | 'tone'> {
  readonly key: string;
  readonly count: number;
}

/** How many there are of each kind; one that is pressed shows its kind alone. */
@Component({
  selector: 'sl-count-chips',
  imports: [CountPipe, Icon],
  template: `
    <div role="group" [attr.aria-label]="label()">
      @for (chip of chips(); track chip.key) {
        <button
          type="button"
          class="chip"
          [class]="chip.tone"
          [class.none]="chip.count === 0"
          [attr.aria-pressed]="chosen() === chip.key"
          (click)="chosen.set(chosen() === chip.key ? undefined : chip.key)"
        >
          <strong>{{ chip.count | slCount }}</strong>
          <span><svg [slIcon]="chip.icon"></svg>{{ chip.word }}</span>
        </button>
      }
    </div>
  `,
  styleUrl: './count-chips.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CountChips {
  readonly chips = input.required<readonly CountChip[]>();
  readonly label = input.required<string>();
  readonly chosen = model<string>();
}
