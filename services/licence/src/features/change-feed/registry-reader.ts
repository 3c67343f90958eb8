import type { PublishedData } from '../../published-data.ts';
import { readApiKeyRevision, readApiKeys } from '../api-key/api-key-queries.ts';
import { ApiKeys, type ApiKeyRow, type SharedApiKey } from '../api-key/api-key.ts';
import type { Freshness } from '../licence-index/freshness.ts';
import { FreshnessBoard } from '../licence-index/freshness-board.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import type { LicenceIndex } from '../licence-index/licence-index.ts';
import type { KnownState } from '../snapshot/index-snapshot.ts';
import { applyChanges } from './apply-changes.ts';
import { continuationOf, type FeedPosition, type NamedRows } from './change-batch.ts';
import { loadIndex } from './load-index.ts';
import { readChanges, readHead } from './registry-queries.ts';

/** Told of what other threads answer from. */
export interface ReaderWatcher {
  /** There is another index from now on. */
  readonly onIndex?: (index: LicenceIndex) => void;
  readonly onApiKeys?: (keys: readonly SharedApiKey[]) => void;
}

export type ReaderLog = (level: 'info' | 'warn' | 'error', message: string, details?: Record<string, unknown>) => void;

const changesPerBatch = 1_000;

/** What is known of the registry and of the API keys, and how it is brought up to date. */
export class RegistryReader {
  readonly apiKeys = new ApiKeys();
  readonly board = new FreshnessBoard();
  #index: LicenceIndex | null = null;
  #last: FeedPosition = { position: 0, change: null };
  #apiKeyRevision = -1;
  readonly #now: () => number;
  readonly #log: ReaderLog;

  readonly #watcher: ReaderWatcher;

  constructor(now: () => number, log: ReaderLog, watcher: ReaderWatcher = {}) {
    this.#now = now;
    this.#log = log;
    this.#watcher = watcher;
  }

  /** Null until it has been loaded. */
  get index(): LicenceIndex | null {
    return this.#index;
  }

  get reader(): IndexReader | null {
    return this.#index?.reader ?? null;
  }

  get freshness(): Freshness {
    return this.board.current;
  }

  /** What is known now; null where nothing has been loaded. */
  state(): Omit<KnownState, 'signing'> | null {
    if (this.index === null) return null;
    const { index, apiKeys } = this;
    return { index, asOf: this.freshness.asOf, last: this.#last, apiKeys: apiKeys.rows };
  }

  /** Begins with what was known before. Whether the API keys are still these is looked at as soon as the database is reached. */
  resume({ index, asOf, last, apiKeys }: Omit<KnownState, 'signing'>): void {
    this.#replaceApiKeys(apiKeys);
    this.#last = last;
    this.#replaceIndex(index, { revision: last.position, asOf });
  }

  /** Takes over rows that have been committed, before the change feed has come to them. The position stays where it is. */
  async readAhead(data: PublishedData, rows: readonly NamedRows[]): Promise<void> {
    if (this.index !== null) await applyChanges(data, this.index, rows);
  }

  /** Takes over everything that has been committed and has its position. */
  async catchUp(data: PublishedData): Promise<void> {
    await this.#catchUpWithApiKeys(data);
    const index = this.index ?? (await this.#load(data));
    if (await this.#catchUpWithChanges(data, index)) return;
    this.#log('warn', 'the change feed does not continue where it was left: the licences are loaded anew');
    // Of another database the same revision says nothing.
    this.#apiKeyRevision = -1;
    await this.#catchUpWithApiKeys(data);
    await this.#catchUpWithChanges(data, await this.#load(data));
  }

  async #catchUpWithApiKeys(data: PublishedData): Promise<void> {
    const revision = await readApiKeyRevision(data);
    if (revision === this.#apiKeyRevision) return;
    this.#replaceApiKeys(await readApiKeys(data));
    this.#apiKeyRevision = revision;
  }

  #replaceApiKeys(rows: readonly ApiKeyRow[]): void {
    this.apiKeys.replace(rows);
    this.#watcher.onApiKeys?.(this.apiKeys.shared());
  }

  #replaceIndex(index: LicenceIndex, freshness: Freshness): void {
    const before = this.#index;
    this.#index = index;
    this.board.current = freshness;
    this.#watcher.onIndex?.(index);
    before?.supersede();
  }

  /** The index in use is replaced at the end, at once. */
  async #load(data: PublishedData): Promise<LicenceIndex> {
    const startedAt = performance.now();
    const asOf = this.#now();
    const { index, last } = await loadIndex(data);
    this.#last = last;
    this.#replaceIndex(index, { revision: last.position, asOf });
    this.#log('info', 'the licences are loaded', {
      licences: index.size,
      revision: last.position,
      milliseconds: Math.round(performance.now() - startedAt),
    });
    return index;
  }

  /** False where the change feed is not the one that was read before. */
  async #catchUpWithChanges(data: PublishedData, index: LicenceIndex): Promise<boolean> {
    const head = await readHead(data);
    for (;;) {
      const askedAt = this.#now();
      const rows = await readChanges(data, this.#last.position, changesPerBatch);
      const changes = continuationOf(this.#last, head, rows, changesPerBatch);
      if (changes === null) return false;
      await applyChanges(data, index, changes);
      const change = changes.at(-1);
      if (change) this.#last = { position: change.position, change };
      const isAll = rows.length < changesPerBatch;
      this.board.current = { revision: this.#last.position, asOf: isAll ? askedAt : this.freshness.asOf };
      if (isAll) return true;
    }
  }
}
