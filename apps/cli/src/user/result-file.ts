import { open, rename, rm } from 'node:fs/promises';
import { csvLine, neutraliseFormula } from '@seatledger/platform/csv/csv-line.ts';
import type { Verdict } from '@seatledger/server';

/** The file of verdicts, one line for each row of the list. It appears under its name only when it is whole. */
export interface ResultFile extends AsyncDisposable {
  write(verdicts: readonly Verdict[]): Promise<void>;
  finish(): Promise<void>;
}

// Spreadsheets take a file for UTF-8 only when it begins with this mark.
const byteOrderMark = '\uFEFF';

export async function openResultFile(path: string | undefined): Promise<ResultFile | undefined> {
  if (path === undefined) return undefined;
  const draft = `${path}.${process.pid}.part`;
  const file = await open(draft, 'wx', 0o600);
  let finished = false;
  await file.write(byteOrderMark + csvLine(['line', 'email', 'verdict', 'code', 'detail']));
  return {
    async write(verdicts) {
      await file.write(
        verdicts.map(({ line, address, verdict, code, detail }) => resultLine([String(line), address, verdict, code, detail])).join(''),
      );
    },
    async finish() {
      await file.sync();
      await file.close();
      await rename(draft, path);
      finished = true;
    },
    async [Symbol.asyncDispose]() {
      if (finished) return;
      await file.close();
      await rm(draft, { force: true });
    },
  };
}

function resultLine(cells: readonly string[]): string {
  return csvLine(cells.map(neutraliseFormula));
}
