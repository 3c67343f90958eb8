import { CsvError } from './csv-error.ts';
import { scanRow } from './scan-row.ts';

export type CsvSeparator = ',' | ';' | '\t';

/** One row. `line` is the physical line (1-based) on which it starts. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface RowLimits {
  readonly columns: number;
  /** In UTF-16 code units, as all lengths here. */
  readonly cellLength: number;
  readonly rowLength: number;
}

export const defaultRowLimits: RowLimits = { columns: 1_000, cellLength: 32_768, rowLength: 1_048_576 };

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const quote = 34;
const noBreakSpace = 0xa0;

/**
 * Cuts text that arrives in pieces into rows (RFC 4180, lenient: a quote inside an unquoted cell is a character, text after a closing
 * quote belongs to the cell). Lines end with CRLF, LF or CR, also mixed. Blank rows are left out, and counted as lines.
 */
export class RowSplitter {
  readonly #separator: CsvSeparator;
  readonly #limits: RowLimits;
  #text = '';
  #position = 0;
  #line: number;
  #ended = false;

  constructor(separator: CsvSeparator, options: { readonly firstLine?: number; readonly limits?: RowLimits } = {}) {
    this.#separator = separator;
    this.#line = options.firstLine ?? 1;
    this.#limits = options.limits ?? defaultRowLimits;
  }

  push(text: string): void {
    this.#text = this.#position < this.#text.length ? this.#text.slice(this.#position) + text : text;
    this.#position = 0;
  }

  /** Nothing follows: the last row needs no line end. */
  end(): void {
    this.#ended = true;
  }

  /** The line that the end of the text so far is on. */
  get lastLine(): number {
    return this.#line + countLineEnds(this.#text, this.#position, this.#text.length);
  }

  /** Up to `count` complete rows; an empty array when more text is needed, or none is left. */
  take(count: number): CsvRow[] {
    const rows: CsvRow[] = [];
    const text = this.#text;
    let lineFeedAt = -1;
    let returnAt = -1;
    let quoteAt = -1;
    while (rows.length < count && this.#position < text.length) {
      const start = this.#position;
      // Each search result is kept until the rows have passed it, so the text is searched once for each character.
      if (lineFeedAt < start) lineFeedAt = find(text, '\n', start);
      if (returnAt < start) returnAt = find(text, '\r', start);
      if (quoteAt < start) quoteAt = find(text, '"', start);
      const end = Math.min(lineFeedAt, returnAt);
      const row = quoteAt < end ? this.#takeQuoted(start) : this.#takePlain(start, end);
      if (row === undefined) break;
      if (row !== blankRow) rows.push(row);
    }
    if (rows.length === 0) this.#checkPending();
    return rows;
  }

  #takePlain(start: number, end: number): CsvRow | undefined {
    if (!this.#isComplete(end)) return undefined;
    const text = this.#text;
    const stop = Math.min(end, text.length);
    const line = this.#line;
    this.#passRow(stop, 1);
    return stop === start ? blankRow : this.#checked(line, text.slice(start, stop).split(this.#separator), start, stop);
  }

  #takeQuoted(start: number): CsvRow | undefined {
    const text = this.#text;
    const { cells, end, openQuote } = scanRow(text, start, this.#separator, this.#limits.cellLength);
    if (openQuote >= 0) {
      if (text.length - openQuote - 1 > this.#limits.cellLength) throw this.#overlong(openQuote);
      if (this.#ended) throw this.#unclosed(openQuote);
      return undefined;
    }
    if (!this.#isComplete(end)) return undefined;
    const line = this.#line;
    this.#passRow(end, countLineEnds(text, start, end) + 1);
    return this.#checked(line, cells, start, end);
  }

  /** Whether a row that stops at `end` is whole: a CR at the end of the text so far may be the first half of CRLF. */
  #isComplete(end: number): boolean {
    const last = this.#text.length - 1;
    return this.#ended || end < last || (end === last && this.#text.charCodeAt(end) === lineFeed);
  }

  #passRow(end: number, lines: number): void {
    const crlf = this.#text.charCodeAt(end) === carriageReturn && this.#text.charCodeAt(end + 1) === lineFeed;
    this.#position = end + (crlf ? 2 : 1);
    this.#line += lines;
  }

  #checked(line: number, cells: readonly string[], start: number, end: number): CsvRow {
    checkRow(line, cells, end - start, this.#limits);
    return mayBeBlank(this.#text.charCodeAt(start), this.#separator) && cells.every(isBlank) ? blankRow : { line, cells };
  }

  /** Refuses a row that is too long before it is complete, so that it never has to be held. */
  #checkPending(): void {
    const length = this.#text.length - this.#position;
    if (length <= this.#limits.cellLength) return;
    const { cells } = scanRow(this.#text, this.#position, this.#separator, this.#limits.cellLength);
    checkRow(this.#line, cells, length, this.#limits);
  }

  #overlong(openQuote: number): CsvError {
    const from = openQuote + 1;
    // A long quoted cell that runs over lines is nearly always a quote that was forgotten.
    if (countLineEnds(this.#text, from, from + this.#limits.cellLength) > 0) return this.#unclosed(openQuote);
    return cellTooLong(this.#line, this.#limits);
  }

  #unclosed(openQuote: number): CsvError {
    const line = this.#line + countLineEnds(this.#text, this.#position, openQuote);
    return new CsvError(
      'unclosed_quote',
      `The quotation mark that opens a cell on line ${line} is never closed: close or remove it.`,
      line,
    );
  }
}

const blankRow: CsvRow = { line: 0, cells: [] };

function find(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

function mayBeBlank(first: number, separator: CsvSeparator): boolean {
  return first <= space || first === quote || first >= noBreakSpace || first === separator.charCodeAt(0);
}

function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}

/** CRLF, LF and CR each count as one. */
function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && (at + 1 === to || text.charCodeAt(at + 1) !== lineFeed))) count += 1;
  }
  return count;
}

function checkRow(line: number, cells: readonly string[], length: number, limits: RowLimits): void {
  if (cells.length > limits.columns) {
    throw new CsvError('too_many_columns', `Line ${line} has more than ${limits.columns} columns: keep the columns that are needed.`, line);
  }
  if (length <= limits.cellLength) return;
  if (length > limits.rowLength) {
    throw new CsvError('row_too_long', `Line ${line} is longer than ${limits.rowLength} characters: this is not a list of rows.`, line);
  }
  if (cells.some((cell) => cell.length > limits.cellLength)) throw cellTooLong(line, limits);
}

function cellTooLong(line: number, limits: RowLimits): CsvError {
  const detail = `A cell of line ${line} is longer than ${limits.cellLength} characters: shorten it or remove the column.`;
  return new CsvError('row_too_long', detail, line);
}
