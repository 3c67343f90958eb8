import { AnswerColumn } from './answer-column.ts';
import { makeAnswer, seatLeaseTerms, type AnsweredSeats, type SeatLeaseTerms } from './answer.ts';
import { BlobStore } from './blob-store.ts';
import { catalogueOf, emptyCatalogue, type Catalogue } from './catalogue.ts';
import { DomainRecords } from './domain-records.ts';
import { FingerprintTable } from './fingerprint-table.ts';
import { Fingerprints, nameSpace } from './fingerprints.ts';
import { GroupRecords } from './group-records.ts';
import { Control, type IndexMemory } from './index-memory.ts';
import type { CatalogueRows, DomainRow, OverrideRow } from './rows.ts';

const noProducts: readonly string[] = [];

interface KeptDomain {
  readonly ref: number;
  readonly row: DomainRow;
}

interface KeptLeaseTerms {
  /** Of the group, as it was when they were made. */
  readonly version: number;
  readonly terms: SeatLeaseTerms;
}

const mostKeptLeaseTerms = 100_000;

/** The view of one thread of an index that another may be writing to, and the answers that this thread has made of it. */
export class IndexReader {
  readonly #newestMemory: () => IndexMemory;
  readonly #isOwn: boolean;
  #generation = -1;
  #epoch = -1;
  #control = new Control();
  #names!: FingerprintTable;
  #seats!: FingerprintTable;
  #domains!: DomainRecords;
  #groups!: GroupRecords;
  #blobs!: BlobStore;
  #fingerprints!: Fingerprints;
  #catalogueRef = 0;
  #catalogue: Catalogue = emptyCatalogue;
  #keptDomains: KeptDomain[] = [];
  readonly #keptLeaseTerms = new Map<number, KeptLeaseTerms>();
  #allProducts = new AnswerColumn([]);
  #products: ReadonlyMap<string, AnswerColumn> = new Map();
  #seat = -1;

  /**
   * @param newestMemory gives the buffers that the index has now
   * @param isOwn on the thread that writes the index
   */
  constructor(newestMemory: () => IndexMemory, isOwn = false) {
    this.#newestMemory = newestMemory;
    this.#isOwn = isOwn;
  }

