import { open, rename, rm } from 'node:fs/promises';

/** A file that appears under its name only when it is whole. Only its owner may read it. */
export interface WholeFile extends AsyncDisposable {
  write(part: string | Uint8Array): Promise<void>;
  finish(): Promise<void>;
}

/** Takes the place of what is there already. */
export async function createWholeFile(path: string | undefined): Promise<WholeFile | undefined> {
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
