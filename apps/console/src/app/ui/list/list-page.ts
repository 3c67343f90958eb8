import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ListName } from '../../session/preferences.ts';
import { FilterBar } from '../filter-bar/filter-bar.ts';
import type { Filter } from '../filter-bar/filter-words.ts';
import type { ListAddress } from '../filter-bar/list-address.ts';
import { SavedViews } from '../filter-bar/saved-views.ts';
import { Icon } from '../icon.ts';
import { PageHead } from '../page-head.ts';
import { ListCount } from './list-count.ts';
import type { Counted } from './list-source.ts';

/**
 * A page that is one list: what it is (`<sl-help>`), how many there are, the file of it, the button of a new one (`<a slNew>`), views
 * and filters, and the list itself, which takes the height that is left and scrolls within itself.
 */
@Component({
  selector: 'sl-list-page',
  imports: [FilterBar, Icon, ListCount, PageHead, SavedViews],
  template: `
    <div class="top">
      <sl-page-head [title]="title()">
        <ng-content select="sl-help" ngProjectAs="sl-help" />
        <sl-list-count [counted]="counted()" />
        @if (exportPath(); as path) {
          <a class="button" [href]="path" [download]="list() + '.csv'">
            <svg slIcon="download"></svg><span i18n="@@list.export">Export</span>
          </a>
        }
        <ng-content select="[slNew]" />
      </sl-page-head>
    </div>
    <sl-saved-views [list]="list()" [query]="address().query()" />
    <sl-filter-bar [filters]="filters()" [values]="address().filters()" (valuesChange)="address().narrowTo($event)" />
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      min-height: 480px;
    }
    .top {
      padding: var(--space-5) var(--space-6) var(--space-2);
    }
    sl-saved-views,
    sl-filter-bar {
      padding-inline: var(--space-4);
    }
    @media (width < 640px) {
      .top {
        padding: var(--space-4) var(--space-4) var(--space-2);
      }
      sl-saved-views,
      sl-filter-bar {
        padding-inline: var(--space-2);
      }
    }
  `,
  // What `title` says is no tooltip of the page as a whole.
  host: { '[attr.title]': 'null' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListPage {
  readonly title = input.required<string>();
  readonly list = input.required<ListName>();
  readonly address = input.required<ListAddress>();
  readonly filters = input.required<readonly Filter[]>();
  readonly counted = input.required<Counted | undefined>();
  /** null: the person may not take the list away. */
  readonly exportPath = input.required<string | null>();
}
