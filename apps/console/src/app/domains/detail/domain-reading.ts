import { computed, inject, type ResourceRef, type Signal } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api, versionedOf, type Versioned } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { rereadOn } from '../../api/reread.ts';
import type { Answer, Customer, Domain, Pack, User } from '../../api/shapes.ts';
import { Live } from '../../session/live.ts';
import { SessionStore } from '../../session/session-store.ts';
import { dayOf } from '../../words/zoned-days.ts';

export type Answers = Answer<'/v1/domains/{id}/readiness', 'get'>;
export type Renewal = Answer<'/v1/renewals', 'get'>['items'][number];

export interface DomainReading {
  readonly domain: ResourceRef<Versioned<Domain> | undefined>;
  readonly customer: ResourceRef<Customer | undefined>;
  /** Of the catalogue. */
  readonly packs: ResourceRef<readonly Pack[] | undefined>;
  /** Some of those who have a seat. */
  readonly users: ResourceRef<readonly User[] | undefined>;
  /** What is proposed for it; null where it does not end within ten years, and did not end within the last ten. */
  readonly renewal: ResourceRef<Renewal | null | undefined>;
  /** The days on which it was renewed, as far as the person may read that. */
  readonly renewedOn: ResourceRef<readonly string[] | undefined>;
  /** Who answers for it, where it came from an old database and the person may read that. */
  readonly answers: ResourceRef<Answers | undefined>;
  /** Of the customer, in which the validity is meant. */
  readonly timeZone: Signal<string>;
  /** False while it is not known yet. */
  readonly isZoneKnown: Signal<boolean>;
  reread(): Promise<void>;
}

const tenYears = 3_650;
const usersShown = 8;

/** All that the page on a domain shows, read as far as the person may read it. */
export function domainReading(id: Signal<string>): DomainReading {
  const client = inject(Api).client;
  const session = inject(SessionStore);
  const live = inject(Live);
  const readDomain = (id: string, signal?: AbortSignal) =>
    versionedOf(client.GET('/v1/domains/{id}', { params: { path: { id } }, signal }));
  const domain = freshResource({ params: () => id(), loader: ({ params, abortSignal }) => readDomain(params, abortSignal) });
  const customerId = computed(() => (domain.hasValue() ? domain.value().value.customerId : undefined));
  const customer = freshResource({
    params: () => (session.may('customer.read') ? customerId() : undefined),
    loader: ({ params, abortSignal: signal }) => bodyOf(client.GET('/v1/customers/{id}', { params: { path: { id: params } }, signal })),
  });
  const timeZone = computed(() => (customer.hasValue() ? customer.value().timeZone : 'UTC'));
  const isZoneKnown = computed(() => !session.may('customer.read') || customer.hasValue() || customer.error() !== undefined);
  const packs = freshResource({
    params: () => (session.may('catalogue.read') ? {} : undefined),
    loader: ({ abortSignal: signal }) =>
      allPages((cursor) => bodyOf(client.GET('/v1/packs', { params: { query: { limit: 200, cursor } }, signal }))),
  });
  const users = usersOf(id);
  const renewal = freshResource({
    params: () => {
      const of = customerId();
      return of === undefined ? undefined : { domainId: id(), customerId: of };
    },
    loader: async ({ params: { domainId, customerId }, abortSignal: signal }) => {
      const query = { customerId, within: tenYears, expired: tenYears, limit: 200 };
      const renewals = await allPages((cursor) => bodyOf(client.GET('/v1/renewals', { params: { query: { ...query, cursor } }, signal })));
      return renewals.find((renewal) => renewal.domainId === domainId) ?? null;
    },
  });
  const renewedOn = freshResource({
    params: () => (session.may('event.read') ? { id: id(), timeZone: timeZone() } : undefined),
    loader: async ({ params: { id, timeZone }, abortSignal: signal }) => {
      const query = { kind: 'domain.renew', subjectKind: 'domain', subjectId: id, limit: 50 };
      const { items } = await bodyOf(client.GET('/v1/audit/events', { params: { query }, signal }));
      return items.map(({ recordedAt }) => dayOf(recordedAt, timeZone));
    },
  });
  rereadOn(() => live.changes().domain + live.changes().user, domain, users, renewal, renewedOn);
  return {
    domain,
    customer,
    packs,
    users,
    renewal,
    renewedOn,
    answers: answersOf(id),
    timeZone,
    isZoneKnown,
    async reread() {
      domain.set(await readDomain(id()));
      renewal.reload();
      renewedOn.reload();
    },
  };
}

function answersOf(id: Signal<string>): DomainReading['answers'] {
  const [client, session, live] = [inject(Api).client, inject(SessionStore), inject(Live)];
  const answers = freshResource({
    params: () => (session.may('migration.read') ? id() : undefined),
    loader: ({ params, abortSignal: signal }) =>
      bodyOf(client.GET('/v1/domains/{id}/readiness', { params: { path: { id: params } }, signal })),
  });
  rereadOn(() => live.changes().domain, answers);
  return answers;
}

function usersOf(id: Signal<string>): DomainReading['users'] {
  const [client, session] = [inject(Api).client, inject(SessionStore)];
  return freshResource({
    params: () => (session.may('user.read') ? id() : undefined),
    loader: async ({ params: domainId, abortSignal: signal }) =>
      (await bodyOf(client.GET('/v1/users', { params: { query: { domainId, limit: usersShown } }, signal }))).items,
  });
}
