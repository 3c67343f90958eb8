import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LicenceStorage } from './storage.ts';

/** A folder with one small file for each key, for its owner alone, in whose names no address can be read. */
export function fileStorage(folder: string): LicenceStorage {
  const fileOf = (key: string): string => join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`);
  return {
    async get(key) {
      try {
        return await readFile(fileOf(key), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async set(key, value) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = `${fileOf(key)}.${randomUUID()}`;
      await writeFile(draft, value, { mode: 0o600 });
      await rename(draft, fileOf(key));
    },
  };
}
