import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { count } from '../../words/numbers.ts';
import { Icon } from '../icon.ts';
import type { CursorPages } from './cursor-pages.ts';

/** Which rows of how many are shown, and the ways on and back; nothing where one page holds them all. */
@Component({
  selector: 'sl-pager',
  imports: [Icon],
  template: `
    @if (pages().before() > 0 || next() !== null) {
      <nav aria-label="Pages" i18n-aria-label="@@pager.pages">
        <span class="muted" role="status">{{ place() }}</span>
        <button type="button" class="button" [disabled]="pages().before() === 0" (click)="pages().back()">
          <svg slIcon="chevron-left"></svg><span i18n="@@pager.back">Back</span>
        </button>
        <button type="button" class="button" [disabled]="next() === null" (click)="goOn()">
          <span i18n="@@pager.on">On</span><svg slIcon="chevron-right"></svg>
        </button>
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    span[role] {
      margin-inline-end: var(--space-2);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Pager {
  readonly pages = input.required<CursorPages>();
  readonly shown = input.required<number>();
  readonly next = input.required<string | null>();
  /** Of all pages, where it is known. */
  readonly total = input<number>();

  protected readonly place = computed(() => {
    const [before, total] = [this.pages().before(), this.total()];
    const [from, to] = [count(before + 1), count(before + this.shown())];
    return total === undefined
      ? $localize`:@@pager.range:${from}:from: to ${to}:to:`
      : $localize`:@@pager.rangeOf:${from}:from: to ${to}:to: of ${count(total)}:total:`;
  });

  protected goOn(): void {
    const next = this.next();
    if (next !== null) this.pages().go(next);
  }
}
