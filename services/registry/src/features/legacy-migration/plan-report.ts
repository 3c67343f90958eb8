import type { RowFate } from '@seatledger/domain/migration/migration.ts';

/** What the plan has found, as it is kept and as the report shows it. */
export interface PlanReport {
  readonly tables: readonly PlannedTable[];
  /** By customer, and `''` for what belongs to none. */
  readonly customers: readonly ComparedCustomer[];
  /** By kind of thing. */
  readonly kinds: readonly ComparedKind[];
  /** Source keys of things that a migration has made and whose rows are no longer in the source. They stay as they are. */
  readonly gone: number;
}

export interface PlannedTable {
  readonly table: string;
  readonly entity: string;
  readonly rows: number;
  readonly fates: readonly { readonly fate: RowFate; readonly code: string | null; readonly rows: number }[];
}

/**
 * What the source says and what Seatledger has of the same things. A checksum is the sum, modulo 2^48, of the first 48 bits of the MD5
 * of each thing in one form, so that it is the same in any order.
 */
export interface Compared {
  readonly inSource: number;
  readonly inSeatledger: number;
  readonly sourceChecksum: string;
  readonly seatledgerChecksum: string;
  /** Not as the source says, because somebody has changed or removed it in Seatledger since. */
  readonly changedSince: number;
  /** Not as the source says, and nobody has changed it since. */
  readonly differing: number;
}

export interface ComparedCustomer extends Compared {
  readonly customer: string;
  readonly domains: number;
  readonly users: number;
}

export interface ComparedKind extends Compared {
  readonly kind: string;
}
