import { dateOfDay, dayOfDate } from './days.ts';
import { enlarged, fittingId } from './index-memory.ts';

const wordsPerGroup = 8;
const firstBytes = 256 * wordsPerGroup * Int32Array.BYTES_PER_ELEMENT;

const domainWord = 0;
const profileWord = 1;
const fromWord = 2;
const untilWord = 3;
const suspendedWord = 4;
const overridesWord = 5;
const versionWord = 6;
const seatsWord = 7;

/** What seats have in common that get the same answer. */
export interface GroupTerms {
  /** The number of the domain. */
  readonly domain: number;
  readonly profileId: number | null;
  /** `YYYY-MM-DD` */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly suspended: boolean;
  /** Where a person's overrides are written among the texts; 0: there are none. */
  readonly overrides: number;
}

/** Groups of seats by their numbers, in shared memory: 32 bytes each. */
export class GroupRecords {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(firstBytes)) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer);
  }

  enlarged(): GroupRecords {
    return new GroupRecords(enlarged(this.buffer, this.buffer.byteLength * 2));
  }

  get capacity(): number {
    return this.#words.length / wordsPerGroup;
  }

  write(number: number, terms: GroupTerms, version: number): void {
    const at = number * wordsPerGroup;
    this.#store(at + domainWord, terms.domain);
    this.#store(at + profileWord, fittingId(terms.profileId ?? 0));
    this.#store(at + fromWord, dayOfDate(terms.validFrom));
    this.#store(at + untilWord, dayOfDate(terms.validUntil));
    this.#store(at + suspendedWord, Number(terms.suspended));
    this.#store(at + overridesWord, terms.overrides);
    this.#store(at + versionWord, version);
    this.#store(at + seatsWord, 0);
  }

  read(number: number): GroupTerms {
    const at = number * wordsPerGroup;
    const profileId = this.#load(at + profileWord);
    return {
      domain: this.#load(at + domainWord),
      profileId: profileId === 0 ? null : profileId,
      validFrom: dateOfDay(this.#load(at + fromWord)),
      validUntil: dateOfDay(this.#load(at + untilWord)),
      suspended: this.#load(at + suspendedWord) !== 0,
      overrides: this.#load(at + overridesWord),
    };
  }

  /** Another whenever the answers of the group may be others. */
  versionOf(number: number): number {
    return this.#load(number * wordsPerGroup + versionWord);
  }

  setVersion(number: number, version: number): void {
    this.#store(number * wordsPerGroup + versionWord, version);
  }

  setOverrides(number: number, ref: number): void {
    this.#store(number * wordsPerGroup + overridesWord, ref);
  }

  seatsOf(number: number): number {
    return this.#load(number * wordsPerGroup + seatsWord);
  }

  /** Gives how many there are then. */
  addSeats(number: number, more: 1 | -1): number {
    const seats = this.seatsOf(number) + more;
    this.#store(number * wordsPerGroup + seatsWord, seats);
    return seats;
  }

  #load(at: number): number {
    return this.#words[at] ?? 0;
  }

  #store(at: number, value: number): void {
    this.#words[at] = value;
  }
}
