import { ChangeDetectionStrategy, Component, type ElementRef, input, viewChild } from '@angular/core';
import { Icon } from '../icon.ts';

let lastId = 0;
const widthPx = 320;
const gapPx = 4;
const marginPx = 8;

/** A short explanation beside a word, shown when asked for: `<sl-help title="What is a pack?">A pack is…</sl-help>`. */
@Component({
  selector: 'sl-help',
  imports: [Icon],
  template: `
    <button type="button" class="button button-quiet" [attr.popovertarget]="id" [attr.aria-label]="title()">
      <svg slIcon="circle-help"></svg>
    </button>
    <div popover [id]="id" (beforetoggle)="place()" #explanation>
      <h3>{{ title() }}</h3>
      <p><ng-content /></p>
    </div>
  `,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    button {
      min-height: 24px;
      width: 24px;
      padding: 0;
      color: var(--text-muted);
    }
    [popover] {
      width: min(320px, calc(100vw - 16px));
      margin: 0;
      padding: var(--space-4);
      border: 0;
      border-radius: var(--radius-large);
      background: var(--ground-raised);
      color: var(--text);
      box-shadow: var(--floating);
      font: 400 14px/20px var(--font);
      text-align: start;
      white-space: normal;
    }
    h3 {
      margin-bottom: var(--space-1);
    }
  `,
  // What `title` says is no tooltip of the element as a whole.
  host: { '[attr.title]': 'null' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Help {
  readonly title = input.required<string>();
  protected readonly id = `help-${(lastId += 1)}`;
  protected readonly explanation = viewChild.required<ElementRef<HTMLElement>>('explanation');

  /** Under its button, or above it near the foot of the window. */
  protected place(): void {
    const popover = this.explanation().nativeElement;
    const button = popover.previousElementSibling?.getBoundingClientRect();
    if (button === undefined) return;
    const isLow = button.bottom > innerHeight * 0.7;
    popover.style.top = isLow ? 'auto' : `${button.bottom + gapPx}px`;
    popover.style.bottom = isLow ? `${innerHeight - button.top + gapPx}px` : 'auto';
    popover.style.left = `${Math.max(marginPx, Math.min(button.left, innerWidth - widthPx - marginPx))}px`;
    popover.style.right = 'auto';
  }
}
