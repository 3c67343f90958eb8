import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { domainsCounted, usersCounted } from '../registry/counted.ts';
import { CountPipe } from '../words/word-pipes.ts';
import { longMonth, shortMonth } from './month-words.ts';
import type { Month } from './renewal-shapes.ts';

/** How many domains end in each of the months to come; one that is pressed shows its own. */
@Component({
  selector: 'sl-month-calendar',
  imports: [CountPipe],
  template: `
    <ol>
      @for (month of shown(); track month.month) {
        <li>
          <button
            type="button"
            class="month"
            [attr.aria-pressed]="chosen() === month.month"
            [title]="month.label"
            (click)="chosen.set(chosen() === month.month ? undefined : month.month)"
          >
            <span class="space" aria-hidden="true"><span class="bar" [style.height.%]="month.height"></span></span>
            <span class="heard">{{ month.label }}</span>
            <strong aria-hidden="true" [class.none]="month.domains === 0">{{ month.domains | slCount }}</strong>
            <span class="name" aria-hidden="true"
              >{{ month.name }}
              @if (month.year) {
                <span class="muted">{{ month.year }}</span>
              }
            </span>
          </button>
        </li>
      } @empty {
        @for (place of places; track place) {
          <li class="month coming" aria-hidden="true">
            <span class="space"></span><strong>&nbsp;</strong><span class="name">&nbsp;</span>
          </li>
        }
      }
    </ol>
  `,
  styleUrl: './month-calendar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MonthCalendar {
  /** Undefined while they are read: their place is kept. */
  readonly months = input.required<readonly Month[] | undefined>();
  readonly chosen = model<string>();
  protected readonly places = Array.from({ length: 12 }, (_, place) => place);

  protected readonly shown = computed(() => {
    const months = this.months() ?? [];
    const most = Math.max(...months.map(({ domains }) => domains), 1);
    return months.map(({ month, domains, users }, index) => ({
      month,
      domains,
      height: (domains / most) * 100,
      name: shortMonth(month),
      year: index === 0 || month.endsWith('-01') ? month.slice(0, 4) : '',
      label: $localize`:@@renewals.monthLabel:${longMonth(month)}:month:: ${domainsCounted(domains)}:domains: with ${usersCounted(users)}:users:`,
    }));
  });
}
