import type { Domain, Entitlements, Product, User } from '../../api/shapes.ts';
import { daysAfter } from '../../registry/licence-of.ts';
import { untilSentence } from '../../ui/licence/until.ts';
import { longDate } from '../../words/dates.ts';
import { locale } from '../../words/locale.ts';
import { lastDayBefore } from '../../words/zoned-days.ts';

export interface LicenceFacts {
  readonly user: User;
  readonly licence: Entitlements['licence'];
  readonly domain: Domain | undefined;
  readonly products: readonly Product[];
  readonly profileName: string | null;
  readonly timeZone: string;
  /** The day that is looked at; undefined: now. */
  readonly asOf: string | undefined;
}

const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
const mostProductsNamed = 3;

/** What one came for: "Ana Muñoz may use Cubes for Excel until 31 March 2027 (126 days), as Analyst." */
export function userSentence(facts: LicenceFacts): string {
  const sentence = sentenceOf(facts);
  if (facts.asOf === undefined) return sentence;
  return $localize`:@@userDetail.onDay:On ${longDate(facts.asOf)}:date:: ${sentence}:sentence:`;
}

/** The last day on which the licence works, grace not counted; null where it does not end. */
function lastDayOf({ licence, timeZone }: Pick<LicenceFacts, 'licence' | 'timeZone'>): string | null {
  return licence.validUntil === null ? null : lastDayBefore(licence.validUntil, timeZone);
}

export const nameOf = ({ displayName, email }: User): string => displayName || email;

function sentenceOf(facts: LicenceFacts): string {
  const name = nameOf(facts.user);
  const until = lastDayOf(facts);
  switch (facts.licence.status) {
    case 'active':
      return activeSentence(facts, name);
    case 'grace': {
      const last = until === null ? '' : longDate(daysAfter(until, facts.domain?.graceDays ?? 0));
      return $localize`:@@userDetail.grace:${name}:name: may use ${productsOf(facts)}:products: in the days of grace, until ${last}:date:.`;
    }
    case 'expired':
      return $localize`:@@userDetail.expired:${name}:name: may not use anything: the licence ended on ${until === null ? '' : longDate(until)}:date:.`;
    case 'not_started': {
      const from = [facts.domain?.validity.from, facts.user.validity.from]
        .filter((day) => day !== null && day !== undefined)
        .toSorted()
        .at(-1);
      if (from === undefined) return $localize`:@@userDetail.notStarted:${name}:name: may not use anything yet.`;
      return $localize`:@@userDetail.starts:${name}:name: may not use anything before ${longDate(from)}:date:.`;
    }
    case 'suspended':
      return $localize`:@@userDetail.suspended:${name}:name: may not use anything: the seat is suspended.`;
    case 'domain_suspended':
      return $localize`:@@userDetail.domainSuspended:${name}:name: may not use anything: the domain is suspended.`;
    case 'unknown':
      return $localize`:@@userDetail.unknown:${name}:name: has no licence.`;
  }
}

function activeSentence(facts: LicenceFacts, name: string): string {
  const [products, profile, until] = [productsOf(facts), facts.profileName, untilOf(facts)];
  if (profile === null) return $localize`:@@userDetail.active:${name}:name: may use ${products}:products: ${until}:until:.`;
  return $localize`:@@userDetail.activeAs:${name}:name: may use ${products}:products: ${until}:until:, as ${profile}:profile:.`;
}

/** How many days are left is said of today alone. */
function untilOf(facts: LicenceFacts): string {
  const last = lastDayOf(facts);
  if (facts.asOf === undefined || last === null) return untilSentence(last, facts.timeZone);
  return $localize`:@@userDetail.until:until ${longDate(last)}:date:`;
}

function productsOf({ products }: LicenceFacts): string {
  if (products.length === 0) return $localize`:@@userDetail.everything:what is licensed`;
  if (products.length <= mostProductsNamed) return lists.format(products.map(({ name }) => name));
  return $localize`:@@userDetail.products:${products.length}:count: products`;
}
