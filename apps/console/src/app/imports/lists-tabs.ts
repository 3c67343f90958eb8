import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** What one does with lists. */
@Component({
  selector: 'sl-lists-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="tabs" aria-label="Kinds of lists" i18n-aria-label="@@imports.kinds">
      <a
        class="tab"
        routerLink="/imports"
        routerLinkActive
        #imports="routerLinkActive"
        [routerLinkActiveOptions]="exact"
        [attr.aria-current]="imports.isActive ? 'page' : null"
        i18n="@@imports.tabImports"
        >Lists of users</a
      >
      <a
        class="tab"
        routerLink="/imports/leaver-checks"
        routerLinkActive
        #checks="routerLinkActive"
        [routerLinkActiveOptions]="exact"
        [attr.aria-current]="checks.isActive ? 'page' : null"
        i18n="@@imports.tabChecks"
        >Leaver checks</a
      >
    </nav>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListsTabs {
  protected readonly exact = { paths: 'exact', queryParams: 'ignored', matrixParams: 'ignored', fragment: 'ignored' } as const;
}
