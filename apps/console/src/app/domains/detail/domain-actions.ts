import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import type { Domain } from '../../api/shapes.ts';
import { ActionDialog } from '../../ui/action/action-dialog.ts';
import type { ActionQuestion } from '../../ui/action/action-question.ts';
import { idsIn } from '../../words/ids-in.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { aliasQuestion, deleteQuestion, renameQuestion, suspendQuestion, tenantsQuestion, termsQuestion } from './domain-questions.ts';
import type { DomainReading } from './domain-reading.ts';
import { MoveDomainDialog, type MoveDomainQuestion } from './move-domain-dialog.ts';
import { RenewDomainDialog, type RenewDomainQuestion } from './renew-domain-dialog.ts';

/** What can be done with the domain of a page: each asks what it needs, and is undone by its opposite where there is one. */
export class DomainActions {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #reading: DomainReading;

  /** Within an injection context. */
  constructor(reading: DomainReading) {
    this.#reading = reading;
  }

  async suspend(domain: Domain): Promise<void> {
    await this.#ask({ ...suspendQuestion(domain), run: ({ reason }) => this.#suspend(domain, reason ?? '') });
  }

  async reinstate(domain: Domain): Promise<void> {
    const { suspensionReason } = domain;
    await this.#reinstate(domain, suspensionReason === null ? undefined : () => this.#suspend(domain, suspensionReason));
  }

  async changeTerms(domain: Domain): Promise<void> {
    const done = $localize`:@@domainDetail.termsChanged:The terms of ${domain.name}:name: are changed.`;
    const change = (body: Partial<Pick<Domain, 'seatLimit' | 'graceDays' | 'offlineLeaseDays' | 'validity'>>) => () =>
      this.#client.PATCH('/v1/domains/{id}', { params: this.#params(domain), body });
    const { seatLimit, graceDays, offlineLeaseDays, validity } = domain;
    const undo = () => this.#thenReread(this.#changes.make(change({ seatLimit, graceDays, offlineLeaseDays, validity }), done));
    const run: ActionQuestion['run'] = (typed) => {
      const terms = {
        seatLimit: typed['seatLimit'] ? wholeNumber(typed['seatLimit']) : null,
        graceDays: wholeNumber(typed['graceDays'] ?? ''),
        offlineLeaseDays: typed['offlineLeaseDays'] ? wholeNumber(typed['offlineLeaseDays']) : null,
        validity: { from: typed['from'] ?? '', until: typed['until'] || null },
      };
      return this.#changes.make(change(terms), done, undo);
    };
    await this.#ask({ ...termsQuestion(domain), run });
  }

  async nameTenants(domain: Domain): Promise<void> {
    const done = $localize`:@@domainDetail.tenantsNamed:The tenants of ${domain.name}:name: are changed.`;
    const name = (microsoftTenants: string[]) => () =>
      this.#client.PATCH('/v1/domains/{id}', { params: this.#params(domain), body: { microsoftTenants } });
    const undo = () => this.#thenReread(this.#changes.make(name(domain.microsoftTenants), done));
    const run: ActionQuestion['run'] = ({ microsoftTenants = '' }) => this.#changes.make(name(idsIn(microsoftTenants)), done, undo);
    await this.#ask({ ...tenantsQuestion(domain), run });
  }

  async rename(domain: Domain): Promise<void> {
    const done = $localize`:@@domainDetail.renamed:The domain has its new name.`;
    const run: ActionQuestion['run'] = ({ name }) => {
      const body = { name: name ?? '' };
      return this.#changes.make(() => this.#client.POST('/v1/domains/{id}/actions/rename', { params: this.#params(domain), body }), done);
    };
    await this.#ask({ ...renameQuestion(domain), run });
  }

  async addAlias(domain: Domain): Promise<void> {
    await this.#ask({ ...aliasQuestion(domain), run: ({ alias }) => this.#setAlias(domain, alias ?? '', 'add') });
  }

  async removeAlias(domain: Domain, alias: string): Promise<void> {
    await this.#setAlias(domain, alias, 'remove');
  }

