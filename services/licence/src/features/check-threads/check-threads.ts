import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { SharedApiKey } from '../api-key/api-key.ts';
import type { ReaderWatcher } from '../change-feed/registry-reader.ts';
import { CheckStatistics } from '../check-statistics/check-statistics.ts';
import type { KeyObserver } from '../licence-check/key-observer.ts';
import { refusals } from '../licence-check/problems.ts';
import type { IndexMemory } from '../licence-index/index-memory.ts';
import type { LicenceIndex } from '../licence-index/licence-index.ts';
import { nothingToSignBy, type SigningState } from '../signing-keys/signing-state.ts';
import type { News, SharedChecks, Told } from './messages.ts';

/** The other threads that answer checks, and what they are told. */
export class CheckThreads implements ReaderWatcher, Disposable {
  readonly #keys: KeyObserver | undefined;
  readonly #ports = new Set<MessagePort>();
  readonly #statistics: CheckStatistics[] = [];
  #memory: IndexMemory | undefined;
  #apiKeys: readonly SharedApiKey[] = [];
  #signing = nothingToSignBy;

  constructor(keys: KeyObserver | undefined) {
    this.#keys = keys;
  }

  /** What each of them has counted, of those that have gone too. */
  get statistics(): readonly CheckStatistics[] {
    return this.#statistics;
  }

  /** For one more thread, until its end of the port is closed. */
  open(board: SharedArrayBuffer): SharedChecks {
    const { port1, port2 } = new MessageChannel();
    const statistics = new CheckStatistics(Object.keys(refusals));
    this.#statistics.push(statistics);
    this.#ports.add(port1);
    port1.on('close', () => this.#ports.delete(port1));
    port1.on('message', (told: Told) => this.#take(told));
    // Whether threads keep the process alive is not for a port to say.
    port1.unref();
    if (this.#memory !== undefined) port1.postMessage({ kind: 'memory', memory: this.#memory } satisfies News);
    port1.postMessage({ kind: 'api-keys', apiKeys: this.#apiKeys } satisfies News);
    port1.postMessage({ kind: 'signing', signing: this.#signing } satisfies News);
    return { port: port2, board, statistics: statistics.buffer };
  }

  readonly onIndex = (index: LicenceIndex): void => {
    index.shareWith((memory) => {
      this.#memory = memory;
      this.#tell({ kind: 'memory', memory });
    });
  };

  readonly onApiKeys = (apiKeys: readonly SharedApiKey[]): void => {
    this.#apiKeys = apiKeys;
    this.#tell({ kind: 'api-keys', apiKeys });
  };

  readonly onSigning = (signing: SigningState): void => {
    this.#signing = signing;
    this.#tell({ kind: 'signing', signing });
  };

  [Symbol.dispose](): void {
    for (const port of this.#ports) port.close();
  }

  #tell(news: News): void {
    for (const port of this.#ports) port.postMessage(news);
  }

  #take(told: Told): void {
    if (told.kind === 'used') this.#keys?.used(told.key);
    else this.#keys?.refused(told.key);
  }
}
