import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Icon } from '../../ui/icon.ts';
import { today } from '../../words/dates.ts';

/** The day that is looked at, past or future, in the address: "What did Ana get on 1 March?" */
@Component({
  selector: 'sl-as-of',
  imports: [Icon],
  template: `
    <label>
      <span i18n="@@asOf.label">As of</span>
      <input
        class="input"
        type="date"
        min="2000-01-01"
        max="2200-12-31"
        [value]="asOf() ?? current()"
        (change)="chosen($any($event.target))"
      />
    </label>
    @if (asOf() !== undefined) {
      <button type="button" class="button" (click)="choose('')">
        <svg slIcon="undo-2"></svg><span i18n="@@asOf.now">Back to now</span>
      </button>
    }
  `,
  styles: `
    :host,
    label {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .input {
      width: 150px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AsOf {
  readonly #router = inject(Router);
  /** `YYYY-MM-DD`; undefined: now. */
  readonly asOf = input<string>();
  readonly timeZone = input.required<string>();
  protected readonly current = computed(() => today(this.timeZone()));

  /** A date that is half typed is none yet. */
  protected chosen({ value, validity }: HTMLInputElement): void {
    if (value !== '' && validity.valid) this.choose(value);
  }

  protected choose(date: string): void {
    const asOf = date === '' || date === this.current() ? null : date;
    void this.#router.navigate([], { queryParams: { asOf }, queryParamsHandling: 'merge', preserveFragment: true });
  }
}
