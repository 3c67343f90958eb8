import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** A lock that the operating system holds for this process: it goes with the process, however that ends. */
export interface FileLock extends Disposable {
  readonly mode: 'exclusive' | 'shared';
}

const busy = 5;
// A database that is forgotten without being closed is closed all the same, and its lock dropped, once memory is reclaimed.
const held = new Set<DatabaseSync>();

/**
 * Takes a lock on a file, or returns undefined where another holds one that excludes it. Nothing is ever stored in the file: SQLite is
 * the one part of Node that reaches the system's file locks. Nobody else may open the file, for closing it would drop the lock.
 */
export function tryFileLock(path: string, mode: FileLock['mode']): FileLock | undefined {
  createPrivately(path);
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('pragma journal_mode = memory');
    database.exec(mode === 'exclusive' ? 'begin exclusive' : 'begin; select count(*) from sqlite_schema');
    held.add(database);
    return { mode, [Symbol.dispose]: () => close(database) };
  } catch (error) {
    close(database);
    if ((error as { errcode?: number }).errcode === busy) return undefined;
    throw error;
  }
}

/** Whoever may read the file may lock it. Never opened when it exists: closing it again would drop a lock that we hold. */
function createPrivately(path: string): void {
  try {
    writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function close(database: DatabaseSync): void {
  held.delete(database);
  if (database.isOpen) database.close();
}
