import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Answer } from '../api/shapes.ts';
import { Preferences } from '../session/preferences.ts';
import { SessionStore } from '../session/session-store.ts';
import { Icon } from '../ui/icon.ts';

type Overview = Answer<'/v1/overview', 'get'>;

/** What to do first in a new registry. Each is ticked by itself once it is done; the list can be put away. */
@Component({
  selector: 'sl-first-steps',
  imports: [Icon, RouterLink],
  template: `
    @if (isShown()) {
      <section class="section">
        <div class="section-head">
          <h2 i18n="@@firstSteps.title">First steps</h2>
          <button type="button" class="button button-quiet" (click)="hide()" i18n="@@firstSteps.hide">Put away</button>
        </div>
        <ol>
          @for (step of steps(); track step.path) {
            <li [class.done]="step.done">
              <svg [slIcon]="step.done ? 'circle-check' : 'circle'"></svg>
              <div>
                <a [routerLink]="step.path">{{ step.title }}</a>
                @if (step.done) {
                  <span class="muted" i18n="@@firstSteps.done">done</span>
                }
                <p class="muted">{{ step.why }}</p>
              </div>
            </li>
          }
        </ol>
      </section>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    section {
      padding: var(--space-4);
      border-radius: var(--radius-large);
      background: var(--ground-sunken);
    }
    li {
      display: flex;
      gap: var(--space-3);
      padding: var(--space-2) 0;
    }
    svg {
      margin-top: 2px;
    }
    .done svg {
      color: var(--active);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FirstSteps {
  readonly overview = input.required<Overview>();
  readonly #preferences = inject(Preferences);
  readonly #session = inject(SessionStore);

  protected readonly steps = computed(() => {
    const { customers, domains, users } = this.overview();
    const steps = [
      {
        path: '/catalogue',
        title: $localize`:@@firstSteps.catalogue:Describe what you sell`,
        why: $localize`:@@firstSteps.catalogueWhy:Features, and the profiles and packs that give them values.`,
        done: this.#preferences.document()?.firstSteps.done.includes('catalogue') === true || users > 0,
        permission: 'catalogue.write',
      },
      {
        path: '/customers',
        title: $localize`:@@firstSteps.customer:Add a customer`,
        why: $localize`:@@firstSteps.customerWhy:The company that buys; its dates are counted in its time zone.`,
        done: customers > 0,
        permission: 'customer.write',
      },
      {
        path: '/domains',
        title: $localize`:@@firstSteps.domain:Give it an e-mail domain with seats`,
        why: $localize`:@@firstSteps.domainWhy:Everybody whose address ends in it may have one of its seats.`,
        done: domains > 0,
        permission: 'domain.write',
      },
      {
        path: '/imports',
        title: $localize`:@@firstSteps.import:Take in its people`,
        why: $localize`:@@firstSteps.importWhy:A list as the customer sends it is good enough.`,
        done: users > 0,
        permission: 'user.import',
      },
    ] as const;
    return steps.filter(({ permission }) => this.#session.may(permission));
  });

  protected readonly isShown = computed(() => {
    const hidden = this.#preferences.document()?.firstSteps.hidden ?? true;
    return !hidden && this.steps().some(({ done }) => !done);
  });

  protected hide(): void {
    void this.#preferences.change(({ firstSteps }) => ({ firstSteps: { ...firstSteps, hidden: true } }));
  }
}
