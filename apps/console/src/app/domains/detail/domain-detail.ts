import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { Failures } from '../../api/failures.ts';
import { firstReads } from '../../api/first-reads.ts';
import { offerActions } from '../../frame/offer-actions.ts';
import { wordOfAnswering } from '../../registry/answering.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Unread } from '../../ui/detail/unread.ts';
import { EventList, type EventsSought } from '../../ui/history/event-list.ts';
import { Icon } from '../../ui/icon.ts';
import { SeatMeter } from '../../ui/licence/seat-meter.ts';
import { Status } from '../../ui/licence/status.ts';
import { ValidityBar } from '../../ui/licence/validity-bar.ts';
import { PageHead, type Crumb } from '../../ui/page-head.ts';
import { language } from '../../words/locale.ts';
import { count } from '../../words/numbers.ts';
import { CountPipe, InstantPipe } from '../../words/word-pipes.ts';
import { DomainActions } from './domain-actions.ts';
import { domainOffers } from './domain-offers.ts';
import { DomainPacks } from './domain-packs.ts';
import { DomainTenants } from './domain-tenants.ts';
import { domainReading, type Renewal } from './domain-reading.ts';
import { domainSentence, domainStatus } from './domain-sentence.ts';
import { Help } from '../../ui/help/help.ts';

/** How long, how many, what do they get? */
@Component({
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    CountPipe,
    DomainPacks,
    DomainTenants,
    EventList,
    Help,
    Icon,
    InstantPipe,
    PageHead,
    Problem,
    RouterLink,
    SeatMeter,
    Skeleton,
    Status,
    Unread,
    ValidityBar,
  ],
  templateUrl: './domain-detail.html',
  styleUrl: '../../ui/detail/detail.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DomainDetail {
  readonly id = input.required<string>();
  readonly #session = inject(SessionStore);
  protected readonly mayWrite = this.#session.may('domain.write');
  protected readonly mayMove = this.mayWrite && this.#session.may('customer.read');
  protected readonly mayReadUsers = this.#session.may('user.read');
  protected readonly mayReadEvents = this.#session.may('event.read');
  protected readonly attempt = inject(Failures).tell;
  protected readonly reading = domainReading(this.id);
  protected readonly actions = new DomainActions(this.reading);
  protected readonly language = language;

  readonly #isRead = firstReads(
    this.id,
    this.reading.domain,
    this.reading.customer,
    this.reading.packs,
    this.reading.renewal,
    this.reading.answers,
  );
  protected readonly shown = computed(() =>
    this.#isRead() && this.reading.domain.hasValue() ? this.reading.domain.value().value : undefined,
  );
  protected readonly customer = computed(() => (this.reading.customer.hasValue() ? this.reading.customer.value() : undefined));
  protected readonly renewal = computed(() => (this.reading.renewal.hasValue() ? this.reading.renewal.value() : undefined));
  protected readonly renewedOn = computed(() => (this.reading.renewedOn.hasValue() ? this.reading.renewedOn.value() : []));
  /** Null where it never had to do with an old database. */
  protected readonly answering = computed(() => {
    const { answeredBy, since } = this.reading.answers.hasValue() ? this.reading.answers.value() : { answeredBy: null, since: null };
    return answeredBy === null ? null : { word: wordOfAnswering(answeredBy), since };
  });
  protected readonly events = computed<EventsSought>(() => ({ subjectKind: 'domain', subjectId: this.id() }));

  protected readonly status = computed(() => {
    const domain = this.shown();
    return domain ? domainStatus(domain, this.reading.timeZone()) : 'unknown';
  });
  protected readonly sentence = computed(() => {
    const domain = this.shown();
    return domain && this.reading.isZoneKnown() ? domainSentence(domain, this.reading.timeZone()) : '\u00a0';
  });
  protected readonly crumbs = computed<readonly Crumb[]>(() => {
    const customer = this.customer();
    return customer ? [{ label: customer.name, path: ['/customers', customer.id] }] : [];
  });

  constructor() {
    const title = inject(Title);
    offerActions(() => {
      const domain = this.shown();
      return domain && this.mayWrite ? domainOffers(this.actions, domain, this.attempt) : [];
    });
    effect(() => {
      const domain = this.shown();
      if (domain) title.setTitle(`${domain.name} – Seatledger`);
    });
  }

  protected proposed({ proposal: { seatLimit }, seatLimit: now }: Renewal): string {
    if (seatLimit === null) return $localize`:@@domainDetail.proposedUnlimited:Without a limit, as now`;
    if (seatLimit === now) return $localize`:@@domainDetail.proposedSame:${count(seatLimit)}:seats:, as now`;
    return $localize`:@@domainDetail.proposedOther:${count(seatLimit)}:seats:, instead of ${now === null ? '∞' : count(now)}:now:`;
  }

  protected removeLabel(alias: string): string {
    return $localize`:@@domainDetail.removeAlias:Remove the alias ${alias}:alias:`;
  }
}
