import { ChangeDetectionStrategy, Component, model } from '@angular/core';
import type { Terms } from './renewal-plan.ts';
import { Help } from '../ui/help/help.ts';

const lengths = [1, 3, 6, 12, 24, 36] as const;
const beginnings = ['expiry', 'today'] as const;
const seats = ['keep', 'proposed'] as const;

/** How all domains are renewed, unless a row says otherwise. */
@Component({
  selector: 'sl-terms-bar',
  imports: [Help],
  template: `
    <label>
      <span i18n="@@renewals.length">For</span>
      <select class="select" (change)="choose($event, 'months', lengths)">
        @for (months of lengths; track months) {
          <option [selected]="terms().months === months">{{ word(months) }}</option>
        }
      </select>
    </label>
    <label>
      <span i18n="@@renewals.from">Of those that have ended, from</span>
      <select class="select" (change)="choose($event, 'from', beginnings)">
        <option [selected]="terms().from === 'expiry'" i18n="@@renewals.fromExpiry">the day after their end</option>
        <option [selected]="terms().from === 'today'" i18n="@@renewals.fromToday">today</option>
      </select>
    </label>
    <label>
      <span i18n="@@renewals.seats">Seats</span>
      <select class="select" (change)="choose($event, 'seats', seats)">
        <option [selected]="terms().seats === 'keep'" i18n="@@renewals.seatsKept">as many as now</option>
        <option [selected]="terms().seats === 'proposed'" i18n="@@renewals.seatsProposed">as proposed</option>
      </select>
    </label>
    <sl-help title="Where do the proposed seats come from?" i18n-title="@@renewals.proposedTitle"
      ><ng-container i18n="@@renewals.proposedText"
        >From the seats as they are used: those that are taken, without suspended and ended ones, and with room for as many as have come of
        late. “Why so many” says it for each domain; you can always type another number.</ng-container
      ></sl-help
    >
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--space-3);
    }
    label {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
      min-width: 150px;
      color: var(--text-muted);
      font-size: 13px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TermsBar {
  readonly terms = model.required<Terms>();
  protected readonly lengths = lengths;
  protected readonly beginnings = beginnings;
  protected readonly seats = seats;

  protected word(months: number): string {
    return months === 1 ? $localize`:@@renewals.month:1 month` : $localize`:@@renewals.months:${months}:count: months`;
  }

  protected choose<Key extends keyof Terms>(event: Event, key: Key, values: readonly Terms[Key][]): void {
    const value = values[(event.target as HTMLSelectElement).selectedIndex];
    if (value !== undefined) this.terms.update((terms) => ({ ...terms, [key]: value }));
  }
}
