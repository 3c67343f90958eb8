import type { EntitledFeature } from '@seatledger/domain/entitlement/resolve-entitlements.ts';

/** What a check answers for every seat of a group, serialised. */
export interface Answer {
  /** The JSON object up to and including `features`, in ASCII, not closed. */
  readonly text: string;
  /** It holds until this instant (epoch milliseconds). */
  readonly until: number;
}

const maxSharedTexts = 10_000;

/** The last answers made with the values of the same features, by the number of a group. */
export class AnswerColumn {
  readonly features: readonly EntitledFeature[];
  readonly #texts: (string | null)[] = [];
  /** Of the groups, as they were when the answers were made. */
  readonly #versions: number[] = [];
  readonly #untils: number[] = [];
  /** What is kept was made at this instant at the latest, and holds from then on until the next change. */
  #madeAt = -Infinity;
  #nextChangeAt = Infinity;
  /** Many groups have the same answer: one text takes less memory, and is more often at hand. */
  readonly #shared = new Map<string, string>();

  constructor(features: readonly EntitledFeature[]) {
    this.features = features;
  }

  /** The answer for a version of a group that holds at an instant, null where it has to be made. */
  find(group: number, version: number, at: number): string | null {
    if (at >= this.#nextChangeAt) this.#dropOutdated(at);
    else if (at < this.#madeAt) this.#dropAll();
    return this.#versions[group] === version ? (this.#texts[group] ?? null) : null;
  }

  /** Until when the answer that is kept of a group holds. */
  holdsUntil(group: number): number {
    return this.#untils[group] ?? Infinity;
  }

  /** Keeps the answer for a version of a group, made at an instant. */
  keep(group: number, version: number, { text, until }: Answer, at: number): string {
    while (this.#texts.length <= group) {
      this.#texts.push(null);
      this.#versions.push(0);
      this.#untils.push(Infinity);
    }
    const kept = this.#share(text);
    this.#texts[group] = kept;
    this.#versions[group] = version;
    this.#untils[group] = until;
    this.#madeAt = Math.max(this.#madeAt, at);
    this.#nextChangeAt = Math.min(this.#nextChangeAt, until);
    return kept;
  }

  #dropOutdated(at: number): void {
    this.#nextChangeAt = Infinity;
    this.#untils.forEach((until, group) => {
      if (this.#texts[group] === null) return;
      if (at >= until) this.#texts[group] = null;
      else this.#nextChangeAt = Math.min(this.#nextChangeAt, until);
    });
  }

  /** The clock has been put back: what was made before says what will be. */
  #dropAll(): void {
    this.#texts.fill(null);
    this.#madeAt = -Infinity;
    this.#nextChangeAt = Infinity;
  }

  #share(text: string): string {
    const known = this.#shared.get(text);
    if (known !== undefined) return known;
    if (this.#shared.size === maxSharedTexts) this.#shared.clear();
    this.#shared.set(text, text);
    return text;
  }
}
