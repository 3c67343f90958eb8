import type { Validity } from '@seatledger/domain/validity/validity.ts';
import { AnswerColumn } from './answer-column.ts';
import { makeAnswer } from './answer.ts';
import { catalogueOf, emptyCatalogue } from './catalogue.ts';
import { KeyIndex } from './key-index.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { CatalogueRows, DomainRow, OverrideRow, UserRow } from './rows.ts';
import type { DomainEntry, SeatGroup } from './seat-group.ts';

/** All ids from `firstId` to `lastId`, both included. */
export interface IdRange {
  readonly firstId: number;
  readonly lastId: number;
}

type SeatTerms = Omit<UserRow, 'id' | 'localPart'>;

const open: Validity = { from: null, until: null };
const noOverrides: readonly OverrideRow[] = [];
/** All names are in one space. */
const nameSpace = 0;

/** All that a check needs, in memory. Each call that changes it is one step: no check runs in the middle. */
export class LicenceIndex {
  /** The number of a domain by each of its names. */
  #names: KeyIndex;
  /** The number of a group by the number of a domain and a local part. */
  #seats: KeyIndex;
  readonly #domains = new Map<number, DomainEntry>();
  readonly #groups: (SeatGroup | undefined)[] = [];
  readonly #freeDomainNumbers: number[] = [];
  readonly #freeGroupNumbers: number[] = [];
  readonly #freeNameIds: number[] = [];
  #lastDomainNumber = 0;
  #lastNameId = 0;
  #catalogue = emptyCatalogue;
  #allProducts = new AnswerColumn([]);
  #products: ReadonlyMap<string, AnswerColumn> = new Map();

  constructor(hash?: KeyedHash) {
    this.#names = new KeyIndex({ ...(hash && { hash }) });
    this.#seats = new KeyIndex({ ...(hash && { hash }), onGone: (group) => this.#removeSeat(group) });
  }

  /** How many seats there are. */
  get size(): number {
    return this.#seats.size;
  }

  get seatByteLength(): number {
    return this.#seats.byteLength;
  }

  /** The number of the group of the seat with this address in its normal form, whose `@` is at `at`; -1 where there is none. */
  groupOf(address: string, at: number): number {
    const domain = this.#names.find(nameSpace, address, at + 1, address.length);
    return domain === -1 ? -1 : this.#seats.find(domain, address, 0, at);
  }

  /** The answers with the features of a product, or of all; undefined where there is no such product. */
  answersFor(product: string | undefined): AnswerColumn | undefined {
    return product === undefined ? this.#allProducts : this.#products.get(product);
  }

