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
 * addition. Of this process alone, and gone with it.
 */
export class CheckStatistics {
  readonly #outcomes: readonly string[];
  readonly #columnsOfRefusals: ReadonlyMap<string, number>;
  readonly #counts: Uint32Array;
  /** Which bucket of all times stands in each place of the ring. */
  readonly #numbers = new Float64Array(bucketsKept).fill(-1);

  /** By the codes of the refusals that there are. */
  constructor(refusalCodes: readonly string[]) {
    this.#outcomes = [...answeredStatuses, ...refusalCodes];
    this.#columnsOfRefusals = new Map(refusalCodes.map((code, index) => [code, answeredStatuses.length + index]));
    this.#counts = new Uint32Array(bucketsKept * this.#outcomes.length);
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
