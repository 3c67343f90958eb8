import { bytePieces } from './byte-pieces.ts';
import { CsvError } from './csv-error.ts';
import { headerSearchRows, readPreamble, recogniseSeparator, type IsHeader } from './dialect.ts';
import { emptyFile, notText, type CsvEncoding } from './encoding.ts';
import { RowSplitter, type CsvRow, type CsvSeparator, type RowLimits } from './row-splitter.ts';
import { openText, type TextSource } from './text-source.ts';

export { CsvError } from './csv-error.ts';
export type { CsvRow, CsvSeparator } from './row-splitter.ts';

/** A table as it was sent. Disposing it lets go of the source; so does reading `rows` to the end or leaving its loop. */
export interface CsvFile extends AsyncDisposable {
  /** As known so far: a file that begins with plain ASCII is called utf-8 until a byte says otherwise. */
  readonly encoding: CsvEncoding;
  readonly separator: CsvSeparator;
  readonly header: CsvRow;
  /** In batches, to be read once. Rows have as many cells as were written, whatever the header has; blank rows are left out. */
  readonly rows: AsyncIterable<readonly CsvRow[]>;
}

export interface ReadCsvOptions {
  /** Tells the header from title lines above it; without it the first row is the header. */
  readonly isHeader?: IsHeader;
  /** Where it is known; otherwise as the file shows. */
  readonly separator?: CsvSeparator;
  readonly limits?: RowLimits;
}

const batchLength = 4_096;

/**
 * Reads UTF-8, UTF-16 and Windows-1252, with `,` `;` or tab, as a stream in bounded memory. Throws {@link CsvError}, also out of `rows`.
 */
export async function readCsv(source: AsyncIterable<Uint8Array>, options: ReadCsvOptions = {}): Promise<CsvFile> {
  const pieces = bytePieces(source);
  try {
    return await openTable(pieces, options);
  } catch (error) {
    await pieces.return();
    throw error;
  }
}

async function openTable(pieces: AsyncGenerator<Uint8Array, void, void>, options: ReadCsvOptions): Promise<CsvFile> {
  const text = await openText(pieces);
  const head = (await text.next()) ?? '';
  const preamble = readPreamble(head);
  const table = head.slice(preamble.length);
  const separator = options.separator ?? preamble.separator ?? recogniseSeparator(table, text.isLast, options.isHeader);
  const splitter = new RowSplitter(separator, { firstLine: preamble.lines + 1, ...(options.limits && { limits: options.limits }) });
  const rows = rowBatches(text, splitter, table);
  const { header, rest } = await findHeader(rows, options.isHeader);
  const close = async (): Promise<void> => {
    await pieces.return();
  };
  return {
    separator,
    header,
    get encoding() {
      return text.decoder.encoding;
    },
    rows: chained(rest, rows, close),
    [Symbol.asyncDispose]: close,
  };
}

async function* rowBatches(text: TextSource, splitter: RowSplitter, table: string): AsyncGenerator<CsvRow[], void, void> {
  for (let piece: string | undefined = table; piece !== undefined; piece = await text.next()) {
    refuseZeros(piece, splitter);
    splitter.push(piece);
    if (text.isLast && !text.isBroken) splitter.end();
    for (let batch = splitter.take(batchLength); batch.length > 0; batch = splitter.take(batchLength)) yield batch;
  }
  if (text.isBroken) throw unreadableEncoding(text.decoder.encoding, splitter.lastLine);
}

async function findHeader(
  rows: AsyncGenerator<CsvRow[], void, void>,
  isHeader: IsHeader = () => true,
): Promise<{ readonly header: CsvRow; readonly rest: readonly CsvRow[] }> {
  const passed: CsvRow[] = [];
  while (passed.length < headerSearchRows) {
    const { value: batch } = await rows.next();
    if (batch === undefined) break;
    const at = batch.slice(0, headerSearchRows - passed.length).findIndex((row) => isHeader(row.cells));
    const header = batch[at];
    if (header !== undefined) return { header, rest: batch.slice(at + 1) };
    passed.push(...batch.slice(0, headerSearchRows));
  }
  const [first] = passed;
  if (first === undefined) throw emptyFile();
  const detail = `None of the first ${headerSearchRows} rows names the columns: write a line with their names above line ${first.line}.`;
  throw new CsvError('no_header', detail, first.line);
}

async function* chained(
  first: readonly CsvRow[],
  others: AsyncIterable<readonly CsvRow[]>,
  close: () => Promise<void>,
): AsyncGenerator<readonly CsvRow[], void, void> {
  try {
    if (first.length > 0) yield first;
    yield* others;
  } finally {
    await close();
  }
}

function refuseZeros(piece: string, splitter: RowSplitter): void {
  const zeroAt = piece.indexOf('\0');
  if (zeroAt < 0) return;
  splitter.push(piece.slice(0, zeroAt));
  throw notText(splitter.lastLine);
}

function unreadableEncoding(encoding: CsvEncoding, line: number): CsvError {
  const detail = `Line ${line} is not written in ${encoding} as the lines before it are: save the file as CSV UTF-8 and send it again.`;
  return new CsvError('unreadable_encoding', detail, line);
}
