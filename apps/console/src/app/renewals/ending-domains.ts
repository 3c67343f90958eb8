import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import { Changes } from '../api/changes.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { Pages } from '../api/pages.ts';
import { domainsCounted } from '../registry/counted.ts';
import { isGivenUp } from '../session/passkey.ts';
import { SessionStore } from '../session/session-store.ts';
import { Empty } from '../ui/feedback/empty.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { PagesFoot } from '../ui/list/pages-foot.ts';
import { askedFor, byDomain, plannedRows, type OwnTerms, type Terms } from './renewal-plan.ts';
import type { AskedRenewals, EndingDomain, RenewalResult } from './renewal-shapes.ts';
import { RenewalTable } from './renewal-table.ts';
import { TermsBar } from './terms-bar.ts';

export type EndsSought = { readonly within: number } | { readonly month: string };

const usualTerms: Terms = { months: 12, from: 'expiry', seats: 'keep' };

/** Domains that end soon, each with what is proposed for it, and the button that renews those that are chosen. */
@Component({
  selector: 'sl-ending-domains',
  imports: [Empty, PagesFoot, Problem, RenewalTable, RouterLink, TermsBar],
  templateUrl: './ending-domains.html',
  styleUrl: './ending-domains.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EndingDomains {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #session = inject(SessionStore);
  readonly sought = input.required<EndsSought>();
  readonly renewed = output();

  protected readonly mayRenew = computed(() => this.#session.may('domain.write'));
  protected readonly terms = signal(usualTerms);
  protected readonly chosen = linkedSignal<EndsSought, ReadonlySet<string>>({ source: this.sought, computation: () => new Set() });
  protected readonly own = linkedSignal<EndsSought, ReadonlyMap<string, OwnTerms>>({ source: this.sought, computation: () => new Map() });
  protected readonly error = signal<unknown>(undefined);
  protected readonly isBusy = signal(false);

  protected readonly pages = new Pages<EndsSought, EndingDomain>(
    () => this.sought(),
    (sought, cursor, signal) => {
      const query = { ...sought, limit: 100, ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/renewals', { params: { query }, ...(signal && { signal }) }));
    },
  );
  /** What the server would make of each, which knows where months end and what day it is there. */
  protected readonly plan = freshResource({
    params: () => {
      const domainIds = this.pages.items()?.map(({ domainId }) => domainId) ?? [];
      return this.mayRenew() && domainIds.length > 0 ? { domainIds, ...this.terms() } : undefined;
    },
    loader: async ({ params, abortSignal }) => byDomain((await this.#tried(params, abortSignal)).items),
  });
  /** What was proposed last stays until the next is there. */
  protected readonly proposed = linkedSignal<Proposed | undefined, Proposed>({
    source: () => (this.plan.hasValue() ? this.plan.value() : undefined),
    computation: (plan, before) => plan ?? before?.value ?? new Map(),
  });
  /** What was refused when it was tried, until something else is said by hand. */
  protected readonly refused = linkedSignal<ReadonlyMap<string, OwnTerms>, Proposed>({ source: this.own, computation: () => new Map() });
  protected readonly rows = computed(() => plannedRows(this.pages.items() ?? [], this.proposed(), this.own(), this.refused()));
  protected readonly rowsToRenew = computed(() => this.rows().filter(({ domain }) => this.chosen().has(domain.domainId)));
  protected readonly action = computed(() => domainsCounted(this.rowsToRenew().length));

  protected readonly noneChosen: ReadonlySet<string> = new Set();

  protected async renew(): Promise<void> {
    this.error.set(undefined);
    this.isBusy.set(true);
    const body = askedFor(this.rowsToRenew(), this.terms(), this.own());
    try {
      const tried = await this.#tried(body);
      this.refused.set(byDomain(tried.items.filter(({ outcome }) => outcome === 'refused')));
      if (tried.counts.refused > 0) return;
      await this.#changes.make(
        () => this.#client.POST('/v1/renewals', { body }),
        $localize`:@@renewals.done:Renewed: ${domainsCounted(tried.counts.renewed)}:domains:.`,
      );
      this.chosen.set(new Set());
      this.own.set(new Map());
      this.pages.reload();
      this.renewed.emit();
    } catch (error) {
      if (!isGivenUp(error)) this.error.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** What would be; a dry run never waits for approval. */
  async #tried(body: AskedRenewals, signal?: AbortSignal): Promise<RenewalResult> {
    const asked = this.#client.POST('/v1/renewals', { body: { ...body, dryRun: true }, ...(signal && { signal }) });
    return (await bodyOf(asked)) as RenewalResult;
  }
}

type Proposed = ReturnType<typeof byDomain>;
