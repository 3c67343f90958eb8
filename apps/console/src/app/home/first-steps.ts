import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import type { Answer } from '../api/shapes.ts';
import { Preferences } from '../session/preferences.ts';
import { SessionStore } from '../session/session-store.ts';
import { Icon } from '../ui/icon.ts';

const permissionsOfSteps = ['catalogue.write', 'operator.write', 'customer.write', 'domain.write', 'user.import'] as const;

interface Step {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly title: string;
  readonly why: string;
  readonly done: boolean;
  readonly permission: (typeof permissionsOfSteps)[number];
}

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
                <a [routerLink]="step.path" [queryParams]="step.query">{{ step.title }}</a>
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
  readonly #client = inject(Api).client;
  readonly #preferences = inject(Preferences);
  readonly #session = inject(SessionStore);

  /** As long as there is a figure to be made, so that nothing moves when the rest is known. */
  protected readonly isShown = computed(() => {
    const { customers, domains, users } = this.overview();
    const hidden = this.#preferences.document()?.firstSteps.hidden ?? true;
    return !hidden && [customers, domains, users].includes(0) && this.#session.may(...permissionsOfSteps);
  });

  /** What the figures do not say. */
  readonly #begun = freshResource({
    params: () => this.isShown() || undefined,
    loader: async ({ abortSignal: signal }) => ({
      catalogue: await this.#hasProfile(signal),
      colleague: await this.#hasColleague(signal),
    }),
  });

  protected readonly steps = computed(() => {
    const { customers, domains, users } = this.overview();
    const begun = this.#begun.hasValue() ? this.#begun.value() : undefined;
    const steps: readonly Step[] = [
      {
        path: '/catalogue',
        title: $localize`:@@firstSteps.catalogue:Describe what you sell`,
        why: $localize`:@@firstSteps.catalogueWhy:Features, and the profiles and packs that give them values.`,
        done: users > 0 || begun?.catalogue === true,
        permission: 'catalogue.write',
      },
      {
        path: '/administration/operators',
        query: { new: 'invitation' },
        title: $localize`:@@firstSteps.colleague:Invite somebody who approves`,
        why: $localize`:@@firstSteps.colleagueWhy:Nobody approves what they proposed themselves.`,
        done: begun?.colleague === true,
        permission: 'operator.write',
      },
      {
        path: '/customers/new',
        title: $localize`:@@firstSteps.customer:Add a customer`,
        why: $localize`:@@firstSteps.customerWhy:The company that buys; its dates are counted in its time zone.`,
        done: customers > 0,
        permission: 'customer.write',
      },
      {
        path: '/domains/new',
        title: $localize`:@@firstSteps.domain:Give it an e-mail domain with seats`,
        why: $localize`:@@firstSteps.domainWhy:Everybody whose address ends in it may have one of its seats.`,
        done: domains > 0,
        permission: 'domain.write',
      },
      {
        path: '/imports/new',
        title: $localize`:@@firstSteps.import:Take in its people`,
        why: $localize`:@@firstSteps.importWhy:A list as the customer sends it is good enough.`,
        done: users > 0,
        permission: 'user.import',
      },
    ];
    return steps.filter(({ permission }) => this.#session.may(permission));
  });

  async #hasProfile(signal: AbortSignal): Promise<boolean> {
    if (!this.#session.may('catalogue.read')) return false;
    return (await bodyOf(this.#client.GET('/v1/profiles', { params: { query: { limit: 1 } }, signal }))).items.length > 0;
  }

  async #hasColleague(signal: AbortSignal): Promise<boolean> {
    if (!this.#session.may('operator.read')) return false;
    return (await bodyOf(this.#client.GET('/v1/operators', { params: { query: { limit: 2 } }, signal }))).items.length > 1;
  }

  protected hide(): void {
    void this.#preferences.change(({ firstSteps }) => ({ firstSteps: { ...firstSteps, hidden: true } }));
  }
}
