import type { KeyObject } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { SigningFollower } from '../signing-keys/follow-signing-keys.ts';
import type { ReaderLog, RegistryReader } from '../change-feed/registry-reader.ts';
import { contentOf, snapshotSeal, stateOf, type KnownState } from './index-snapshot.ts';
import { readSnapshot, SnapshotRefused, writeSnapshot, type SnapshotFiles } from './snapshot-file.ts';

/** Where the snapshot is kept, and the key (32 bytes) that it is authenticated with. */
export interface SnapshotPlace {
  readonly path: string;
  readonly key: KeyObject;
}

export interface SnapshotsOptions extends SnapshotPlace {
  readonly reader: RegistryReader;
  readonly signing: SigningFollower;
  readonly log: ReaderLog;
  readonly now: () => number;
  readonly files?: SnapshotFiles | undefined;
}

/** Changes are kept at least so often. Whatever is younger is read again from the change feed at a restart. */
const longestUnkeptMs = 5 * 60_000;
/** After a failure, say of a full disk. */
const pauseAfterFailureMs = 30_000;

/** Keeps on disk what the index knows, so that a restart needs no database. */
export class Snapshots {
  readonly #options: SnapshotsOptions;
  readonly #box: SecretBox;
  #kept: KnownState | null = null;
  #nextAt = -Infinity;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
    this.#box = snapshotSeal(options.key);
  }

  /** Lets the reader begin with the snapshot, if there is one that can be used. */
  resume(): void {
    const { path, key, reader, signing, log } = this.#options;
    const startedAt = performance.now();
    try {
      const content = readSnapshot(path, key);
      if (content === null) return;
      const state = stateOf(content, this.#box);
      reader.resume(state);
      signing.resume(state.signing);
      this.#kept = state;
      const milliseconds = Math.round(performance.now() - startedAt);
      log('info', 'the licences are there again from the snapshot', {
        licences: state.index.size,
        revision: state.last.position,
        milliseconds,
      });
    } catch (error) {
      const reason = error instanceof SnapshotRefused ? error.message : String(error);
      log('warn', 'the snapshot of the licences cannot be used: they are loaded from the database', { reason });
    }
  }

  /** Keeps what is known, where it is time. Nothing may change the index meanwhile. */
  async keepIfDue(): Promise<void> {
    if (this.#options.now() >= this.#nextAt) await this.keep();
  }

  /**
   * Keeps what is known, if anything is new, and if a restart can tell by the last change whether it is this database that it follows:
   * one in which nothing has changed yet looks like any other.
   */
  async keep(): Promise<void> {
    const { path, key, reader, signing, log, now, files } = this.#options;
    const known = reader.state();
    const state = known && { ...known, signing: signing.state };
    if (state === null || state.last.change === null || this.#isKept(state)) return;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      await writeSnapshot(path, key, contentOf(state, this.#box), files);
      this.#kept = state;
      this.#nextAt = now() + longestUnkeptMs;
    } catch (error) {
      this.#nextAt = now() + pauseAfterFailureMs;
      log('error', 'the licences could not be kept on disk: a restart will need the database', { reason: String(error) });
    }
  }

  #isKept({ index, last, apiKeys, signing }: KnownState): boolean {
    const kept = this.#kept;
    return kept?.index === index && kept.last.position === last.position && kept.apiKeys === apiKeys && kept.signing === signing;
  }
}
