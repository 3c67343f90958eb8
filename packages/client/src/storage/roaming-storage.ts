import type { LicenceStorage } from './storage.ts';

/** As much of `Office.RoamingSettings` and `Office.Settings` as is needed. */
export interface OfficeSettings {
  get(key: string): unknown;
  set(key: string, value: string): void;
  saveAsync(done: (result: { readonly status: unknown; readonly error?: unknown }) => void): void;
}

/** `roamingStorage(Office.context.roamingSettings)`: goes with the person from machine to machine, in Outlook. Up to 32 kB. */
export function roamingStorage(settings: OfficeSettings): LicenceStorage {
  return {
    get(key) {
      const value = settings.get(key);
      return typeof value === 'string' ? value : null;
    },
    set(key, value) {
      settings.set(key, value);
      return new Promise((resolve, reject) => {
        // Office says `failed` (`Office.AsyncResultStatus.Failed`).
        settings.saveAsync(({ status, error }) => (status === 'failed' ? reject(error as Error) : resolve()));
      });
    },
  };
}
