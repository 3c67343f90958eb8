import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '@seatledger/platform/files/write-file-atomically.ts';
import { z } from 'zod';

/** What outlives the database about an erasure, so that a restored backup brings nobody back. It names nobody. */
const tombstone = z.object({
  id: z.int().positive(),
  /** Keyed, in hex. */
  addressHashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
  references: z.array(z.string()),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  madeBefore: z.iso.datetime(),
  erasedAt: z.iso.datetime(),
  receipt: z.string(),
});
export type Tombstone = z.output<typeof tombstone>;

export interface Tombstones {
  read(): Promise<readonly Tombstone[]>;
  /** It is on the disk when this resolves. */
  append(one: Tombstone): Promise<void>;
}

/** One line of JSON each. A line that was torn by a crash is passed over: its erasure is not complete, and appends it again. */
export function tombstonesIn(path: string): Tombstones {
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      return text.split('\n').flatMap((line) => parseLine(line));
    },
    async append(one) {
      const made = await mkdir(dirname(path), { recursive: true });
      if (made !== undefined) await syncFolder(dirname(made));
      await using file = await open(path, 'a', 0o600);
      // Begins a line of its own, also behind a torn one.
      await file.appendFile(`\n${JSON.stringify(one)}\n`);
      await file.sync();
      await syncFolder(dirname(path));
    },
  };
}

/** Where nothing is kept outside the database. */
export const noTombstones: Tombstones = { read: async () => [], append: async () => undefined };

function parseLine(line: string): readonly Tombstone[] {
  try {
    const parsed = tombstone.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
