import type { LicenceStorage } from './storage.ts';

/** Keeps nothing from one start to the next. */
export function memoryStorage(): LicenceStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
  };
}
