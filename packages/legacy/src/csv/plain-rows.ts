import type { CsvRow } from '@seatledger/platform/csv/row-splitter.ts';
import type { TextSource } from '@seatledger/platform/csv/text-source.ts';
import { SourceError } from '../source/source-error.ts';

const maxRowLength = 64 * 1024 * 1024;

/**
 * Rows as bcp writes them: cells between separators, rows between row ends, and no way of writing either within a cell. Where rows end with CRLF,
 * a line feed alone is part of a cell.
 */
export async function* plainRows(
  text: TextSource,
  separator: string,
  rowEnd: '\r\n' | '\n',
): AsyncGenerator<readonly CsvRow[], void, void> {
  let rest = '';
  let line = 1;
  for (let piece = await text.next(); piece !== undefined; piece = await text.next()) {
    const written = rest + piece;
    const rows: CsvRow[] = [];
    let start = 0;
    for (let end = written.indexOf(rowEnd); end >= 0; end = written.indexOf(rowEnd, start)) {
      const row = written.slice(start, end);
      rows.push({ line, cells: row.split(separator) });
      line += 1 + linesIn(row);
      start = end + rowEnd.length;
    }
    rest = written.slice(start);
    if (rest.length > maxRowLength)
      throw new SourceError('unreadable_file', `The row on line ${line} has no end: say how its rows end.`, { line });
    yield rows;
  }
  if (text.isBroken) {
    const detail = `What follows line ${line} is not written in ${text.decoder.encoding} as what comes before: export the file as UTF-8 or UTF-16.`;
    throw new SourceError('unreadable_encoding', detail, { line });
  }
  if (rest !== '') yield [{ line, cells: rest.split(separator) }];
}

function linesIn(row: string): number {
  return row.includes('\n') ? row.split('\n').length - 1 : 0;
}
