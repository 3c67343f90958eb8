import type { SqlType } from '../source/sql-type.ts';
import type { DateOrder } from '../values/written-date.ts';
import type { SourceNoticeCode } from '../source/source-notice.ts';
import type { Literal } from './literal.ts';

/** A name as written, in its parts: database, schema, table. */
export type QualifiedName = readonly string[];

export interface ColumnDefinition {
  readonly name: string;
  /** Null where rows alone tell of the column. */
  readonly type: SqlType | null;
  readonly nullable: boolean;
  readonly identity: { readonly seed: number; readonly increment: number } | null;
  /** Undefined: none. */
  readonly defaultValue: Literal | undefined;
  /** Its values are worked out from others: no row gives one. */
  readonly isComputed: boolean;
}

export type TableConstraint =
  | { readonly kind: 'primary-key'; readonly columns: readonly string[] }
  | {
      readonly kind: 'foreign-key';
      readonly columns: readonly string[];
      readonly table: QualifiedName;
      readonly references: readonly string[];
    }
  | { readonly kind: 'default'; readonly column: string; readonly value: Literal }
  | { readonly kind: 'other' };

export interface TableDefinition {
  readonly name: QualifiedName;
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly TableConstraint[];
}

export interface InsertTarget {
  readonly name: QualifiedName;
  /** Null: all that the table has, in their order. */
  readonly columns: readonly string[] | null;
}

/** What a script says, statement by statement; a list of rows one by one. */
export interface ScriptStatements {
  createTable(definition: TableDefinition): void;
  alterTable(name: QualifiedName, columns: readonly ColumnDefinition[], constraints: readonly TableConstraint[]): void;
  /** `values: null`: DEFAULT VALUES. The same target is the same object for all rows of a statement. */
  insertRow(target: InsertTarget, values: readonly Literal[] | null, line: number): void;
  setDateOrder(order: DateOrder | null): void;
  /** GO, and how often the batch is run. */
  endBatch(times: number, line: number): void;
  /** `rows_skipped` of a table that has no rows yet is none. */
  notice(code: SourceNoticeCode, line: number, text: string): void;
}
