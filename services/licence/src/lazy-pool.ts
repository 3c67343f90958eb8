import { openDatabase, type Database } from '@seatledger/platform/db/database.ts';
import type pg from 'pg';

/** A connection that is opened when it is first needed. */
export class LazyPool implements AsyncDisposable {
  readonly #url: () => Promise<string>;
  #database: Database<unknown> | undefined;

  constructor(url: () => Promise<string>) {
    this.#url = url;
  }

  async pool(): Promise<pg.Pool> {
    const url = await this.#url();
    this.#database ??= openDatabase({ url, schema: 'licence', maxConnections: 1, onConnectionError: () => undefined });
    return this.#database.pool;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#database?.[Symbol.asyncDispose]();
  }
}
