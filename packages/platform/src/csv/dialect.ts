import { RowSplitter, type CsvRow, type CsvSeparator } from './row-splitter.ts';

const separators: readonly CsvSeparator[] = [',', ';', '\t'];

/** Lines before the header may be titles; a header further down is not looked for. */
export const headerSearchRows = 20;

export interface Preamble {
  /** How much of the text comes before the table: `sep=;` (Excel), `#TYPE …` (PowerShell), `version:v1.0` (Entra). */
  readonly length: number;
  readonly lines: number;
  /** What `sep=` says. */
  readonly separator: CsvSeparator | undefined;
}

const preambleLine = /(?:"?sep=(.)"?|"?#TYPE\b[^\r\n]*|"?version:v?\d[^\r\n]*)[;,\t ]*(?:\r\n|\r|\n|$)/iy;

export function readPreamble(text: string): Preamble {
  let length = 0;
  let lines = 0;
  let separator: CsvSeparator | undefined;
  for (;;) {
    preambleLine.lastIndex = length;
    const match = preambleLine.exec(text);
    if (match === null) return { length, lines, separator };
    separator ??= separators.find((known) => known === match[1]);
    length = preambleLine.lastIndex;
    lines += 1;
  }
}

export type IsHeader = (cells: readonly string[]) => boolean;

/**
 * The separator under which the header is found and has the most cells. Without `isHeader` the first row is the header.
 * Quotes are respected; no limit is applied here, so that the one that is broken is reported under the right separator.
 */
export function recogniseSeparator(table: string, ended: boolean, isHeader: IsHeader | undefined): CsvSeparator {
  let best: { readonly separator: CsvSeparator; readonly isFound: boolean; readonly cells: number } | undefined;
  for (const separator of separators) {
    const rows = firstRows(table, ended, separator);
    const found = isHeader === undefined ? undefined : rows.find((cells) => isHeader(cells));
    const cells = found?.length ?? rows[0]?.length ?? 0;
    const candidate = { separator, isFound: found !== undefined, cells };
    if (best === undefined || isBetter(candidate, best)) best = candidate;
  }
  return best?.separator ?? ',';
}

function isBetter(one: { isFound: boolean; cells: number }, other: { isFound: boolean; cells: number }): boolean {
  return one.isFound === other.isFound ? one.cells > other.cells : one.isFound;
}

const noLimits = { columns: Infinity, cellLength: Infinity, rowLength: Infinity };

function firstRows(table: string, ended: boolean, separator: CsvSeparator): (readonly string[])[] {
  const splitter = new RowSplitter(separator, { limits: noLimits });
  splitter.push(table);
  const rows = splitter.take(headerSearchRows);
  if (rows.length < headerSearchRows) rows.push(...lastRow(splitter, ended || rows.length === 0));
  return rows.map((row) => row.cells);
}

/** The row that the end of the text cuts off, or completes. A quote left open is reported by the splitter that has the limits. */
function lastRow(splitter: RowSplitter, wanted: boolean): CsvRow[] {
  if (!wanted) return [];
  splitter.end();
  try {
    return splitter.take(1);
  } catch {
    return [];
  }
}
