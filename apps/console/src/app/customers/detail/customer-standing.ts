import type { Customer, Domain } from '../../api/shapes.ts';
import { daysBetween, longDate, today } from '../../words/dates.ts';
import { count } from '../../words/numbers.ts';
import { domainStatus } from '../../domains/detail/domain-sentence.ts';

/** How one stands with a customer: "Acme uses 180 of 300 seats in 2 domains; the next one to end is acme.example, on 31 March 2027." */
export function standingSentence(customer: Customer, domains: readonly Domain[]): string {
  const { name, timeZone } = customer;
  if (domains.length === 0)
    return $localize`:@@customerDetail.noDomainsYet:${name}:name: has no domain yet, and so nobody there can have a seat.`;
  const inForce = domains.filter((domain) => ['active', 'grace', 'not_started'].includes(domainStatus(domain, timeZone)));
  if (inForce.length === 0) return $localize`:@@customerDetail.nothingInForce:Nothing of ${name}:name: is in force any more.`;
  const uses = usesSentence(name, inForce);
  const ended = inForce.find((domain) => domainStatus(domain, timeZone) === 'grace');
  if (ended !== undefined)
    return $localize`:@@customerDetail.inGrace:${uses}:uses:. ${ended.name}:domain: has ended and is in its days of grace.`;
  const next = nextToEnd(inForce, today(timeZone));
  if (next === undefined) return `${uses}.`;
  const [date, days] = [longDate(next.until), count(next.days)];
  return $localize`:@@customerDetail.nextEnd:${uses}:uses:, until ${date}:date: at least (${days}:days: days).`;
}

function usesSentence(name: string, domains: readonly Domain[]): string {
  const used = count(domains.reduce((sum, { seatsUsed }) => sum + seatsUsed, 0));
  const limits = domains.flatMap(({ seatLimit }) => seatLimit ?? []);
  if (limits.length < domains.length) return $localize`:@@customerDetail.uses:${name}:name: uses ${used}:used: seats`;
  const limit = count(limits.reduce((sum, one) => sum + one, 0));
  return $localize`:@@customerDetail.usesOf:${name}:name: uses ${used}:used: of ${limit}:limit: seats`;
}

function nextToEnd(domains: readonly Domain[], day: string): { readonly until: string; readonly days: number } | undefined {
  const until = domains
    .flatMap(({ validity }) => validity.until ?? [])
    .filter((end) => end >= day)
    .toSorted()
    .at(0);
  return until === undefined ? undefined : { until, days: daysBetween(day, until) };
}
