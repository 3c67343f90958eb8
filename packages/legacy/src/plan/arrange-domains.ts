import type { CustomerTarget } from './arrange-customers.ts';
import { isBlocked, type Blocked } from './blocked.ts';
import type { PlanRules } from './plan-rules.ts';
import type { ById, DesiredThings, Fate, Resolved, Staged, Thing } from './staged.ts';

export interface DomainTarget {
  readonly position: number;
  readonly sourceKey: string;
  readonly name: string;
  /** Position of its customer. */
  readonly customer: number;
  readonly customerName: string;
  readonly validity: DesiredThings['domain']['validity'];
  readonly seatLimit: number | null;
}

export interface ArrangedDomains {
  readonly things: readonly Thing<'domain'>[];
  readonly fates: readonly Fate[];
  readonly byId: ById<DomainTarget>;
  /** Old ids of domains that went into another one. */
  readonly mergedIds: ReadonlySet<string>;
}

type Domain = Staged<'domain'>;
interface Candidate {
  readonly one: Domain;
  readonly customer: CustomerTarget;
  readonly from: string;
}

/** How many users of the old database are under each domain, by its old id. */
export type SeatCounts = ReadonlyMap<string, number>;

/** Domains of one name and one customer are one: the one that ends last. Packs are bound to them later. */
export function arrangeDomains(
  rows: readonly Domain[],
  customers: ById<CustomerTarget>,
  seats: SeatCounts,
  rules: PlanRules,
  blocked: Blocked,
): ArrangedDomains {
  const fates: Fate[] = [];
  const byId = new Map<string, Resolved<DomainTarget>>();
  const mergedIds = new Set<string>();
  const things: Thing<'domain'>[] = [];

  function quarantine(one: Domain, fate: Fate): void {
    fates.push(fate);
    byId.set(one.row.id, { ok: false, position: one.position });
  }

  const candidates = rows.flatMap((one): readonly Candidate[] => {
    const judged = candidateOf(one, customers, rules, blocked);
    if ('one' in judged) return [judged];
    quarantine(one, judged);
    return [];
  });
  for (const group of Map.groupBy(candidates, ({ one }) => one.row.name).values()) {
    const kept = group.reduce((best, other) => (endsLater(other, best) ? other : best));
    const of = group.filter(({ customer }) => customer.position === kept.customer.position);
    const seatsOfGroup = of.reduce((sum, { one }) => sum + (seats.get(one.row.id) ?? 0), 0);
    const thing = thingOf(kept, seatsOfGroup, rules);
    const { position, sourceKey, desired } = thing;
    const { name, validity, seatLimit } = desired;
    const target = { position, sourceKey, name, customer: kept.customer.position, customerName: kept.customer.name, validity, seatLimit };
    for (const { one, customer } of group) {
      if (one === kept.one) continue;
      if (customer.position !== target.customer) {
        const detail = `${name} is a domain of another customer as well (row ${position}); a name belongs to one. Correct one of them, or drop it.`;
        quarantine(one, { position: one.position, fate: 'quarantined', code: 'name_of_two_customers', other: position, detail });
        continue;
      }
      byId.set(one.row.id, { ok: true, target });
      mergedIds.add(one.row.id);
      fates.push({ position: one.position, fate: 'merged', code: 'same_name', other: position, detail: whatWasNotTaken(one, kept.one) });
    }
    byId.set(kept.one.row.id, { ok: true, target });
    fates.push({ position, fate: 'thing' });
    things.push(thing);
  }
  return { things, fates, byId, mergedIds };
}

function candidateOf(one: Domain, customers: ById<CustomerTarget>, { decisions }: PlanRules, blocked: Blocked): Candidate | Fate {
  const { position, row } = one;
  const { customerId, validFrom, createdAt, validUntil } = row;
  if (customerId === null) {
    const detail = `The domain ${row.name} has no customer; give it one, or drop it.`;
    return { position, fate: 'quarantined', code: 'customer_missing', detail };
  }
  const customer = customers.get(customerId);
  if (customer === undefined || !customer.ok) {
    return isBlocked({ position, word: 'customer', id: customerId, resolved: customer, blocked });
  }
  const from = validFrom ?? createdAt?.slice(0, 10) ?? decisions.domainStart;
  if (from === null) {
    const detail = `The domain ${row.name} has no first day; give it one, or say "domainStart" in the mapping file.`;
    return { position, fate: 'quarantined', code: 'start_missing', detail };
  }
  if (validUntil !== null && validUntil < from) {
    const detail = `The domain ${row.name} ends on ${validUntil}, before it starts on ${from}; correct one of the two.`;
    return { position, fate: 'quarantined', code: 'empty_validity', detail };
  }
  return { one, customer: customer.target, from };
}

/** No end is the latest. Where both end at once, the earlier row stays. */
function endsLater({ one: a }: Candidate, { one: b }: Candidate): boolean {
  if (b.row.validUntil === null) return false;
  return a.row.validUntil === null || a.row.validUntil > b.row.validUntil;
}

function thingOf({ one, customer, from }: Candidate, seats: number, { decisions }: PlanRules): Thing<'domain'> {
  const { position, sourceKey, row } = one;
  const decided = { unlimited: null, seats }[String(decisions.seatLimit)];
  const byDecision = typeof decisions.seatLimit === 'number' ? decisions.seatLimit : (decided ?? null);
  return {
    kind: 'domain',
    position,
    sourceKey,
    desired: {
      customer: customer.sourceKey,
      customerName: customer.name,
      name: row.name,
      validity: { from, until: row.validUntil },
      seatLimit: row.seatLimit ?? byDecision,
      graceDays: row.graceDays ?? decisions.graceDays,
      suspended: row.isActive === false || !customer.isActive,
      packs: [],
    },
  };
}

function whatWasNotTaken({ row }: Domain, kept: Domain): string {
  const days = `${row.validFrom ?? 'any day'} to ${row.validUntil ?? 'further notice'}`;
  return `Is the same domain as row ${kept.position}, which ends later and is taken for both; its own validity (${days}) is not.`;
}
