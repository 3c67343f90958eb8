import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { readPreamble, recogniseSeparator } from '@seatledger/platform/csv/dialect.ts';
import type { CsvSeparator } from '@seatledger/platform/csv/row-splitter.ts';
import { openText } from '@seatledger/platform/csv/text-source.ts';
import type { FileRules } from './file-rules.ts';
import { looksLikeCodePage850 } from './code-page-850.ts';
import { textBytes } from './text-bytes.ts';

/** How a file is to be read. */
export type FileStyle =
  | { readonly kind: 'quoted'; readonly codePage850: boolean; readonly separator: CsvSeparator }
  | { readonly kind: 'plain'; readonly codePage850: boolean; readonly separator: string; readonly rowEnd: '\r\n' | '\n' };

const headLength = 65_536;

/** By what the mapping file says, else by the beginning of the file. Throws `CsvError` where there is no text. */
export async function recogniseStyle(path: string, rules: FileRules): Promise<FileStyle> {
  const bytes = await readHead(path);
  const codePage850 = rules.encoding === 'cp850' || (rules.encoding === null && looksLikeCodePage850(bytes));
  const head = await headText(bytes, codePage850);
  const separator = rules.separator ?? recogniseAnySeparator(head);
  const known = csvSeparators.find((one) => one === separator);
  const quoted = rules.quoted ?? (known !== undefined && mayBeQuoted(head, known, path));
  if (quoted && known !== undefined) return { kind: 'quoted', codePage850, separator: known };
  return { kind: 'plain', codePage850, separator, rowEnd: head.includes('\r\n') ? '\r\n' : '\n' };
}

const csvSeparators: readonly CsvSeparator[] = [',', ';', '\t'];

async function readHead(path: string): Promise<Uint8Array> {
  await using file = await open(path);
  const { bytesRead, buffer } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
  return buffer.subarray(0, bytesRead);
}

async function headText(bytes: Uint8Array, codePage850: boolean): Promise<string> {
  const text = await openText(textBytes(once(bytes), codePage850));
  return (await text.next()) ?? '';
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  if (bytes.length > 0) yield bytes;
}

// What people give bcp with -t so that no value holds it, longest first.
const rareSeparators = ['~|~', '|~|', '||', '@|@', '|', '¤', '§', '^'];

/** The one that is on every line equally often; where none is, the one by which the first line has most cells. */
function recogniseAnySeparator(head: string): string {
  const lines = head.split(/\r?\n/).slice(0, 50);
  const whole = lines.length > 1 ? lines.slice(0, -1).filter((line) => line !== '') : lines;
  const even = ['\t', ...rareSeparators].find((separator) => isEven(whole, separator));
  if (even !== undefined) return even;
  const { length } = readPreamble(head);
  return recogniseSeparator(head.slice(length), true, undefined);
}

function isEven(lines: readonly string[], separator: string): boolean {
  const counts = new Set(lines.map((line) => line.split(separator).length));
  return counts.size === 1 && !counts.has(1);
}

/** bcp knows no quotation marks. What says it is CSV, or is separated as CSV is, has them; with tabs, only where each that opens a cell closes it. */
function mayBeQuoted(head: string, separator: CsvSeparator, path: string): boolean {
  if (separator !== '\t' || extname(path).toLowerCase() === '.csv') return true;
  const opening = head.match(/(?:^|[\t\n])"/g)?.length ?? 0;
  const whole = head.match(/(?:^|[\t\n])"(?:[^"]|"")*"(?=[\t\r\n]|$)/g)?.length ?? 0;
  return opening > 0 && opening === whole;
}
