/**
 * Where a client keeps its signed licence from one start to the next: texts under keys. Anything will do; what it throws is told to
 * `onError`, and done without.
 */
export interface LicenceStorage {
  get(key: string): string | null | undefined | Promise<string | null | undefined>;
  set(key: string, value: string): void | Promise<void>;
}
