import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { offerPages } from '../frame/offer-pages.ts';

/** The pages of a migration: what is planned, what waits for a decision, and who answers. */
@Component({
  selector: 'sl-migration-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="tabs" aria-label="Steps of the migration" i18n-aria-label="@@migration.tabs">
      <a
        class="tab"
        routerLink="/migration"
        routerLinkActive
        #migrations="routerLinkActive"
        [routerLinkActiveOptions]="exact"
        [attr.aria-current]="migrations.isActive ? 'page' : null"
        i18n="@@migration.tabMigrations"
        >Migrations</a
      >
      <a
        class="tab"
        routerLink="/migration/quarantine"
        [queryParams]="{ state: 'open' }"
        routerLinkActive
        #quarantine="routerLinkActive"
        [routerLinkActiveOptions]="exact"
        [attr.aria-current]="quarantine.isActive ? 'page' : null"
        i18n="@@migration.tabQuarantine"
        >Quarantine</a
      >
      <a
        class="tab"
        routerLink="/migration/cut-over"
        routerLinkActive
        #cutOver="routerLinkActive"
        [routerLinkActiveOptions]="exact"
        [attr.aria-current]="cutOver.isActive ? 'page' : null"
        i18n="@@migration.tabCutOver"
        >Cut-over</a
      >
    </nav>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MigrationTabs {
  protected readonly exact = { paths: 'exact', queryParams: 'ignored', matrixParams: 'ignored', fragment: 'ignored' } as const;

  constructor() {
    offerPages(() => [
      {
        id: 'quarantine',
        label: $localize`:@@migration.openQuarantine:Decide on quarantined rows`,
        icon: 'inbox',
        path: '/migration/quarantine?state=open',
      },
      { id: 'cut-over', label: $localize`:@@migration.openCutOver:Switch domains over`, icon: 'arrow-right', path: '/migration/cut-over' },
    ]);
  }
}
