import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Pages } from '../../api/pages.ts';
import { Problem } from '../feedback/problem.ts';
import { Skeleton } from '../feedback/skeleton.ts';

/**
 * Under a list that is read page by page: the button for more of it, and, in the list's place, that it is being read or could not be:
 * `<sl-pages-foot [pages]="pages">Show more rows</sl-pages-foot>`.
 */
@Component({
  selector: 'sl-pages-foot',
  imports: [Problem, Skeleton],
  template: `
    @if (pages().hasMore()) {
      <p>
        <button type="button" class="button" [disabled]="pages().isReadingMore()" (click)="pages().more()"><ng-content /></button>
      </p>
    } @else if (pages().items() === undefined && !pages().error()) {
      <sl-skeleton [lines]="lines()" />
    }
    @if (pages().error(); as problem) {
      <sl-problem [error]="problem" (retry)="pages().reload()" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PagesFoot {
  readonly pages = input.required<Pick<Pages<unknown, unknown>, 'error' | 'hasMore' | 'isReadingMore' | 'items' | 'more' | 'reload'>>();
  /** Of the list, while it is read. */
  readonly lines = input(8);
}
