import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { LazyPool } from '../../lazy-pool.ts';
import type { LicenceIndex } from '../licence-index/licence-index.ts';
import { createUseHolder } from './held-uses.ts';
import type { GatheredUses } from './seat-use.ts';
import { UseGatherer } from './use-gatherer.ts';
import { UseLedger } from './use-ledger.ts';
import { startUseWriter, type UseWriterOptions } from './write-uses.ts';

export interface LicenceUsesOptions {
  /** Of the service. */
  readonly databaseUrl: () => Promise<string>;
  /** Where uses are written: there, where nothing is said; null: nowhere, they are not counted. */
  readonly useDatabaseUrl: string | null | undefined;
  readonly index: () => LicenceIndex | null;
}

export interface UsesState {
  readonly waiting: number;
  readonly lost: number;
  readonly skipped: number;
}

/** The uses of a process: those of the thread that follows the registry, and those that others have told. */
export class LicenceUses implements AsyncDisposable {
  /** Of this thread; undefined where uses are not counted. */
  readonly gatherer: UseGatherer | undefined;
  readonly held: PersonalDataHolder;
  readonly #options: LicenceUsesOptions;
  readonly #ledger = new UseLedger();
  readonly #pool: LazyPool;
  #writer: AsyncDisposable | undefined;

  constructor(options: LicenceUsesOptions) {
    this.#options = options;
    this.gatherer = options.useDatabaseUrl === null ? undefined : new UseGatherer();
    this.#pool = new LazyPool(() => this.#url());
    this.held = createUseHolder(() => this.#pool.pool());
  }

  /** Null where uses are not counted. */
  readonly state = (): UsesState | null => {
    const { waiting, lost, skipped } = this.#ledger;
    return this.gatherer === undefined ? null : { waiting, lost, skipped };
  };

  readonly add = (gathered: GatheredUses): void => {
    const index = this.#options.index();
    if (index !== null && this.gatherer !== undefined) this.#ledger.add(index, gathered);
  };

  async start(options: Pick<UseWriterOptions, 'jobs' | 'log'>): Promise<void> {
    const { gatherer } = this;
    if (gatherer === undefined) return;
    const databaseUrl = await this.#url();
    this.#writer ??= startUseWriter({ ...options, databaseUrl, ledger: this.#ledger, gather: () => this.add(gatherer.drain()) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writer?.[Symbol.asyncDispose]();
    await this.#pool[Symbol.asyncDispose]();
  }

  async #url(): Promise<string> {
    return this.#options.useDatabaseUrl ?? (await this.#options.databaseUrl());
  }
}
