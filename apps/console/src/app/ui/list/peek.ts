import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../icon.ts';

/** The essentials of a row, beside its list. */
@Component({
  selector: 'sl-peek',
  imports: [Icon, RouterLink],
  template: `
    <aside [attr.aria-label]="title()">
      <header>
        <h2 class="clip">{{ title() }}</h2>
        <button
          type="button"
          class="button button-quiet button-icon"
          (click)="step.emit(-1)"
          aria-label="Row before"
          i18n-aria-label="@@list.previous"
        >
          <svg slIcon="arrow-up"></svg>
        </button>
        <button
          type="button"
          class="button button-quiet button-icon"
          (click)="step.emit(1)"
          aria-label="Next row"
          i18n-aria-label="@@list.next"
        >
          <svg slIcon="arrow-down"></svg>
        </button>
        <button
          type="button"
          class="button button-quiet button-icon"
          (click)="close.emit()"
          aria-label="Close"
          i18n-aria-label="@@common.close"
        >
          <svg slIcon="x"></svg>
        </button>
      </header>
      <div class="content"><ng-content /></div>
      @if (link(); as path) {
        <footer>
          <a class="button" [routerLink]="path"><span i18n="@@list.openRow">Open</span><kbd>↵</kbd></a>
        </footer>
      }
    </aside>
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
      width: var(--peek-width, 360px);
      border-inline-start: 1px solid var(--line);
      background: var(--ground);
    }
    aside {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-width: 0;
    }
    header {
      display: flex;
      align-items: center;
      gap: var(--space-1);
      padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
      border-block-end: 1px solid var(--line);
    }
    h2 {
      flex: 1;
    }
    .content {
      flex: 1;
      padding: var(--space-4);
      overflow: auto;
    }
    footer {
      padding: var(--space-3) var(--space-4);
      border-block-start: 1px solid var(--line);
    }
    @media (width < 860px) {
      :host {
        position: fixed;
        z-index: 5;
        inset-block: 0;
        inset-inline-end: 0;
        width: min(var(--peek-width, 360px), 100vw);
        box-shadow: var(--floating);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Peek {
  readonly title = input.required<string>();
  readonly link = input.required<readonly string[] | null>();
  readonly close = output();
  readonly step = output<1 | -1>();
}
