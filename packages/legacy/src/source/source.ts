import type { SourceNotice } from './source-notice.ts';
import type { SourceTable } from './source-table.ts';
import type { SourceValue } from './source-value.ts';

export type SourceKind = 't-sql' | 'csv' | 'tds';

/**
 * An old database, wherever it is read from. The same database gives the same rows in the same texts, whichever kind it is; a source
 * may be read as often as one likes, and nothing of it is ever changed.
 */
export interface LegacySource extends AsyncDisposable {
  readonly kind: SourceKind;
  /** For people: the name of the file or folder, `server/database`. Never an address with a password. */
  readonly name: string;
  /** All tables, and whatever could not be read. A script or a folder is read through once for it. */
  survey(): Promise<SourceSurvey>;
  /**
   * All rows, or those of the named tables, once through, in batches of one table. Tables of a script may take turns, and come in the
   * order in which they are written; the rows of one table always come in the same order. The next batch is read when it is asked for.
   * Throws {@link SourceError} where the source cannot be read any further.
   */
  read(options?: ReadOptions): AsyncIterable<SourceBatch>;
}

export interface ReadOptions {
  /** Names of tables, in any case and with or without `dbo`. */
  readonly tables?: readonly string[];
  /** So many rows of each table, the first ones, are enough. */
  readonly rowsPerTable?: number;
  /** What was read otherwise than it stands there, or not at all, once the end is reached. */
  readonly onNotice?: (notice: SourceNotice) => void;
}

export interface SourceSurvey {
  readonly tables: readonly SurveyedTable[];
  readonly notices: readonly SourceNotice[];
}

export interface SurveyedTable extends SourceTable {
  readonly rowCount: number;
}

export interface SourceBatch {
  /** As known when these rows were read: a script may add columns between rows. */
  readonly table: SourceTable;
  readonly rows: readonly SourceRow[];
}

export interface SourceRow {
  readonly place: SourcePlace;
  /** In the order of the table's columns, one for each. A row that has too few or too many is as it is written, and cannot be mapped. */
  readonly values: readonly SourceValue[];
}

/** Where a row is in its source. Within a table, no two rows have the same `row`. */
export interface SourcePlace {
  /** 1-based, in the order in which the rows of the table come. */
  readonly row: number;
  /** Null where the rows come from a server. */
  readonly file: string | null;
  /** The line on which the row begins, 1-based. */
  readonly line: number | null;
}

/** `monolith.sql, line 214`; of a server, `row 17`. */
export function describePlace({ row, file, line }: SourcePlace): string {
  return file === null || line === null ? `row ${row}` : `${file}, line ${line}`;
}
