import type { IndexStore } from './index-store.ts';
import type { DomainRow, IdRange, OverrideRow, SeatTerms } from './rows.ts';

/** A domain as the writer of an index knows it. */
interface DomainEntry {
  readonly id: number;
  /** From 1 on. */
  readonly number: number;
  /** None while only users of the domain have been read, or once it has been deleted. */
  names: readonly string[];
  hasRow: boolean;
  /** The groups of seats with the same terms, by these. */
  readonly groups: Map<number | string, number>;
  /** The groups of people with overrides, who are alone in theirs. */
  readonly ownGroups: Set<number>;
}

/** A place in a group, and the number of its domain. */
export interface Joined {
  readonly domain: number;
  readonly group: number;
}

/**
 * Domains and groups of an index. A group is of seats that get the same answer: those of a domain with the same profile and dates,
 * suspended or not. Groups are numbered from 1 on.
 */
export class SeatGroups {
  readonly #store: IndexStore;
  readonly #domains = new Map<number, DomainEntry>();
  readonly #byNumber: (DomainEntry | undefined)[] = [];
  readonly #freeDomainNumbers: number[] = [];
  readonly #freeGroupNumbers: number[] = [];
  readonly #withOverrides = new Set<number>();
  #lastDomainNumber = 0;
  #lastGroupNumber = 0;
  #lastVersion = 0;

  /** Takes up what the store holds already. */
  constructor(store: IndexStore) {
    this.#store = store;
    for (let number = 1; number < store.domains.capacity; number += 1) this.#takeUpDomain(number);
    for (let group = 1; group < store.groups.capacity; group += 1) this.#takeUpGroup(group);
  }

  domainsIn(ranges: readonly IdRange[]): DomainEntry[] {
    const found: DomainEntry[] = [];
    for (const { firstId, lastId } of ranges) {
      if (lastId - firstId > this.#domains.size) {
        for (const [id, domain] of this.#domains) if (id >= firstId && id <= lastId) found.push(domain);
        continue;
      }
      for (let id = firstId; id <= lastId; id += 1) {
        const domain = this.#domains.get(id);
        if (domain) found.push(domain);
      }
    }
    return found;
  }

  /** Made where it is not known yet: a user may be read before the domain. */
  domainWithId(id: number): DomainEntry {
    const known = this.#domains.get(id);
    if (known) return known;
    const number = this.#freeDomainNumbers.pop() ?? (this.#lastDomainNumber += 1);
    const domain: DomainEntry = { id, number, names: [], hasRow: false, groups: new Map(), ownGroups: new Set() };
    this.#domains.set(id, domain);
    this.#byNumber[number] = domain;
    this.#store.setDomain(number, id, null);
    return domain;
  }

  setRow(domain: DomainEntry, row: DomainRow | null): void {
    domain.names = row?.names ?? [];
    domain.hasRow = row !== null;
    this.#store.setDomain(domain.number, domain.id, row && JSON.stringify(row));
    for (const group of domain.groups.values()) this.#renewVersion(group);
    for (const group of domain.ownGroups) this.#renewVersion(group);
  }

  dropIfUnused(domain: DomainEntry): void {
    if (domain.hasRow || domain.groups.size > 0 || domain.ownGroups.size > 0) return;
    this.#domains.delete(domain.id);
    this.#byNumber[domain.number] = undefined;
    this.#store.setDomain(domain.number, 0, null);
    this.#freeDomainNumbers.push(domain.number);
  }

  /** One more seat in the group of these terms. */
  join(terms: SeatTerms, overrides: readonly OverrideRow[]): Joined {
    const domain = this.domainWithId(terms.domainId);
    const group = overrides.length > 0 ? this.#addOwn(domain, terms, overrides) : this.#shared(domain, terms);
    this.#store.groups.addSeats(group, 1);
    return { domain: domain.number, group };
  }

  /** One seat less; the last one takes the group along. */
  leave(group: number): void {
    const { groups } = this.#store;
    if (groups.addSeats(group, -1) > 0) return;
    const terms = groups.read(group);
    const domain = this.#byNumber[terms.domain];
    if (terms.overrides === 0) domain?.groups.delete(keyOf(terms));
    else {
      this.#store.dropOverrides(terms.overrides);
      this.#withOverrides.delete(group);
      domain?.ownGroups.delete(group);
    }
    this.#renewVersion(group);
    this.#freeGroupNumbers.push(group);
    if (domain) this.dropIfUnused(domain);
  }

  tidy(): void {
    this.#store.tidy(this.#withOverrides);
  }

  #takeUpDomain(number: number): void {
    const id = this.#store.domains.idOf(number);
    if (id === 0) return;
    const text = this.#store.domainText(number);
    const names = text === null ? [] : (JSON.parse(text) as DomainRow).names;
    const domain: DomainEntry = { id, number, names, hasRow: text !== null, groups: new Map(), ownGroups: new Set() };
    this.#domains.set(id, domain);
    this.#byNumber[number] = domain;
    this.#freeDomainNumbers.push(...numbersBetween(this.#lastDomainNumber, number));
    this.#lastDomainNumber = number;
  }

  #takeUpGroup(group: number): void {
    const { groups } = this.#store;
    if (groups.seatsOf(group) === 0) return;
    const terms = groups.read(group);
    const domain = this.#byNumber[terms.domain];
    if (terms.overrides === 0) domain?.groups.set(keyOf(terms), group);
    else {
      domain?.ownGroups.add(group);
      this.#withOverrides.add(group);
    }
    this.#lastVersion = Math.max(this.#lastVersion, groups.versionOf(group));
    this.#freeGroupNumbers.push(...numbersBetween(this.#lastGroupNumber, group));
    this.#lastGroupNumber = group;
  }

  #shared(domain: DomainEntry, terms: SeatTerms): number {
    const key = keyOf(terms);
    const known = domain.groups.get(key);
    if (known !== undefined) return known;
    const group = this.#add(domain, terms, 0);
    domain.groups.set(key, group);
    return group;
  }

  #addOwn(domain: DomainEntry, terms: SeatTerms, overrides: readonly OverrideRow[]): number {
    const group = this.#add(domain, terms, this.#store.writeOverrides(JSON.stringify(overrides)));
    domain.ownGroups.add(group);
    this.#withOverrides.add(group);
    return group;
  }

  #add(domain: DomainEntry, { profileId, validFrom, validUntil, suspended }: SeatTerms, overrides: number): number {
    const group = this.#freeGroupNumbers.pop() ?? (this.#lastGroupNumber += 1);
    this.#store.makeRoomForGroup(group);
    const terms = { domain: domain.number, profileId, validFrom, validUntil, suspended, overrides };
    this.#store.groups.write(group, terms, (this.#lastVersion += 1));
    return group;
  }

  #renewVersion(group: number): void {
    this.#store.groups.setVersion(group, (this.#lastVersion += 1));
  }
}

/** Both ends left out. */
function numbersBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first - 1 }, (_, at) => first + 1 + at);
}

/** A number for the many who have nothing but a profile. */
function keyOf({ profileId, suspended, validFrom, validUntil }: Omit<SeatTerms, 'domainId'>): number | string {
  if (!suspended && validFrom === null && validUntil === null) return profileId ?? 0;
  return `${profileId ?? 0} ${suspended} ${validFrom} ${validUntil}`;
}
