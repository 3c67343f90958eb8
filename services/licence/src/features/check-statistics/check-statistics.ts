import type { LicenceStatus } from '@seatledger/domain/licence/licence.ts';

export const answeredStatuses = [
  'active',
  'grace',
  'expired',
  'not_started',
  'suspended',
  'domain_suspended',
  'unknown',
] as const satisfies readonly LicenceStatus[];

export const bucketSeconds = 5;
const bucketsKept = 180;

const validAt = '{"valid":'.length;
const statusAfterTrue = '{"valid":true,"status":"'.length;
const statusAfterFalse = '{"valid":false,"status":"'.length;
const letterOfTrue = 't'.charCodeAt(0);

/** No two statuses begin with the same letter. */
const columnsByLetter = Uint8Array.from({ length: 128 }, (_, letter) =>
  Math.max(
    0,
    answeredStatuses.findIndex((status) => status.charCodeAt(0) === letter),
  ),
);

/** The checks of so many seconds. */
export interface CheckBucket {
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Counts checks by what they came to, over the last fifteen minutes: whole numbers in a ring of buckets, so that a check costs one
 * addition. Of one thread of this process alone, and gone with it.
 */
export class CheckStatistics {
  readonly #outcomes: readonly string[];
  readonly #columnsOfRefusals: ReadonlyMap<string, number>;
  readonly #counts: Uint32Array;
  /** Which bucket of all times stands in each place of the ring. */
  readonly #numbers: Float64Array;
  /** Where one thread counts, so that another can read it. */
  readonly buffer: SharedArrayBuffer;

  /** By the codes of the refusals that there are. */
  constructor(refusalCodes: readonly string[], buffer?: SharedArrayBuffer) {
    this.#outcomes = [...answeredStatuses, ...refusalCodes];
    this.#columnsOfRefusals = new Map(refusalCodes.map((code, index) => [code, answeredStatuses.length + index]));
    const counts = bucketsKept * this.#outcomes.length;
    this.buffer = buffer ?? new SharedArrayBuffer(bucketsKept * Float64Array.BYTES_PER_ELEMENT + counts * Uint32Array.BYTES_PER_ELEMENT);
    this.#numbers = new Float64Array(this.buffer, 0, bucketsKept);
    this.#counts = new Uint32Array(this.buffer, this.#numbers.byteLength, counts);
    if (buffer === undefined) this.#numbers.fill(-1);
  }

  /** `answer` is the text of an answer, which begins with its status; `at`: epoch milliseconds. */
  countAnswer(answer: string, at: number): void {
    const place = answer.charCodeAt(validAt) === letterOfTrue ? statusAfterTrue : statusAfterFalse;
    this.#count(columnsByLetter[answer.charCodeAt(place)] ?? 0, at);
  }

  countRefusal(code: string, at: number): void {
    const column = this.#columnsOfRefusals.get(code);
    if (column !== undefined) this.#count(column, at);
  }

  #count(column: number, at: number): void {
    const number = Math.floor(at / (bucketSeconds * 1000));
    const place = number % bucketsKept;
    const first = place * this.#outcomes.length;
    if (this.#numbers[place] !== number) {
      this.#numbers[place] = number;
      this.#counts.fill(0, first, first + this.#outcomes.length);
    }
    const index = first + column;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
  }

  /** The last buckets, the oldest first; the one that `at` is in is not over yet. */
  read(at: number): readonly CheckBucket[] {
    const last = Math.floor(at / (bucketSeconds * 1000));
    return Array.from({ length: bucketsKept }, (_, index) => this.#bucket(last - bucketsKept + 1 + index));
  }

  #bucket(number: number): CheckBucket {
    const place = number % bucketsKept;
    const first = place * this.#outcomes.length;
    const isThere = this.#numbers[place] === number;
    const counts = this.#outcomes.flatMap((outcome, column) => {
      const count = isThere ? (this.#counts[first + column] ?? 0) : 0;
      return count === 0 ? [] : [[outcome, count] as const];
    });
    return { startsAt: number * bucketSeconds * 1000, counts: Object.fromEntries(counts) };
  }
}

/** What all of them count, bucket by bucket. */
export function summedBuckets(all: readonly CheckStatistics[], at: number): readonly CheckBucket[] {
  const [first = [], ...others] = all.map((statistics) => statistics.read(at));
  return first.map(({ startsAt, counts }, index) => {
    const sums: Record<string, number> = { ...counts };
    for (const other of others)
      for (const [outcome, count] of Object.entries(other[index]?.counts ?? {})) sums[outcome] = (sums[outcome] ?? 0) + count;
    return { startsAt, counts: sums };
  });
}
