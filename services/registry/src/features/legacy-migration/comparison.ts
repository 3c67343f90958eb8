import { digestOf } from '@seatledger/legacy/plan/desired-digest.ts';
import type { Compared, ComparedCustomer, ComparedKind } from './plan-report.ts';

/** One thing on both sides; a line is what it is, in the one form that both are compared in. */
export interface BothSides {
  readonly kind: string;
  /** Name of the customer whose it is; '' where it is nobody's. */
  readonly customer: string;
  readonly sourceLine: string;
  /** null: Seatledger does not have it. */
  readonly seatledgerLine: string | null;
  /** Whether somebody has changed or removed it in Seatledger after a migration had written it. */
  readonly changedSince: boolean;
}

interface Tally {
  inSource: number;
  inSeatledger: number;
  source: number;
  seatledger: number;
  changedSince: number;
  differing: number;
  domains: number;
  users: number;
}

/** Counts and adds up things as they come by. */
export class Comparison {
  readonly #kinds = new Map<string, Tally>();
  readonly #customers = new Map<string, Tally>();

  add(sides: BothSides): void {
    const source = bits(sides.sourceLine);
    const isSame = sides.seatledgerLine === sides.sourceLine;
    const seatledger = isSame ? source : sides.seatledgerLine === null ? 0 : bits(sides.seatledgerLine);
    for (const tally of [tallyOf(this.#kinds, sides.kind), tallyOf(this.#customers, sides.customer)]) {
      tally.inSource += 1;
      tally.source = (tally.source + source) % modulus;
      if (sides.seatledgerLine !== null) {
        tally.inSeatledger += 1;
        tally.seatledger = (tally.seatledger + seatledger) % modulus;
      }
      if (!isSame) tally[sides.changedSince ? 'changedSince' : 'differing'] += 1;
      if (sides.kind === 'domain') tally.domains += 1;
      if (sides.kind === 'user') tally.users += 1;
    }
  }

  kinds(): readonly ComparedKind[] {
    return Array.from(this.#kinds, ([kind, tally]) => ({ kind, ...comparedOf(tally) }));
  }

  customers(): readonly ComparedCustomer[] {
    return Array.from(this.#customers, ([customer, tally]) => ({
      customer,
      domains: tally.domains,
      users: tally.users,
      ...comparedOf(tally),
    })).toSorted((a, b) => (a.customer < b.customer ? -1 : 1));
  }
}

// Sums of two stay whole numbers that JavaScript keeps exactly.
const modulus = 2 ** 48;

function bits(line: string): number {
  return Number.parseInt(digestOf(line).slice(0, 12), 16);
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const present = tallies.get(name);
  if (present !== undefined) return present;
  const made = { inSource: 0, inSeatledger: 0, source: 0, seatledger: 0, changedSince: 0, differing: 0, domains: 0, users: 0 };
  tallies.set(name, made);
  return made;
}

function comparedOf({ inSource, inSeatledger, source, seatledger, changedSince, differing }: Tally): Compared {
  return { inSource, inSeatledger, sourceChecksum: hex(source), seatledgerChecksum: hex(seatledger), changedSince, differing };
}

function hex(sum: number): string {
  return sum.toString(16).padStart(12, '0');
}
