import { csvHead, csvRow } from '@seatledger/platform/http/downloads.ts';
import type { Verdict } from './verdicts.ts';

/** The first line of the file that says what became of every row of a list. */
export const resultHead = csvHead(['line', 'email', 'verdict', 'code', 'detail']);

export function resultLines(verdicts: readonly Verdict[]): string {
  return verdicts.map(({ line, address, verdict, code, detail }) => csvRow([line, address, verdict, code, detail])).join('');
}
