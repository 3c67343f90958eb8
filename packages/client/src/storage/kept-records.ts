import { LicenceError } from '../http/licence-error.ts';
import type { LicenceStorage } from './storage.ts';

/** Records of JSON in a storage that may fail, be full, or hold anything: what cannot be read is as if it were not there. */
export class KeptRecords {
  readonly #storage: LicenceStorage;
  readonly #onError: (error: LicenceError) => void;

  constructor(storage: LicenceStorage, onError: (error: LicenceError) => void) {
    this.#storage = storage;
    this.#onError = onError;
  }

  async read(key: string): Promise<Readonly<Record<string, unknown>>> {
    try {
      const text = await this.#storage.get(key);
      const value: unknown = typeof text === 'string' ? JSON.parse(text) : null;
      return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    } catch (error) {
      if (!(error instanceof SyntaxError)) this.#tell('read', error);
      return {};
    }
  }

  /** Whether it is there now. */
  async write(key: string, value: object): Promise<boolean> {
    try {
      await this.#storage.set(key, JSON.stringify(value));
      return true;
    } catch (error) {
      this.#tell('kept', error);
      return false;
    }
  }

  #tell(what: string, cause: unknown): void {
    this.#onError(
      new LicenceError('storage_failed', `What is known of licences could not be ${what} here; it works on without.`, { cause }),
    );
  }
}
