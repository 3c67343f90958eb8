import type { CsvSeparator } from './row-splitter.ts';

const needsQuotes = /[",;\t\r\n]|^\s|\s$/;

/**
 * One line of a CSV file with its line end (RFC 4180: CRLF, quotes doubled). A cell that holds any of the three separators is quoted,
 * whichever is in use, so that a file opened with another one still has its columns.
 */
export function csvLine(cells: readonly string[], separator: CsvSeparator = ','): string {
  return `${cells.map(quoted).join(separator)}\r\n`;
}

function quoted(cell: string): string {
  return needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

// Apostrophes count, so that what has got one can be told from what had one already.
const formulaStart = /^'*[=+\-@\t\r\n]/;

/** A cell that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV injection). */
export function neutraliseFormula(cell: string): string {
  return formulaStart.test(cell) ? `'${cell}` : cell;
}

/** The inverse of {@link neutraliseFormula}. */
export function restoreFormula(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;
}
