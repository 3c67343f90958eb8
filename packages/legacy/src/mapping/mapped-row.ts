import type { SourcePlace } from '../source/source.ts';
import { isUnread, type SourceValue } from '../source/source-value.ts';
import type { CanonicalRows, Entity } from './canonical-rows.ts';
import type { FaultCode, RemarkCode } from './faults.ts';

/** Where a row comes from, and what it was. */
export interface RowOrigin {
  /** Name of the old table: `dbo.User`. */
  readonly table: string;
  /**
   * What tells the row from others of its table: the values of the key that the mapping file names (several are joined by `|`), in the
   * same form as ids. Does not change when the source is read again, or from another kind of source. Not unique where the old key is not.
   */
  readonly key: string;
  readonly place: SourcePlace;
  /** Names of the columns, the same array for all rows of a batch. */
  readonly columns: readonly string[];
  /** The row as it was read, whole, also what is not mapped. */
  readonly values: readonly SourceValue[];
}

export type MappingOutcome = MappedRow | UnmappedRow;

/** `MappedRow<'user'>['row']` is a `LegacyUser`; narrow by `entity`. */
export type MappedRow<One extends Entity = Entity> = {
  [E in One]: {
    readonly outcome: 'mapped';
    readonly entity: E;
    readonly origin: RowOrigin;
    readonly row: CanonicalRows[E];
    /** What was read otherwise than it is written, or stands out. Mostly empty. */
    readonly remarks: readonly Remark[];
  };
}[One];

/** A row that breaks a rule of its own; nothing of it is guessed. What only other rows tell (no such customer) is not looked at here. */
export interface UnmappedRow {
  readonly outcome: 'unmapped';
  readonly entity: Entity;
  readonly origin: RowOrigin;
  /** All that is wrong, at least one. */
  readonly faults: readonly MappingFault[];
}

export interface MappingFault {
  readonly code: FaultCode;
  /** Of the canonical row: `email`. */
  readonly field: string;
  /** Of the old table; null where no column is mapped to the field. */
  readonly column: string | null;
  /** One English sentence that says what is wrong and what to do. */
  readonly detail: string;
}

export interface Remark {
  readonly code: RemarkCode;
  readonly field: string;
  readonly column: string;
  readonly detail: string;
}

/** The old row for people and for keeping as JSON: an unread expression is its text in brackets. */
export function rawRecord({ columns, values }: Pick<RowOrigin, 'columns' | 'values'>): Readonly<Record<string, string | null>> {
  return Object.fromEntries(columns.map((column, index) => [column, rawText(values[index] ?? null)]));
}

function rawText(value: SourceValue): string | null {
  return isUnread(value) ? `{${value.unread}}` : value;
}
