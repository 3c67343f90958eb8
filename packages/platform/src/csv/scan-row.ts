const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

export interface ScannedRow {
  readonly cells: readonly string[];
  /** Where the row's line end stands; the length of the text when there is none. */
  readonly end: number;
  /** Where the quote stands that opens the last cell and is not closed within the length of a cell; -1 when all are. */
  readonly openQuote: number;
}

/** Reads one row that may hold quoted cells. Only the slow path of the splitter: rows without a quote are cut faster. */
export function scanRow(text: string, start: number, separator: string, cellLength: number): ScannedRow {
  const separatorCode = separator.charCodeAt(0);
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let value = '';
    if (text.charCodeAt(at) === quote) {
      const close = closingQuote(text, at);
      if (close < 0 || close - at - 1 > cellLength) {
        cells.push(text.slice(at + 1));
        return { cells, end: text.length, openQuote: at };
      }
      value = unquoted(text, at + 1, close);
      at = close + 1;
    }
    const end = cellEnd(text, at, separatorCode);
    cells.push(end === at ? value : value + text.slice(at, end));
    if (text.charCodeAt(end) !== separatorCode) return { cells, end, openQuote: -1 };
    at = end + 1;
  }
}

function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at;
}

function unquoted(text: string, from: number, to: number): string {
  const value = text.slice(from, to);
  return value.includes('"') ? value.replaceAll('""', '"') : value;
}

function cellEnd(text: string, from: number, separatorCode: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === separatorCode || code === lineFeed || code === carriageReturn) break;
    at += 1;
  }
  return at;
}
