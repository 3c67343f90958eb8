import type { IndexReader } from '../licence-index/index-reader.ts';
import type { FingerprintTable } from '../licence-index/fingerprint-table.ts';
import type { Client } from './client-address.ts';
import { dayMs, gatheredWords, type GatheredUses, type UsedIds } from './seat-use.ts';
import { UseTable } from './use-table.ts';

/** So many seats, addresses and days are told apart until they are told. */
const mostGathered = 400_000;
const noAddress = 0;
/** Checks are noted first, and put into the table so many at once: then it is looked for all of them in memory at the same time. */
const notesAtOnce = 1_024;
/** Slot, product, address, second. */
const wordsPerNote = 4;
const secondsPerDay = dayMs / 1000;

/** One use that was told, and not seen here. */
export interface ToldUse extends UsedIds {
  readonly count: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Counts uses on one thread, by the slots of seats: a check costs a look into a table of its own. */
export class UseGatherer {
  readonly #table: UseTable;
  /** Checks that are not in the table yet. */
  readonly #notes = new Int32Array(notesAtOnce * wordsPerNote);
  #noted = 0;
  /** In which the slots are. */
  #seats: FingerprintTable | null = null;
  #addresses: string[] = [''];
  #places = new Map<string, number>();
  /** Of the addresses: with each, they have other places. */
  #era = 1;
  /** Of words. */
  #settled: Int32Array[] = [];
  #lost = 0;
  #skipped = 0;

  constructor(most = mostGathered) {
    this.#table = new UseTable(most);
  }

  /** A check of the seat that `reader` has just found, which was valid. */
  countCheck(reader: IndexReader, product: string | undefined, client: Client, at: number): void {
    if (this.#seats !== reader.seats) this.#turnTo(reader.seats);
    const notes = this.#notes;
    let to = this.#noted;
    notes[to] = reader.seat;
    notes[to + 1] = reader.productIdOf(product) ?? 0;
    notes[to + 2] = client.era === this.#era ? client.place : this.#placeOf(client);
    notes[to + 3] = at / 1000;
    to += wordsPerNote;
    this.#noted = to;
    if (to === notes.length) this.#addNoted();
  }

  /** A use of the seat that `reader` has just found. */
  countTold(reader: IndexReader, { productId, featureId, count, at }: ToldUse): void {
    if (this.#seats !== reader.seats) this.#turnTo(reader.seats);
    const used = { slot: reader.seat, productId, featureId, address: noAddress, day: Math.floor(at / dayMs) };
    if (!this.#table.add(used, count, Math.floor(at / 1000))) this.#lost += count;
  }

  skip(): void {
    this.#skipped += 1;
  }

  /** Everything since it was last asked. */
  drain(): GatheredUses {
    this.#settle();
    const drained = { words: joined(this.#settled), addresses: this.#addresses, lost: this.#lost, skipped: this.#skipped };
    this.#settled = [];
    this.#addresses = [''];
    this.#places = new Map();
    this.#era += 1;
    this.#lost = 0;
    this.#skipped = 0;
    return drained;
  }

  #addNoted(): void {
    const notes = this.#notes;
    for (let at = 0; at < this.#noted; at += wordsPerNote) {
      const second = notes[at + 3] ?? 0;
      const day = Math.floor(second / secondsPerDay);
      const used = { slot: notes[at] ?? 0, productId: notes[at + 1] ?? 0, featureId: 0, address: notes[at + 2] ?? 0, day };
      if (!this.#table.add(used, 1, second)) this.#lost += 1;
    }
    this.#noted = 0;
  }

  #placeOf(client: Client): number {
    let place = this.#places.get(client.address);
    if (place === undefined) {
      place = this.#addresses.push(client.address) - 1;
      this.#places.set(client.address, place);
    }
    client.era = this.#era;
    client.place = place;
    return place;
  }

  /** Slots are those of one table: what was counted by those of another goes by its fingerprints from now on. */
  #turnTo(seats: FingerprintTable): void {
    this.#settle();
    this.#seats = seats;
  }

  #settle(): void {
    this.#addNoted();
    if (this.#table.size === 0) return;
    const settled = new Int32Array(this.#table.size * gatheredWords);
    let at = 0;
    this.#table.take(({ slot, productId, featureId, address, day }, count, second) => {
      this.#seats?.copyFingerprint(slot, settled, at);
      settled[at + 4] = day;
      settled[at + 5] = productId;
      settled[at + 6] = featureId;
      settled[at + 7] = count;
      settled[at + 8] = second;
      settled[at + 9] = address;
      at += gatheredWords;
    });
    this.#settled.push(settled);
  }
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const words = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    words.set(part, at);
    at += part.length;
  }
  return words;
}
