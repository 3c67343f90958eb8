import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import type { Permission } from '../session/permission.ts';
import { SessionStore } from '../session/session-store.ts';
import { Icon } from './icon.ts';
import type { IconName } from './icons.ts';

export interface Section {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  /** Any of them opens it; none: it is for everybody. */
  readonly permissions: readonly Permission[];
}

/** An area with a column of its own for its sections, each of which is a route. On a phone the column is a row. */
@Component({
  selector: 'sl-section-frame',
  imports: [Icon, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <nav [attr.aria-label]="title()">
      <p class="name">{{ title() }}</p>
      <ul>
        @for (section of shown(); track section.path) {
          <li>
            <a
              #link
              [routerLink]="section.path"
              routerLinkActive="here"
              ariaCurrentWhenActive="page"
              (isActiveChange)="$event && link.scrollIntoView({ block: 'nearest', inline: 'center' })"
            >
              <svg [slIcon]="section.icon"></svg>{{ section.label }}
            </a>
          </li>
        }
      </ul>
    </nav>
    <div class="content"><router-outlet /></div>
  `,
  styleUrl: './section-frame.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionFrame {
  readonly title = input.required<string>();
  readonly sections = input.required<readonly Section[]>();
  readonly #session = inject(SessionStore);
  protected readonly shown = computed(() =>
    this.sections().filter(({ permissions }) => permissions.length === 0 || this.#session.may(...permissions)),
  );
}
