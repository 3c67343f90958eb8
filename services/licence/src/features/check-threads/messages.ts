import type { MessagePort } from 'node:worker_threads';
import type { SharedApiKey } from '../api-key/api-key.ts';
import type { KeyObserver } from '../licence-check/key-observer.ts';
import type { SigningState } from '../signing-keys/signing-state.ts';
import type { IndexMemory } from '../licence-index/index-memory.ts';

/** What one thread that answers checks is given, to be sent to it whole: `postMessage(shared, [shared.port])`. */
export interface SharedChecks {
  /** Brings {@link News}, and takes {@link Told} back. */
  readonly port: MessagePort;
  /** A FreshnessBoard. */
  readonly board: SharedArrayBuffer;
  /** Of CheckStatistics: what this thread counts. */
  readonly statistics: SharedArrayBuffer;
}

/** What the thread that follows the registry says. */
export type News =
  | { readonly kind: 'memory'; readonly memory: IndexMemory }
  | { readonly kind: 'api-keys'; readonly apiKeys: readonly SharedApiKey[] }
  | { readonly kind: 'signing'; readonly signing: SigningState };

/** What a thread that answers checks says of the keys that come. */
export type Told =
  | { readonly kind: 'refused'; readonly key: Parameters<KeyObserver['refused']>[0] }
  | { readonly kind: 'used'; readonly key: Parameters<KeyObserver['used']>[0] };
