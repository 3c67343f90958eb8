import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { daysBetween, longDate, shortDate, today } from '../../words/dates.ts';

/**
 * From the first to the last day, with today's mark, the grace days hatched and renewals as ticks. Thin in lists; `dates` writes the ends.
 * Dates are inclusive calendar dates in the customer's time zone; without an end it fades out.
 */
@Component({
  selector: 'sl-validity-bar',
  template: `
    <div class="bar" role="img" [attr.aria-label]="sentence()" [class.ended]="ended()">
      <div class="valid" [style.width.%]="scale().end" [class.endless]="until() === null"></div>
      @if (graceDays() > 0 && until() !== null) {
        <div class="grace" [style.inset-inline-start.%]="scale().end" [style.width.%]="100 - scale().end"></div>
      }
      @for (tick of ticks(); track tick) {
        <div class="tick" [style.inset-inline-start.%]="tick"></div>
      }
      @if (scale().today; as at) {
        <div class="today" [style.inset-inline-start.%]="at"></div>
      }
    </div>
    @if (dates()) {
      <div class="dates">
        <span>{{ written(from()) }}</span>
        <span>{{ written(until()) }}</span>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 80px;
    }
    .bar {
      position: relative;
      height: 6px;
      border-radius: 3px;
      background: var(--ground-hover);
    }
    .valid {
      height: 100%;
      border-radius: 3px;
      background: var(--active);
    }
    .ended .valid {
      background: var(--expired);
    }
    .endless {
      mask-image: linear-gradient(to right, #000 70%, transparent);
    }
    .grace {
      position: absolute;
      top: 0;
      height: 100%;
      background: repeating-linear-gradient(135deg, var(--grace) 0 2px, transparent 2px 5px);
    }
    .today {
      position: absolute;
      top: -3px;
      width: 2px;
      height: 12px;
      border-radius: 1px;
      background: var(--text);
    }
    .tick {
      position: absolute;
      top: 0;
      width: 1px;
      height: 100%;
      background: var(--ground);
    }
    .dates {
      display: flex;
      justify-content: space-between;
      margin-top: var(--space-1);
      color: var(--text-muted);
      font-size: 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ValidityBar {
  /** `YYYY-MM-DD`, the first day. */
  readonly from = input.required<string | null>();
  /** `YYYY-MM-DD`, the last day, or null where it does not end. */
  readonly until = input.required<string | null>();
  readonly graceDays = input(0);
  /** The days on which it was renewed, `YYYY-MM-DD`. */
  readonly renewals = input<readonly string[]>([]);
  readonly timeZone = input<string>();
  readonly dates = input(false);

  readonly #today = computed(() => today(this.timeZone()));
  readonly #start = computed(() => this.from() ?? this.#today());
  protected readonly ended = computed(() => (this.until() ?? '9999') < this.#today());

  /** In percent of the bar's width. */
  protected readonly scale = computed(() => {
    const [until, grace] = [this.until(), this.graceDays()];
    const validDays = until === null ? Math.max(2 * daysBetween(this.#start(), this.#today()), 365) : daysBetween(this.#start(), until) + 1;
    const allDays = Math.max(validDays + (until === null ? 0 : grace), 1);
    const passed = (daysBetween(this.#start(), this.#today()) / allDays) * 100;
    return { allDays, end: (validDays / allDays) * 100, today: passed < 0 || passed > 100 ? undefined : passed };
  });

  protected readonly ticks = computed(() =>
    this.renewals()
      .map((day) => (daysBetween(this.#start(), day) / this.scale().allDays) * 100)
      .filter((at) => at > 0 && at < 100),
  );

  protected readonly sentence = computed(() => {
    const [from, until] = [longDate(this.#start()), this.until()];
    if (until === null) return $localize`:@@validity.endless:Valid from ${from}:from:, without an end`;
    return $localize`:@@validity.range:Valid from ${from}:from: until ${longDate(until)}:until:`;
  });

  protected written(date: string | null): string {
    return date === null ? '∞' : shortDate(date);
  }
}
