import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { problemOf } from '../../api/api.ts';
import { Failures } from '../../api/failures.ts';
import { firstReads } from '../../api/first-reads.ts';
import { offerActions } from '../../frame/offer-actions.ts';
import { overlap, type Dates } from '../../registry/licence-of.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Unread } from '../../ui/detail/unread.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Icon } from '../../ui/icon.ts';
import { Status } from '../../ui/licence/status.ts';
import { ValidityBar } from '../../ui/licence/validity-bar.ts';
import { PageHead, type Crumb } from '../../ui/page-head.ts';
import { WhyList } from '../../ui/why/why-list.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { AddInView } from './add-in-view.ts';
import { AsOf } from './as-of.ts';
import { userOffers } from './user-offers.ts';
import { UserActions } from './user-actions.ts';
import { UserOverrides } from './user-overrides.ts';
import { type EntitlementsOn, userReading } from './user-reading.ts';
import { nameOf, userSentence } from './user-sentence.ts';
import { UserTimeline } from './user-timeline.ts';
import { UserUse } from './user-use.ts';
import { Help } from '../../ui/help/help.ts';

interface EntitlementsRead {
  readonly id: string;
  readonly value: EntitlementsOn | undefined;
  readonly isRefused: boolean;
}

const endless: Dates = { from: null, until: null };
const calendarDate = /^\d{4}-\d{2}-\d{2}$/;

/** May they, and why? */
@Component({
  imports: [
    AddInView,
    AsOf,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    Help,
    Icon,
    InstantPipe,
    PageHead,
    Problem,
    RouterLink,
    Skeleton,
    Status,
    Unread,
    UserOverrides,
    UserTimeline,
    UserUse,
    ValidityBar,
    WhyList,
  ],
  templateUrl: './user-detail.html',
  styleUrl: '../../ui/detail/detail.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserDetail {
  /** Of the address: /users/7?asOf=2027-03-31 */
  readonly id = input.required<string>();
  readonly asOf = input<string>();
  protected readonly day = computed(() => {
    const asOf = this.asOf() ?? '';
    return calendarDate.test(asOf) && !Number.isNaN(Date.parse(asOf)) ? asOf : undefined;
  });

  protected readonly attempt = inject(Failures).tell;
  protected readonly mayWrite = inject(SessionStore).may('user.write');
  protected readonly reading = userReading(this.id, this.day);
  protected readonly actions = new UserActions(this.reading);
  protected readonly name = nameOf;
  protected readonly overrides = viewChild(UserOverrides);

  readonly #isRead = firstReads(
    this.id,
    this.reading.user,
    this.reading.domain,
    this.reading.customer,
    this.reading.entitlements,
    this.reading.catalogue,
  );
  protected readonly shown = computed(() => (this.#isRead() && this.reading.user.hasValue() ? this.reading.user.value().value : undefined));
  protected readonly domain = computed(() => (this.reading.domain.hasValue() ? this.reading.domain.value() : undefined));
  protected readonly customer = computed(() => (this.reading.customer.hasValue() ? this.reading.customer.value() : undefined));
  readonly #entitlementsRead = computed<EntitlementsRead>(() => {
    const { entitlements } = this.reading;
    return {
      id: this.id(),
      value: entitlements.hasValue() ? entitlements.value() : undefined,
      isRefused: entitlements.error() !== undefined,
    };
  });
  /** Those of the day before stay until those of the next are there. */
  protected readonly entitlements = linkedSignal<EntitlementsRead, EntitlementsOn | undefined>({
    source: this.#entitlementsRead,
    computation: ({ id, value, isRefused }, previous) => value ?? (isRefused || previous?.source.id !== id ? undefined : previous.value),
  });
  readonly #catalogue = computed(() => (this.reading.catalogue.hasValue() ? this.reading.catalogue.value() : undefined));
  protected readonly features = computed(() => this.#catalogue()?.features ?? []);
  protected readonly products = computed(() => this.#catalogue()?.products ?? []);
  protected readonly profiles = computed(() => this.#catalogue()?.profiles ?? []);
  protected readonly isBeforeTheSeat = computed(() => problemOf(this.reading.entitlements.error()).status === 404);

  /** Of another day, it is known by the values that the profile gave. */
  readonly #profileThen = computed(() => {
    const layers = this.entitlements()?.entitlements.flatMap((entitlement) => entitlement.layers) ?? [];
    return layers.map(({ origin }) => origin).find((origin) => origin.kind === 'profile');
  });
  protected readonly profileKey = computed(() =>
    this.entitlements()?.day === undefined ? (this.shown()?.profile ?? null) : (this.#profileThen()?.key ?? null),
  );
  protected readonly profileName = computed(() => {
    const key = this.profileKey();
    return this.#profileThen()?.name ?? this.profiles().find((profile) => profile.key === key)?.name ?? key;
  });

  /** The days of the seat's own within those of the domain. */
  protected readonly validity = computed(() => overlap(this.domain()?.validity ?? endless, this.shown()?.validity ?? endless));
  protected readonly sentence = computed(() => {
    const [user, entitlements] = [this.shown(), this.entitlements()];
    const isWhole = this.reading.isZoneKnown() && !this.reading.catalogue.isLoading();
    if (user === undefined || entitlements === undefined || !isWhole) return '\u00a0';
    return userSentence({
      user,
      licence: entitlements.licence,
      domain: this.domain(),
      products: this.products(),
      profileName: this.profileName(),
      timeZone: this.reading.timeZone(),
      asOf: entitlements.day,
    });
  });

  protected readonly crumbs = computed<readonly Crumb[]>(() => {
    const [customer, domain] = [this.customer(), this.domain()];
    return [
      ...(customer ? [{ label: customer.name, path: ['/customers', customer.id] }] : []),
      ...(domain ? [{ label: domain.name, path: ['/domains', domain.id] }] : []),
    ];
  });

  constructor() {
    const title = inject(Title);
    offerActions(() => {
      const user = this.shown();
      return user && this.mayWrite ? userOffers(this.actions, user, this.profiles(), this.attempt) : [];
    });
    effect(() => {
      const user = this.shown();
      if (user) title.setTitle(`${nameOf(user)} – Seatledger`);
    });
  }
}
