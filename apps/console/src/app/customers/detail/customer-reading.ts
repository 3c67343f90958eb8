import { inject, type ResourceRef, type Signal } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api, versionedOf, type Versioned } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { rereadOn } from '../../api/reread.ts';
import type { ChangeRequest, Customer, Domain } from '../../api/shapes.ts';
import { Live } from '../../session/live.ts';
import { SessionStore } from '../../session/session-store.ts';

export interface CustomerReading {
  readonly customer: ResourceRef<Versioned<Customer> | undefined>;
  readonly domains: ResourceRef<readonly Domain[] | undefined>;
  /** Those that are open, the newest first. */
  readonly requests: ResourceRef<readonly ChangeRequest[] | undefined>;
  reread(): Promise<void>;
}

const requestsShown = 20;

/** All that the page on a customer shows, read as far as the person may read it. */
export function customerReading(id: Signal<string>): CustomerReading {
  const client = inject(Api).client;
  const session = inject(SessionStore);
  const live = inject(Live);
  const readCustomer = (id: string, signal?: AbortSignal) =>
    versionedOf(client.GET('/v1/customers/{id}', { params: { path: { id } }, signal }));
  const customer = freshResource({ params: () => id(), loader: ({ params, abortSignal }) => readCustomer(params, abortSignal) });
  const domains = freshResource({
    params: () => (session.may('domain.read') ? id() : undefined),
    loader: ({ params: customerId, abortSignal: signal }) =>
      allPages((cursor) => bodyOf(client.GET('/v1/domains', { params: { query: { customerId, limit: 200, cursor } }, signal }))),
  });
  const requests = freshResource({
    params: () => (session.may('change-request.read') ? id() : undefined),
    loader: async ({ params: customerId, abortSignal: signal }) => {
      const query = { customerId, open: 'true' as const, limit: requestsShown };
      return (await bodyOf(client.GET('/v1/change-requests', { params: { query }, signal }))).items;
    },
  });
  rereadOn(() => live.changes().customer, customer);
  rereadOn(() => live.changes().domain + live.changes().user, domains);
  rereadOn(() => live.requests(), requests);
  return {
    customer,
    domains,
    requests,
    async reread() {
      customer.set(await readCustomer(id()));
    },
  };
}
