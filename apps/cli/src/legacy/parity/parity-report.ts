import type { OldTables } from '@seatledger/legacy/parity/old-tables.ts';
import { sumCounts, type Counts, type DomainCounts, type Tally } from './tally.ts';

/** What a parity run has found. */
export interface ParityReport {
  readonly source: string;
  readonly comparedWith: 'rules' | 'service';
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly questions: number;
  readonly agreed: number;
  readonly causes: Counts['causes'];
  readonly customers: readonly (Counts & { readonly customer: string })[];
  readonly domains: readonly DomainCounts[];
  /** Of the run as the registry keeps it; null where it was not recorded. */
  readonly runId: string | null;
}

const noCustomer = '(not in the old database)';

export function reportOf(
  tally: Tally,
  tables: Pick<OldTables, 'domains' | 'customers'>,
  run: Pick<ParityReport, 'source' | 'comparedWith' | 'startedAt' | 'endedAt'>,
): ParityReport {
  const { asked, agreed, causes } = tally.total();
  const domains = tally.domains();
  const customerOf = customersByDomain(tables);
  const customers = [...Map.groupBy(domains, ({ name }) => customerOf.get(name) ?? noCustomer)].map(([customer, its]) => ({
    customer,
    ...sumCounts(its),
  }));
  const byName = customers.toSorted((a, b) => a.customer.localeCompare(b.customer, 'en'));
  return { ...run, questions: asked, agreed, causes, customers: byName, domains, runId: null };
}

function customersByDomain({ domains, customers }: Pick<OldTables, 'domains' | 'customers'>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, customerId } of domains.values()) {
    const customer = customerId === null ? undefined : customers.get(customerId);
    if (name !== null && customer !== undefined && !names.has(name)) names.set(name, customer.name);
  }
  return names;
}
