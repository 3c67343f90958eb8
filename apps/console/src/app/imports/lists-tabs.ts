import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { offerPages } from '../frame/offer-pages.ts';
import { Help } from '../ui/help/help.ts';

/** What one does with lists. */
@Component({
  selector: 'sl-lists-tabs',
  imports: [Help, RouterLink, RouterLinkActive],
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
    <div class="explained">
      @if (checks.isActive) {
        <p class="muted" i18n="@@imports.checkWhy">Who has left a customer and holds a seat still.</p>
        <sl-help title="What is a leaver check?" i18n-title="@@imports.whatCheckTitle"
          ><ng-container i18n="@@imports.whatCheckText"
            >A customer’s whole staff list is compared with the seats of their domain. Whoever has a seat and is not on the list is shown,
            and you say who is to lose it. Nobody is removed by the comparison, and a list that would remove more than a fifth of the seats
            asks twice.</ng-container
          ></sl-help
        >
      } @else {
        <p class="muted" i18n="@@imports.listWhy">Lists of people, as customers send them, become users.</p>
        <sl-help title="What does an import do?" i18n-title="@@imports.whatImportTitle"
          ><ng-container i18n="@@imports.whatImportText"
            >It reads a list as it came, says of each row what it would do (a new user, a change, nothing, or why it is refused), and
            changes nothing until you apply it. All of it is applied or nothing, it goes through approval like any other change, and it can
            be undone in one go.</ng-container
          ></sl-help
        >
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListsTabs {
  protected readonly exact = { paths: 'exact', queryParams: 'ignored', matrixParams: 'ignored', fragment: 'ignored' } as const;

  constructor() {
    offerPages(() => [
      { id: 'new-import', label: $localize`:@@imports.newImport:Import a list`, icon: 'upload', path: '/imports/new' },
      { id: 'new-leaver-check', label: $localize`:@@imports.newCheck:Find leavers`, icon: 'search', path: '/imports/leaver-checks/new' },
    ]);
  }
}
