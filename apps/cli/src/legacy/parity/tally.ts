import { parityCauses, type ParityCause, type ParityEffect } from '@seatledger/domain/migration/parity-causes.ts';

export interface CountedCause {
  readonly cause: ParityCause;
  readonly effect: ParityEffect;
  readonly questions: number;
}

export interface Counts {
  readonly asked: number;
  readonly agreed: number;
  /** The most frequent first. */
  readonly causes: readonly CountedCause[];
}

export interface DomainCounts extends Counts {
  readonly name: string;
}

/** Counts questions by domain, and their differences by cause and effect. */
export class Tally {
  readonly #domains = new Map<string | null, { asked: number; agreed: number; readonly causes: Map<string, number> }>();

  /** `domain`: null where the address is none, and no seat says which. */
  agree(domain: string | null): void {
    const counts = this.#of(domain);
    counts.asked += 1;
    counts.agreed += 1;
  }

  differ(domain: string | null, cause: ParityCause, effect: ParityEffect): void {
    const counts = this.#of(domain);
    const key = `${cause} ${effect}`;
    counts.asked += 1;
    counts.causes.set(key, (counts.causes.get(key) ?? 0) + 1);
  }

  #of(domain: string | null) {
    const known = this.#domains.get(domain);
    if (known !== undefined) return known;
    const counts = { asked: 0, agreed: 0, causes: new Map<string, number>() };
    this.#domains.set(domain, counts);
    return counts;
  }

  /** By name, without the questions that are about no domain. */
  domains(): readonly DomainCounts[] {
    return [...this.#domains]
      .flatMap(([name, { asked, agreed, causes }]) => (name === null ? [] : [{ name, asked, agreed, causes: countedCauses(causes) }]))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  total(): Counts {
    return sumCounts([...this.#domains.values()].map(({ causes, ...counts }) => ({ ...counts, causes: countedCauses(causes) })));
  }
}

export function sumCounts(all: readonly Counts[]): Counts {
  const causes = new Map<string, number>();
  for (const { cause, effect, questions } of all.flatMap((one) => one.causes)) {
    causes.set(`${cause} ${effect}`, (causes.get(`${cause} ${effect}`) ?? 0) + questions);
  }
  return {
    asked: all.reduce((sum, { asked }) => sum + asked, 0),
    agreed: all.reduce((sum, { agreed }) => sum + agreed, 0),
    causes: countedCauses(causes),
  };
}

function countedCauses(counts: ReadonlyMap<string, number>): readonly CountedCause[] {
  const causes = Array.from(counts, ([key, questions]): CountedCause => {
    const [cause = '', effect = ''] = key.split(' ');
    return { cause: cause as ParityCause, effect: effect as ParityEffect, questions };
  });
  return causes.toSorted((a, b) => b.questions - a.questions || parityCauses.indexOf(a.cause) - parityCauses.indexOf(b.cause));
}
