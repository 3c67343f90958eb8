import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeNewFile, type FileAccess } from '../files/write-file-atomically.ts';
import { parseMasterKey, type MasterKey } from './master-key.ts';

/** A key in `master.key.next`: whether it takes the place of `master.key` is decided by which of the two opens the installation key. */
export interface NextMasterKey {
  readonly key: MasterKey;
  /** Puts it in the place of the current key, which is gone then. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

export async function readKeyFile(path: string): Promise<MasterKey | undefined> {
  try {
    return parseMasterKey(await readFile(path, 'utf8'), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A link to a finished file either appears whole or is refused, so that of two that start at once both end with the same key. */
export async function createKeyFile(path: string): Promise<MasterKey> {
  await mkdir(dirname(path), { recursive: true });
  await placeNewKey(path);
  return parseMasterKey(await readFile(path, 'utf8'), path);
}

/** `path` is that of the current key. */
export async function readNextKeyFile(path: string): Promise<NextMasterKey | undefined> {
  const key = await readKeyFile(nextPath(path));
  return key && { key, keep: () => keep(path), discard: () => discard(path) };
}

/** Makes the key that is to follow the current one, down to the disk. Whoever may read that one may read this one. */
export async function createNextKeyFile(path: string): Promise<MasterKey> {
  const { mode, uid, gid } = await stat(path);
  await placeNewKey(nextPath(path), { mode: mode & 0o777, owner: process.getuid?.() === 0 ? { uid, gid } : undefined });
  return parseMasterKey(await readFile(nextPath(path), 'utf8'), nextPath(path));
}

async function keep(path: string): Promise<void> {
  await rename(nextPath(path), path);
  await syncFolder(dirname(path));
}

async function discard(path: string): Promise<void> {
  await unlink(nextPath(path));
  await syncFolder(dirname(path));
}

async function placeNewKey(path: string, access?: FileAccess): Promise<void> {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await writeNewFile(draft, `${randomBytes(32).toString('base64')}\n`, access);
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  await syncFolder(dirname(path));
}

function nextPath(path: string): string {
  return `${path}.next`;
}
