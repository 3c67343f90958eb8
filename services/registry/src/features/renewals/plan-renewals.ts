import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { planRenewal, type PlannedRenewal, type RenewalTerms } from '@seatledger/domain/renewal/plan-renewal.ts';
import { proposeSeats } from '@seatledger/domain/renewal/propose-seats.ts';
import type { Kysely } from 'kysely';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { findDomainsToRenew, listEndingDomains, readLocalDays, type EndingDomain, type EndsSought } from './ending-domain-queries.ts';

/** What is to be renewed, and how. */
export interface RenewalsAsked {
  readonly which: { readonly domainIds: readonly number[] } | { readonly ends: EndsSought };
  readonly term: RenewalTerms['term'];
  /** Last days of some domains, in place of the term. */
  readonly lastDays: ReadonlyMap<number, string>;
  readonly from: RenewalTerms['from'];
  /** `proposed`, as it is, or so many for each; a domain that is not named keeps its own. */
  readonly seats: 'keep' | 'proposed' | ReadonlyMap<number, number | null>;
}

/** What would become of a domain. */
export interface RenewalVerdict {
  readonly id: number;
  /** undefined: there is no such domain. */
  readonly domain: EndingDomain | undefined;
  readonly result: { readonly ok: true; readonly renewal: PlannedRenewal } | { readonly ok: false; readonly refusal: CommandRefused };
}

/** The most domains that are renewed together. */
export const mostRenewals = 2_000;

/** A verdict on each domain, in the order of the request, or else of the ends. Nothing is locked. */
export async function planRenewals(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  asked: RenewalsAsked,
  now: Temporal.Instant,
): Promise<readonly RenewalVerdict[]> {
  const days = await readLocalDays(db, now);
  const { which } = asked;
  if ('ends' in which) {
    const domains = await listEndingDomains(db, scope, which.ends, days, { after: null, limit: mostRenewals + 1 });
    refuseTooMany(domains.length);
    return domains.map((domain) => judge(domain.id, domain, asked));
  }
  const ids = [...new Set(which.domainIds)];
  const domains = new Map((await findDomainsToRenew(db, scope, ids, days)).map((domain) => [domain.id, domain]));
  return ids.map((id) => judge(id, domains.get(id), asked));
}

function judge(id: number, domain: EndingDomain | undefined, asked: RenewalsAsked): RenewalVerdict {
  if (domain === undefined) {
    return { id, domain, result: { ok: false, refusal: new CommandRefused('domain_not_found', `There is no domain ${id}.`, 'id') } };
  }
  const { name, validFrom, validUntil, seatLimit, seatsUsed, today } = domain;
  const until = asked.lastDays.get(id);
  const term = until === undefined ? asked.term : { until };
  const terms = { term, from: asked.from, seatLimit: seatsAskedFor(domain, asked.seats) };
  try {
    const renewable = { id, name, validity: { from: validFrom, until: validUntil }, seatLimit, seatsUsed };
    return { id, domain, result: { ok: true, renewal: planRenewal(renewable, terms, today) } };
  } catch (error) {
    if (error instanceof CommandRefused) return { id, domain, result: { ok: false, refusal: error } };
    throw error;
  }
}

function seatsAskedFor(domain: EndingDomain, seats: RenewalsAsked['seats']): number | null | undefined {
  if (seats === 'keep') return undefined;
  if (seats === 'proposed') return proposeSeats({ ...domain, removals: 0 }).seatLimit;
  return seats.get(domain.id);
}

function refuseTooMany(count: number): void {
  if (count <= mostRenewals) return;
  throw new CommandRefused('too_many_domains', `More than ${mostRenewals} domains end so soon; narrow the filter.`, 'filter');
}
