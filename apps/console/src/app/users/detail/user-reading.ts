import { computed, inject, type ResourceRef, type Signal } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api, versionedOf, type Versioned } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { rereadOn } from '../../api/reread.ts';
import type { Answer, Customer, Domain, Entitlements, Feature, Product, Profile, User } from '../../api/shapes.ts';
import { Live } from '../../session/live.ts';
import { SessionStore } from '../../session/session-store.ts';
import { endOfDay } from '../../words/zoned-days.ts';

export type Override = Answer<'/v1/users/{id}/overrides', 'get'>['items'][number];

/** What a user gets on a day; undefined: now. */
export type EntitlementsOn = Entitlements & { readonly day: string | undefined };

export interface Catalogue {
  readonly features: readonly Feature[];
  readonly products: readonly Product[];
  readonly profiles: readonly Profile[];
}

export interface UserReading {
  readonly user: ResourceRef<Versioned<User> | undefined>;
  readonly domain: ResourceRef<Domain | undefined>;
  readonly customer: ResourceRef<Customer | undefined>;
  readonly entitlements: ResourceRef<EntitlementsOn | undefined>;
  readonly overrides: ResourceRef<readonly Override[] | undefined>;
  readonly catalogue: ResourceRef<Catalogue | undefined>;
  /** Of the customer, in which the validity is meant. */
  readonly timeZone: Signal<string>;
  /** False while it is not known yet. */
  readonly isZoneKnown: Signal<boolean>;
  /** After a change, and where somebody else has made one. */
  reread(): Promise<void>;
}

/** All that the page on a user shows, read as far as the person may read it. `asOf` is a calendar date; undefined: now. */
export function userReading(id: Signal<string>, asOf: Signal<string | undefined>): UserReading {
  const client = inject(Api).client;
  const session = inject(SessionStore);
  const live = inject(Live);
  const readUser = (id: string, signal?: AbortSignal) => versionedOf(client.GET('/v1/users/{id}', { params: { path: { id } }, signal }));
  const user = freshResource({ params: () => id(), loader: ({ params, abortSignal }) => readUser(params, abortSignal) });
  const shown = computed(() => (user.hasValue() ? user.value().value : undefined));

  const domain = freshResource({
    params: () => (session.may('domain.read') ? shown()?.domainId : undefined),
    loader: ({ params, abortSignal: signal }) => bodyOf(client.GET('/v1/domains/{id}', { params: { path: { id: params } }, signal })),
  });
  const customer = freshResource({
    params: () => (session.may('customer.read') ? shown()?.customerId : undefined),
    loader: ({ params, abortSignal: signal }) => bodyOf(client.GET('/v1/customers/{id}', { params: { path: { id: params } }, signal })),
  });
  const timeZone = computed(() => (customer.hasValue() ? customer.value().timeZone : 'UTC'));
  const isZoneKnown = computed(() => !session.may('customer.read') || customer.hasValue() || customer.error() !== undefined);
  const entitlements = freshResource({
    params: () => {
      const day = asOf();
      if (day !== undefined && !isZoneKnown()) return undefined;
      return { id: id(), day, query: day === undefined ? {} : { asOf: endOfDay(day, timeZone()) } };
    },
    loader: async ({ params: { id, day, query }, abortSignal: signal }) => {
      const read = await bodyOf(client.GET('/v1/users/{id}/entitlements', { params: { path: { id }, query }, signal }));
      return { ...read, day };
    },
  });
  const overrides = freshResource({
    params: () => id(),
    loader: ({ params: id, abortSignal: signal }) =>
      allPages((cursor) =>
        bodyOf(client.GET('/v1/users/{id}/overrides', { params: { path: { id }, query: { limit: 200, cursor } }, signal })),
      ),
  });
  const catalogue = freshResource({
    params: () => (session.may('catalogue.read') ? {} : undefined),
    loader: ({ abortSignal }) => readCatalogue(client, abortSignal),
  });
  rereadOn(() => live.changes().user + live.changes().domain + live.changes().catalogue, user, domain, entitlements, overrides);
  return {
    user,
    domain,
    customer,
    entitlements,
    overrides,
    catalogue,
    timeZone,
    isZoneKnown,
    async reread() {
      user.set(await readUser(id()));
      entitlements.reload();
      overrides.reload();
    },
  };
}

async function readCatalogue(client: Api['client'], signal: AbortSignal): Promise<Catalogue> {
  const [features, products, profiles] = await Promise.all([
    allPages((cursor) => bodyOf(client.GET('/v1/features', { params: { query: { limit: 200, cursor } }, signal }))),
    allPages((cursor) => bodyOf(client.GET('/v1/products', { params: { query: { limit: 200, cursor } }, signal }))),
    allPages((cursor) => bodyOf(client.GET('/v1/profiles', { params: { query: { limit: 200, cursor } }, signal }))),
  ]);
  return { features, products, profiles };
}
