import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface FileAccess {
  /** 0600 where it is not given. */
  readonly mode?: number;
  /** Where it is to belong to another user. */
  readonly owner?: { readonly uid: number; readonly gid: number } | undefined;
}

/** Puts a whole file in the place of the one before: a reader sees either, and a link left in that place is not followed. */
export async function writeFileAtomically(path: string, text: string, access: FileAccess = {}): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await writeNewFile(draft, text, access);
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Writes a file that must not exist yet, down to the disk. */
export async function writeNewFile(path: string, text: string, { mode = 0o600, owner }: FileAccess = {}): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  await file.chmod(mode);
  if (owner !== undefined) await file.chown(owner.uid, owner.gid);
  await file.writeFile(text);
  await file.sync();
}

/** Makes the names in a folder last, as `sync` does for what is in a file: a rename may otherwise be lost with the power. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path, 'r');
  await folder.sync();
}
