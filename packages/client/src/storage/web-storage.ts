import type { LicenceStorage } from './storage.ts';

/** As much of the Web Storage API as is needed. */
export interface WebStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/**
 * `webStorage(() => localStorage, Office.context.partitionKey)`. A function, because where a page may not store anything, to say
 * `localStorage` is to throw. In an Office add-in, the partition keeps what is stored apart from other hosts of the same page.
 */
export function webStorage(storage: () => WebStorage, partition = ''): LicenceStorage {
  return {
    get: (key) => storage().getItem(partition + key),
    set: (key, value) => storage().setItem(partition + key, value),
  };
}
