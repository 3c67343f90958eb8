import { ChangeDetectionStrategy, Component, computed, input, type ResourceRef } from '@angular/core';
import { problemOf } from '../../api/api.ts';
import { Empty } from '../feedback/empty.ts';
import { Problem } from '../feedback/problem.ts';
import { Skeleton } from '../feedback/skeleton.ts';

/**
 * In place of a thing that cannot be shown: there is none, it could not be read, or it is being read. Where to go where there is none is
 * the content: `<sl-unread [of]="reading.user" title="…" why="…"><a class="button" …>All users</a></sl-unread>`.
 */
@Component({
  selector: 'sl-unread',
  imports: [Empty, Problem, Skeleton],
  template: `
    @if (isGone()) {
      <sl-empty [title]="title()" [why]="why()"><ng-content /></sl-empty>
    } @else if (of().error()) {
      <sl-problem [error]="of().error()" (retry)="of().reload()" />
    } @else {
      <sl-skeleton [lines]="10" />
    }
  `,
  // What `title` says is no tooltip of the element as a whole.
  host: { '[attr.title]': 'null' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Unread {
  readonly of = input.required<Pick<ResourceRef<unknown>, 'error' | 'reload'>>();
  readonly title = input.required<string>();
  readonly why = input.required<string>();
  protected readonly isGone = computed(() => problemOf(this.of().error()).status === 404);
}
