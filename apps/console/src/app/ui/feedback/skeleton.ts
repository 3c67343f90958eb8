import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** The shape of the lines that come, shown only where they take longer than a moment. */
@Component({
  selector: 'sl-skeleton',
  template: `
    <span class="heard" role="status" i18n="@@skeleton.loading">Loading…</span>
    @for (line of shape(); track $index) {
      <div class="line" [style.width.%]="line"></div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
      padding: var(--space-3) 0;
      animation: appear 0s 150ms both;
    }
    .line {
      height: 12px;
      border-radius: 4px;
      background: var(--ground-hover);
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Skeleton {
  readonly lines = input(6);
  protected readonly shape = computed(() => Array.from({ length: this.lines() }, (_, line) => 60 + ((line * 37) % 40)));
}
