import type { SqlType } from './sql-type.ts';

export interface SourceTable {
  /** `dbo.User`; `User` where the source does not say the schema. What mapping files and reports call it. */
  readonly name: string;
  readonly columns: readonly SourceColumn[];
  /** Names of columns; empty where none is known. */
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

export interface SourceColumn {
  readonly name: string;
  /** Null where the source does not say. */
  readonly type: SqlType | null;
  readonly nullable: boolean;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  /** Name of the table that is referred to. */
  readonly table: string;
  /** Empty where the source does not say: its primary key. */
  readonly references: readonly string[];
}

/** The same for names of one table: case does not matter, and who says no schema means `dbo`. */
export function tableKey(name: string): string {
  const lower = name.toLowerCase();
  return lower.includes('.') ? lower : `dbo.${lower}`;
}
