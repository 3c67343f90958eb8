/**
 * What was read otherwise than it stands there, or not at all:
 * - `statement_skipped`: a statement that says nothing of tables or rows (SET, USE, EXEC, GRANT …), or that cannot be read;
 * - `rows_skipped`: a statement that would add, change or remove rows and is no list of values: rows may be missing or out of date;
 * - `value_unread`: a value that only a server can work out; the row is there, and says what is written in its place;
 * - `default_used`, `identity_counted`: the script leaves a value to the server, which would have put this one;
 * - `table_undeclared`: rows of a table that is nowhere created: columns are known from the rows alone, or by number;
 * - `row_width`: a row with more or fewer values than its table has columns;
 * - `repeated_batch`: `GO 5` runs its batch five times, and so it is read;
 * - `encoding_assumed`: bytes that may be letters of one code page or another;
 * - `unused_file`: a file of a folder that is no table;
 * - `isolation`: rows were not read as of one moment.
 */
export type SourceNoticeCode =
  | 'statement_skipped'
  | 'rows_skipped'
  | 'value_unread'
  | 'default_used'
  | 'identity_counted'
  | 'table_undeclared'
  | 'row_width'
  | 'repeated_batch'
  | 'encoding_assumed'
  | 'unused_file'
  | 'isolation';

/** `text` is one sentence. Notices of the same kind about the same thing are given once, with how often. */
export interface SourceNotice {
  readonly code: SourceNoticeCode;
  readonly file: string | null;
  /** Of the first one, 1-based. */
  readonly line: number | null;
  readonly text: string;
  readonly count: number;
}
