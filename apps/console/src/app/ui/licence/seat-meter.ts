import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { count } from '../../words/numbers.ts';

/** Seats used of a limit: the figures, and a small meter that turns where none, or next to none, is left. */
@Component({
  selector: 'sl-seat-meter',
  template: `
    <span class="figures">{{ words() }}</span>
    @if (limit() !== null) {
      <span class="meter" aria-hidden="true"
        ><span class="used" [class.full]="share() >= 100" [class.nearly]="share() >= 90 && share() < 100" [style.width.%]="share()"></span
      ></span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
      align-items: center;
      justify-content: flex-end;
      gap: var(--space-2);
    }
    .figures {
      white-space: nowrap;
    }
    .meter {
      width: 48px;
      height: 6px;
      flex: none;
      border-radius: 3px;
      background: var(--ground-hover);
      box-shadow: inset 0 0 0 1px var(--line);
      overflow: hidden;
    }
    .used {
      display: block;
      height: 100%;
      background: var(--active);
    }
    .nearly {
      background: var(--grace);
    }
    .full {
      background: var(--expired);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SeatMeter {
  readonly used = input.required<number>();
  /** null: as many as there are. */
  readonly limit = input.required<number | null>();

  protected readonly share = computed(() => {
    const limit = this.limit();
    if (limit === null) return 0;
    return limit === 0 ? 100 : Math.min(100, (this.used() / limit) * 100);
  });
  protected readonly words = computed(() => {
    const [used, limit] = [count(this.used()), this.limit()];
    return limit === null
      ? $localize`:@@seats.unlimited:${used}:used:, no limit`
      : $localize`:@@seats.used:${used}:used: of ${count(limit)}:limit:`;
  });
}
