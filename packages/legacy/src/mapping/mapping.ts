import type { Decisions } from '../plan/decisions.ts';
import type { FeatureRule } from '../values/feature-rule.ts';
import type { FileRules } from '../csv/file-rules.ts';
import type { Entity } from './canonical-rows.ts';

export const mappingVersion = 1;

/** How an old database is to be read: what a mapping file says. */
export interface Mapping {
  readonly version: typeof mappingVersion;
  /** IANA; the zone in whose calendar validities are counted, where the customer's own is not known. */
  readonly timeZone: string;
  readonly dates: DateRules;
  readonly flags: FlagRules;
  readonly addresses: AddressRules;
  readonly files: FileRules;
  readonly tables: readonly TableMapping[];
  /** By the code of the old feature. */
  readonly features: ReadonlyMap<string, FeatureRule>;
  /** By the name of the old role; null: its people are not invited. */
  readonly roles: ReadonlyMap<string, string | null>;
  /** What somebody has decided where the old database says nothing. */
  readonly decisions: Decisions;
}

export interface DateRules {
  /** IANA; the clock by which dates without a zone were written. */
  readonly writtenIn: string;
  /** What `7/4/1996` means. Null: a date that may be two is refused. */
  readonly order: 'dmy' | 'mdy' | null;
  /** Whether the last day of a validity that ends at midnight is that day, or the one before. */
  readonly until: 'inclusive' | 'exclusive';
  /** Days that stand for no start and no end. */
  readonly openFrom: readonly string[];
  readonly openUntil: readonly string[];
}

/** Folded words, beside `1` and `0`. */
export interface FlagRules {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

export interface AddressRules {
  /** Whether ` at ` and `(at)` are taken for `@`. */
  readonly atWord: boolean;
}

export interface TableMapping {
  /** As the source calls it. */
  readonly table: string;
  /** Null: the table is left aside. */
  readonly entity: Entity | null;
  /** Columns that tell its rows from each other. */
  readonly key: readonly string[];
  /** Names of the columns of a file that has no line of names. */
  readonly header: readonly string[] | null;
  readonly columns: readonly ColumnMapping[];
}

export interface ColumnMapping {
  readonly column: string;
  readonly target: ColumnTarget;
  /** Rules of this column alone, over those of the whole. */
  readonly dates: Partial<DateRules>;
  /** Whether the flag says the opposite of the field: `IsBlocked` for `isActive`. */
  readonly negated: boolean;
}

/** `unknown`: nobody has said yet, and it is told each time; `ignored`: somebody has said that it is not needed. */
export type ColumnTarget = { readonly kind: 'field'; readonly field: string } | { readonly kind: 'ignored' } | { readonly kind: 'unknown' };