  async move(domain: Domain): Promise<void> {
    const done = $localize`:@@domainDetail.moved:${domain.name}:name: belongs to another customer now.`;
    const move = (customerId: string) => () =>
      this.#client.POST('/v1/domains/{id}/actions/move', { params: this.#params(domain), body: { customerId } });
    const undo = () => this.#thenReread(this.#changes.make(move(domain.customerId), done));
    await this.#dialogs.open<boolean, MoveDomainQuestion>(MoveDomainDialog, {
      domain,
      move: (customerId) => this.#thenReread(this.#changes.make(move(customerId), done, undo)),
      reread: () => this.#reading.reread(),
    });
  }

  async renew(domain: Domain): Promise<void> {
    const renewal = this.#reading.renewal.hasValue() ? this.#reading.renewal.value() : null;
    const question: RenewDomainQuestion = { domain, renewal: renewal ?? null, timeZone: this.#reading.timeZone() };
    const isMade = await this.#dialogs.open<boolean, RenewDomainQuestion>(RenewDomainDialog, question);
    if (isMade === true) await this.#reading.reread();
  }

  async delete(domain: Domain): Promise<void> {
    const done = $localize`:@@domainDetail.deleted:${domain.name}:name: is deleted.`;
    const run: ActionQuestion['run'] = async ({ reason }) => {
      const params = { ...this.#params(domain), query: reason ? { reason } : {} };
      const changed = await this.#changes.make(() => this.#client.DELETE('/v1/domains/{id}', { params }), done);
      if (changed.status === 'done') await this.#router.navigate(['/customers', domain.customerId]);
    };
    await this.#ask({ ...deleteQuestion(domain), run }, { rereads: false });
  }

  async #suspend(domain: Domain, reason: string): Promise<void> {
    const done = $localize`:@@domainDetail.suspendedNow:${domain.name}:name: is suspended.`;
    const suspend = () => this.#client.POST('/v1/domains/{id}/actions/suspend', { params: this.#params(domain), body: { reason } });
    await this.#thenReread(this.#changes.make(suspend, done, () => this.#reinstate(domain)));
  }

  async #reinstate(domain: Domain, undo?: () => Promise<void>): Promise<void> {
    const done = $localize`:@@domainDetail.reinstatedNow:${domain.name}:name: is reinstated.`;
    const reinstate = () => this.#client.POST('/v1/domains/{id}/actions/reinstate', { params: this.#params(domain), body: {} });
    await this.#thenReread(this.#changes.make(reinstate, done, undo));
  }

  async #setAlias(domain: Domain, alias: string, how: 'add' | 'remove'): Promise<void> {
    const done =
      how === 'add'
        ? $localize`:@@domainDetail.aliasAdded:${alias}:alias: is an alias now.`
        : $localize`:@@domainDetail.aliasRemoved:${alias}:alias: is no alias any more.`;
    const set = (one: typeof how) => () => {
      const options = { params: this.#params(domain), body: { alias } };
      if (one === 'add') return this.#client.POST('/v1/domains/{id}/actions/add-alias', options);
      return this.#client.POST('/v1/domains/{id}/actions/remove-alias', options);
    };
    const undo = () => this.#setAlias(domain, alias, how === 'add' ? 'remove' : 'add');
    await this.#thenReread(this.#changes.make(set(how), done, undo));
  }

  /** Also where it was refused, as somebody else may have changed the domain. */
  async #thenReread(change: Promise<unknown>): Promise<void> {
    try {
      await change;
    } finally {
      await this.#reading.reread();
    }
  }

  async #ask(question: ActionQuestion, { rereads = true } = {}): Promise<void> {
    const reread = () => this.#reading.reread();
    const of = `domain.${this.#reading.domain.value()?.value.id}`;
    const isMade = await this.#dialogs.open<boolean, ActionQuestion>(ActionDialog, { ...question, of, reread });
    if (isMade === true && rereads) await reread();
  }

  /** The version that is shown at the moment of the change. */
  #params({ id }: Domain) {
    return { path: { id }, header: { 'if-match': this.#reading.domain.value()?.etag } };
  }
}

/** What is no number is left for the API to refuse. */
function wholeNumber(text: string): number {
  return Number(text.replaceAll(/[\s\u00a0\u202f,]/gu, '') || Number.NaN);
}
