import { open, rename, rm } from 'node:fs/promises';

/** The file of verdicts, one line for each row of the list. It appears under its name only when it is whole. */
export interface ResultFile extends AsyncDisposable {
  write(part: string | Uint8Array): Promise<void>;
  finish(): Promise<void>;
}

export async function openResultFile(path: string | undefined): Promise<ResultFile | undefined> {
  if (path === undefined) return undefined;
  const draft = `${path}.${process.pid}.part`;
  const file = await open(draft, 'wx', 0o600);
  let finished = false;
  return {
    async write(part) {
      await file.appendFile(part);
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
