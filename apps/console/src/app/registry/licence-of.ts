/** The rules of the server's licence check by calendar dates, for rows that have no status of their own. Dates are `YYYY-MM-DD`. */
export interface Dates {
  readonly from: string | null;
  readonly until: string | null;
}

interface DomainTerms {
  readonly validity: Dates;
  readonly graceDays: number;
  readonly status: 'active' | 'suspended';
}

interface UserTerms {
  readonly validity: Dates;
  readonly status: 'active' | 'suspended';
}

type DatedStatus = 'not_started' | 'active' | 'grace' | 'expired';

export function statusOfDomain({ validity, graceDays, status }: DomainTerms, today: string): DatedStatus | 'domain_suspended' {
  return status === 'suspended' ? 'domain_suspended' : datedStatus(validity, graceDays, today);
}

export function statusOfUser(user: UserTerms, domain: DomainTerms, today: string): DatedStatus | 'suspended' | 'domain_suspended' {
  if (user.status === 'suspended') return 'suspended';
  if (domain.status === 'suspended') return 'domain_suspended';
  return datedStatus(overlap(domain.validity, user.validity), domain.graceDays, today);
}

/** The days that both have. */
export function overlap(one: Dates, other: Dates): Dates {
  const from =
    [one.from, other.from]
      .filter((date) => date !== null)
      .toSorted()
      .at(-1) ?? null;
  const until = [one.until, other.until].filter((date) => date !== null).toSorted()[0] ?? null;
  return { from, until };
}

function datedStatus({ from, until }: Dates, graceDays: number, today: string): DatedStatus {
  if (from !== null && today < from) return 'not_started';
  if (until === null || today <= until) return 'active';
  // Where no day is valid at all, there is no grace either.
  const hasBegun = from === null || from <= until;
  return hasBegun && today <= daysAfter(until, graceDays) ? 'grace' : 'expired';
}

export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
