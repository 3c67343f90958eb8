import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Empty } from '../feedback/empty.ts';
import type { ListAddress } from '../filter-bar/list-address.ts';

/** Where a list has no rows: what it is for and how one begins (the content), or, under filters, how one sees more. */
@Component({
  selector: 'sl-list-empty',
  imports: [Empty],
  template: `
    @if (isNarrowed()) {
      <sl-empty [title]="noneTitle()" [why]="noneWhy()">
        <button type="button" class="button" (click)="address().narrowTo({})">{{ showAll() }}</button>
      </sl-empty>
    } @else {
      <sl-empty [title]="emptyTitle()" [why]="emptyWhy()">
        <div class="start"><ng-content /></div>
      </sl-empty>
    }
  `,
  styles: `
    .start {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--space-2);
      margin-block-start: var(--space-2);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListEmpty {
  readonly address = input.required<ListAddress>();
  readonly emptyTitle = input.required<string>();
  readonly emptyWhy = input.required<string>();
  readonly noneTitle = input.required<string>();
  readonly noneWhy = input.required<string>();
  /** "Show all users" */
  readonly showAll = input.required<string>();
  protected readonly isNarrowed = computed(() => Object.keys(this.address().filters()).length > 0);
}
