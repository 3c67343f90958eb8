import { open, rename, rm } from 'node:fs/promises';
import { resultHead, resultLines, type Verdict } from '@seatledger/server';

/** The file of verdicts, one line for each row of the list. It appears under its name only when it is whole. */
export interface ResultFile extends AsyncDisposable {
  write(verdicts: readonly Verdict[]): Promise<void>;
  finish(): Promise<void>;
}

export async function openResultFile(path: string | undefined): Promise<ResultFile | undefined> {
  if (path === undefined) return undefined;
  const draft = `${path}.${process.pid}.part`;
  const file = await open(draft, 'wx', 0o600);
  let finished = false;
  await file.write(resultHead);
  return {
    async write(verdicts) {
      await file.write(resultLines(verdicts));
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