  /** Makes the answer for a group, and keeps it. */
  makeAnswer(answers: AnswerColumn, number: number, at: number): string {
    const group = this.#groups[number];
    if (group === undefined) throw new Error('a seat is in a group that does not exist');
    return answers.keep(number, makeAnswer(this.#catalogue, group, answers.features, at), at);
  }

  setCatalogue(rows: CatalogueRows): void {
    const catalogue = catalogueOf(rows);
    this.#catalogue = catalogue;
    this.#allProducts = new AnswerColumn(catalogue.features);
    this.#products = new Map(Array.from(catalogue.featuresOfProduct, ([key, features]) => [key, new AnswerColumn(features)]));
  }

  /** `rows` are all the domains there are with ids in `ranges`. */
  replaceDomains(ranges: readonly IdRange[], rows: readonly DomainRow[]): void {
    const known = this.#domainsIn(ranges);
    // All names go before any comes: they may have changed hands.
    for (const domain of known) this.#forget(domain);
    for (const row of rows) this.#putDomain(row);
    for (const domain of known) this.#dropDomainIfUnused(domain);
  }

  /** Makes room for so many users. Checks go on meanwhile; changes must wait. */
  async makeRoomFor(users: number): Promise<void> {
    if (!this.#seats.hasRoomFor(users)) this.#seats = await this.#seats.withRoomFor(users);
  }

  /** `rows` are all the users there are with ids in `ranges`. Needs room for them. */
  replaceUsers(ranges: readonly IdRange[], rows: readonly UserRow[], overrides: ReadonlyMap<number, readonly OverrideRow[]>): void {
    const present = new Set(rows.map(({ id }) => id));
    for (const { firstId, lastId } of ranges) {
      for (const id of this.#seats.idsBetween(firstId, lastId)) if (!present.has(id)) this.#seats.remove(id);
    }
    for (const row of rows) {
      const group = this.#groupFor(row.id, row, overrides.get(row.id));
      this.#seats.put(row.id, group.domain.number, group.number, row.localPart);
    }
  }

  /** One more user, its local part as UTF-8. Needs room for one. */
  putUser(id: number, terms: SeatTerms, overrides: readonly OverrideRow[] | undefined, bytes: Uint8Array, from: number, to: number): void {
    const group = this.#groupFor(id, terms, overrides);
    this.#seats.putBytes(id, group.domain.number, group.number, bytes, from, to);
  }

  #domainsIn(ranges: readonly IdRange[]): DomainEntry[] {
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

  #forget(domain: DomainEntry): void {
    for (const id of domain.nameIds) {
      this.#names.remove(id);
      this.#freeNameIds.push(id);
    }
    domain.nameIds = [];
    domain.row = null;
    for (const { number } of domain.groups.values()) this.#dropAnswers(number);
  }

  #putDomain(row: DomainRow): void {
    const domain = this.#domainWithId(row.id);
    this.#forget(domain);
    domain.row = row;
    if (!this.#names.hasRoomFor(row.names.length)) this.#names = this.#names.withRoomForNow(row.names.length);
    domain.nameIds = row.names.map((name) => {
      const id = this.#freeNameIds.pop() ?? (this.#lastNameId += 1);
      this.#names.put(id, nameSpace, domain.number, name);
      return id;
    });
  }

  /** Made where it is not known yet: a user may be read before the domain. */
  #domainWithId(id: number): DomainEntry {
    const known = this.#domains.get(id);
    if (known) return known;
    const number = this.#freeDomainNumbers.pop() ?? (this.#lastDomainNumber += 1);
    const domain: DomainEntry = { id, number, row: null, nameIds: [], groups: new Map() };
    this.#domains.set(id, domain);
    return domain;
  }

  #dropDomainIfUnused(domain: DomainEntry): void {
    if (domain.row !== null || domain.groups.size > 0) return;
    this.#domains.delete(domain.id);
    this.#freeDomainNumbers.push(domain.number);
  }

  /** The group for one more seat. */
  #groupFor(id: number, terms: SeatTerms, overrides: readonly OverrideRow[] = noOverrides): SeatGroup {
    const domain = this.#domainWithId(terms.domainId);
    const key = overrides.length > 0 ? `user ${id}` : sharedGroupKey(terms);
    const shared = overrides.length > 0 ? undefined : domain.groups.get(key);
    const group = shared ?? this.#addGroup(domain, key, terms, overrides);
    group.seats += 1;
    return group;
  }

  #addGroup(domain: DomainEntry, key: number | string, terms: SeatTerms, overrides: readonly OverrideRow[]): SeatGroup {
    const { profileId, suspended, validFrom, validUntil } = terms;
    const validity = validFrom === null && validUntil === null ? open : { from: validFrom, until: validUntil };
    const number = this.#freeGroupNumbers.pop() ?? this.#groups.length;
    const group: SeatGroup = { number, domain, key, profileId, validity, suspended, overrides, seats: 0 };
    this.#groups[number] = group;
    domain.groups.set(key, group);
    return group;
  }

  #removeSeat(number: number): void {
    const group = this.#groups[number];
    if (group === undefined) return;
    group.seats -= 1;
    if (group.seats > 0) return;
    this.#groups[number] = undefined;
    this.#freeGroupNumbers.push(number);
    this.#dropAnswers(number);
    const { domain, key } = group;
    // A person's new group may have taken the place already.
    if (domain.groups.get(key) === group) domain.groups.delete(key);
    this.#dropDomainIfUnused(domain);
  }

  #dropAnswers(group: number): void {
    this.#allProducts.drop(group);
    for (const answers of this.#products.values()) answers.drop(group);
  }
}

/** The same for users who may share a group; a number for the many who have nothing but a profile. */
function sharedGroupKey({ profileId, suspended, validFrom, validUntil }: SeatTerms): number | string {
  if (!suspended && validFrom === null && validUntil === null) return profileId ?? 0;
  return `${profileId ?? 0} ${suspended} ${validFrom} ${validUntil}`;
}