  /** Between two changes. What is read afterwards belongs together if {@link holds} says so in the end. */
  begin(): number {
    for (;;) {
      const sequence = this.#control.settled();
      const { generation, catalogue } = this.#control;
      if (generation === this.#generation && catalogue === this.#catalogueRef) return sequence;
      if (generation !== this.#generation) this.#takeMemory();
      // Texts are never changed: this one is right, if it is the one meant in these buffers.
      else if (this.#control.isAt(sequence)) this.#readCatalogue(catalogue);
    }
  }

  holds(sequence: number): boolean {
    return this.#control.isAt(sequence);
  }

  /** What `read` finds between two changes; it must have no effect, as it may be called again. */
  read<Found>(read: () => Found): Found {
    for (;;) {
      const sequence = this.begin();
      try {
        const found = read();
        if (this.holds(sequence)) return found;
      } catch (error) {
        // What is read while it is being changed may make no sense.
        if (this.holds(sequence)) throw error;
      }
    }
  }

  /** How many seats there are. */
  get size(): number {
    this.begin();
    return this.#seats.size;
  }

  /** The number of the group of the seat with this address in its normal form, whose `@` is at `at`; 0 where there is none. */
  groupOf(address: string, at: number): number {
    this.#seat = -1;
    if (!this.#fingerprints.ofText(nameSpace, address, at + 1, address.length)) return 0;
    const name = this.#names.find(this.#fingerprints.words);
    if (name === -1) return 0;
    if (!this.#fingerprints.ofText(this.#names.valueAt(name), address, 0, at)) return 0;
    this.#seat = this.#seats.find(this.#fingerprints.words);
    return this.#seat === -1 ? 0 : this.#seats.valueAt(this.#seat);
  }

  /** The slot of the seat that {@link groupOf} has found last, in {@link seats}; -1 where it found none. */
  get seat(): number {
    return this.#seat;
  }

  get seats(): FingerprintTable {
    return this.#seats;
  }

  /** Undefined where there is no such product. */
  productIdOf(product: string | undefined): number | undefined {
    return product === undefined ? undefined : this.#catalogue.productIds.get(product);
  }

  /** Undefined where the product has no such feature. */
  featureIdOf(product: string, feature: string): number | undefined {
    return this.#catalogue.featuresOfProduct.get(product)?.find(({ key }) => key === feature)?.id;
  }

  /** The domain that goes by a name in its normal form. */
  domainNamed(name: string): DomainRow | null {
    if (!this.#fingerprints.ofText(nameSpace, name, 0, name.length)) return null;
    const found = this.#names.find(this.#fingerprints.words);
    return found === -1 ? null : this.#domain(this.#names.valueAt(found));
  }

  /** Keys of the products one of whose apps is this client of an identity provider. */
  productsOfClient(provider: 'microsoft' | 'google', clientId: string): readonly string[] {
    return this.#catalogue.productsOfClients[provider].get(clientId) ?? noProducts;
  }

  /** The answers with the features of a product, or of all; undefined where there is no such product. */
  answersFor(product: string | undefined): AnswerColumn | undefined {
    return product === undefined ? this.#allProducts : this.#products.get(product);
  }

  /** What the seats of a group are answered at an instant (epoch milliseconds): kept, or made and kept. */
  answer(answers: AnswerColumn, group: number, at: number): string {
    const version = this.#groups.versionOf(group);
    return answers.find(group, version, at) ?? answers.keep(group, version, this.#make(answers, group, at), at);
  }

  /** What a lease on the seats of a group depends on. */
  leaseTerms(group: number): SeatLeaseTerms {
    const version = this.#groups.versionOf(group);
    const kept = this.#keptLeaseTerms.get(group);
    if (kept?.version === version) return kept.terms;
    const terms = seatLeaseTerms(this.#seatsOf(group));
    if (this.#keptLeaseTerms.size >= mostKeptLeaseTerms) this.#keptLeaseTerms.clear();
    this.#keptLeaseTerms.set(group, { version, terms });
    return terms;
  }

  #make(answers: AnswerColumn, group: number, at: number) {
    return makeAnswer(this.#catalogue, this.#seatsOf(group), answers.features, at);
  }

  #seatsOf(group: number): AnsweredSeats {
    const { domain, overrides, ...terms } = this.#groups.read(group);
    const ownOverrides = overrides === 0 ? [] : (JSON.parse(this.#blobs.read(overrides)) as OverrideRow[]);
    return { ...terms, domain: this.#domain(domain), overrides: ownOverrides };
  }

  #domain(number: number): DomainRow | null {
    const ref = this.#domains.textOf(number);
    if (ref === 0) return null;
    const kept = this.#keptDomains[number];
    if (kept?.ref === ref) return kept.row;
    const row = JSON.parse(this.#blobs.read(ref)) as DomainRow;
    this.#keptDomains[number] = { ref, row };
    return row;
  }

  #takeMemory(): void {
    const memory = this.#newestMemory();
    this.#generation = memory.generation;
    this.#control = new Control(memory.control, this.#isOwn);
    this.#names = new FingerprintTable(memory.names);
    this.#seats = new FingerprintTable(memory.seats);
    this.#domains = new DomainRecords(memory.domains);
    this.#groups = new GroupRecords(memory.groups);
    this.#blobs = new BlobStore(memory.blobs);
    this.#fingerprints = new Fingerprints(memory.key);
    if (memory.epoch === this.#epoch) return;
    this.#epoch = memory.epoch;
    this.#keptDomains = [];
    this.#keptLeaseTerms.clear();
    this.#catalogueRef = 0;
  }

  #readCatalogue(ref: number): void {
    this.#catalogueRef = ref;
    this.#catalogue = catalogueOf(JSON.parse(this.#blobs.read(ref)) as CatalogueRows);
    this.#allProducts = new AnswerColumn(this.#catalogue.features);
    this.#products = new Map(Array.from(this.#catalogue.featuresOfProduct, ([key, features]) => [key, new AnswerColumn(features)]));
  }
}
