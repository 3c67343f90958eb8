import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { CsvError } from '@seatledger/platform/csv/csv-error.ts';
import { readCsv } from '@seatledger/platform/csv/read-csv.ts';
import type { CsvRow } from '@seatledger/platform/csv/row-splitter.ts';
import { openText } from '@seatledger/platform/csv/text-source.ts';
import { NoticeLog } from '../source/notice-log.ts';
import { SourceError } from '../source/source-error.ts';
import { sourceFault } from '../source/source-fault.ts';
import type { LegacySource, ReadOptions, SourceBatch, SourceRow, SourceSurvey, SurveyedTable } from '../source/source.ts';
import { tableKey, type SourceTable } from '../source/source-table.ts';
import type { SourceValue } from '../source/source-value.ts';
import type { FileRules } from './file-rules.ts';
import { recogniseStyle, type FileStyle } from './file-style.ts';
import { looksLikeHeader } from './header.ts';
import { findTableFiles, type TableFile, type TableFiles } from './table-files.ts';
import { plainRows } from './plain-rows.ts';
import { emptyTextSign, textBytes } from './text-bytes.ts';

export interface CsvSourceOptions {
  readonly rules: FileRules;
  /** Names of the columns of files that have no line of names, by table. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

/** Tables as files, one each, named after them: as Management Studio, bcp (`-c`, `-w`) and others export them. */
export async function openTableFiles(locations: readonly string[], options: CsvSourceOptions): Promise<LegacySource> {
  const files = await findTableFiles(locations);
  const headers = new Map(Array.from(options.headers, ([table, header]) => [tableKey(table), header]));
  const known = { rules: options.rules, headers };
  return {
    kind: 'csv',
    name: locations.map((path) => basename(path)).join(', '),
    survey: async () => await surveyFiles(files, known),
    read: (read) => readFiles(files, known, read),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function surveyFiles({ tables, unused }: TableFiles, options: CsvSourceOptions): Promise<SourceSurvey> {
  const notices = new NoticeLog();
  for (const file of unused) notices.add('unused_file', null, 'It is no table: name a file after its table, dbo.User.csv.', file);
  const surveyed: SurveyedTable[] = [];
  for (const file of tables) {
    let rowCount = 0;
    let table: SourceTable | undefined;
    for await (const batch of readTableFile(file, options, notices)) {
      ({ table } = batch);
      rowCount += batch.rows.length;
    }
    if (table !== undefined) surveyed.push({ ...table, rowCount });
  }
  return { tables: surveyed, notices: notices.all() };
}

async function* readFiles(
  { tables }: TableFiles,
  options: CsvSourceOptions,
  read: ReadOptions = {},
): AsyncGenerator<SourceBatch, void, void> {
  const notices = new NoticeLog();
  const wanted = read.tables && new Set(read.tables.map(tableKey));
  for (const file of tables) {
    if (wanted === undefined || wanted.has(tableKey(file.table)))
      yield* firstRows(readTableFile(file, options, notices), read.rowsPerTable ?? Infinity);
  }
  for (const notice of notices.all()) read.onNotice?.(notice);
}

async function* firstRows(batches: AsyncIterable<SourceBatch>, count: number): AsyncGenerator<SourceBatch, void, void> {
  let left = count;
  for await (const { table, rows } of batches) {
    yield { table, rows: rows.length > left ? rows.slice(0, left) : rows };
    left -= rows.length;
    if (left <= 0) return;
  }
}

/** At least one batch, be it empty: a table without rows is one. */
async function* readTableFile(
  file: TableFile,
  { rules, headers }: CsvSourceOptions,
  notices: NoticeLog,
): AsyncGenerator<SourceBatch, void, void> {
  try {
    const style = await recogniseStyle(file.path, rules);
    if (style.codePage850 && rules.encoding === null) {
      notices.add(
        'encoding_assumed',
        null,
        'It is read as code page 850, as bcp -c writes it: say encoding: windows-1252 where letters are wrong.',
        file.file,
      );
    }
    const reading = new TableReading(file, rules, headers.get(tableKey(file.table)), notices);
    for await (const rows of rowsOf(file.path, style)) yield reading.take(rows);
    yield reading.take([]);
  } catch (error) {
    throw faultOf(error, file);
  }
}

const limits = { columns: 10_000, cellLength: 64 * 1024 * 1024, rowLength: 128 * 1024 * 1024 };

async function* rowsOf(path: string, style: FileStyle): AsyncGenerator<readonly CsvRow[], void, void> {
  const bytes = textBytes(createReadStream(path), style.codePage850);
  try {
    if (style.kind === 'plain') {
      yield* plainRows(await openText(bytes), style.separator, style.rowEnd);
    } else {
      await using table = await readCsv(bytes, { separator: style.separator, limits });
      yield [table.header];
      yield* table.rows;
    }
  } finally {
    await bytes.return();
  }
}

/** Rows of a file become those of a table: the first may be a line of names. */
class TableReading {
  readonly #file: TableFile;
  readonly #nulls: ReadonlySet<string>;
  readonly #notices: NoticeLog;
  #table: SourceTable | undefined;
  #count = 0;

  constructor(file: TableFile, { nulls }: FileRules, header: readonly string[] | undefined, notices: NoticeLog) {
    this.#file = file;
    this.#nulls = new Set(nulls);
    this.#notices = notices;
    if (header !== undefined) this.#table = tableWith(file, header);
  }

  take(rows: readonly CsvRow[]): SourceBatch {
    const taken = this.#table === undefined ? this.#takeHeader(rows) : rows;
    const table = this.#table ?? tableWith(this.#file, []);
    const { length: width } = table.columns;
    return {
      table,
      rows: taken.filter(({ cells }) => width < 2 || cells.length > 1 || cells[0] !== '').map((row) => this.#rowOf(row, width)),
    };
  }

  #takeHeader(rows: readonly CsvRow[]): readonly CsvRow[] {
    const [first] = rows;
    if (first === undefined) return rows;
    const isHeader = looksLikeHeader(first.cells);
    const names = isHeader ? first.cells.map((cell) => cell.trim()) : first.cells.map((_, index) => `column ${index + 1}`);
    this.#table = tableWith(this.#file, names);
    if (!isHeader) {
      this.#notices.add(
        'table_undeclared',
        first.line,
        `${this.#file.table} has no line of names: say in the mapping file (header) what its columns are.`,
        this.#file.file,
      );
    }
    return isHeader ? rows.slice(1) : rows;
  }

  #rowOf({ line, cells }: CsvRow, width: number): SourceRow {
    this.#count += 1;
    if (cells.length !== width) {
      this.#notices.add('row_width', line, `${this.#file.table} has a row of ${cells.length} cells for ${width} columns.`, this.#file.file);
    }
    return { place: { row: this.#count, file: this.#file.file, line }, values: cells.map((cell) => this.#valueOf(cell)) };
  }

  #valueOf(cell: string): SourceValue {
    if (cell === '' || this.#nulls.has(cell)) return null;
    return cell === emptyTextSign || cell === '\0' ? '' : cell;
  }
}

function tableWith({ table }: TableFile, names: readonly string[]): SourceTable {
  return { name: table, columns: names.map((name) => ({ name, type: null, nullable: true })), primaryKey: [], foreignKeys: [] };
}

function faultOf(error: unknown, { path, file, table }: TableFile): Error {
  if (error instanceof SourceError) return new SourceError(error.code, error.message, { file, line: error.line, cause: error.cause });
  if (!(error instanceof CsvError)) return sourceFault(error, path);
  const code = error.code === 'unreadable_encoding' ? 'unreadable_encoding' : 'unreadable_file';
  const detail = error.code === 'empty' ? `${file} is empty: export ${table} anew, or take the file away.` : `${file}: ${error.message}`;
  return new SourceError(code, detail, { file, line: error.line, cause: error });
}
