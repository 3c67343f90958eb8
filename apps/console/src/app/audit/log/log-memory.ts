import { inject, Injectable, signal } from '@angular/core';
import { formatVerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import type { Checkpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { openByAnyKey } from '@seatledger/merkle-log/tlog-checkpoint/open-by-any-key.ts';
import { AuditLog } from './audit-log.ts';
import {
  continuityOf,
  goesOn,
  openRemembered,
  parseRemembered,
  type Continuity,
  type RememberedCheckpoint,
} from './remembered-checkpoint.ts';

/** What this browser has found out: `first` where it had seen nothing before, `not_signed` where the present checkpoint is by nobody known. */
export interface LogMemoryFinding {
  readonly continuity: Continuity | 'first' | 'not_signed';
  /** Undefined where there was none. */
  readonly seen?: Checkpoint & { readonly at: string };
}

/** Nothing that this browser has seen before is missing or altered. */
export function fitsMemory({ continuity }: LogMemoryFinding): boolean {
  return continuity === 'first' || (continuity !== 'not_signed' && goesOn(continuity));
}

const storageKey = 'seatledger.audit.checkpoint';

/** Keeps the last checkpoint that this browser has verified, so that it notices by itself when the log has been rewritten since. */
@Injectable({ providedIn: 'root' })
export class LogMemory {
  readonly #log = inject(AuditLog);
  readonly #finding = signal<LogMemoryFinding | undefined>(undefined);
  readonly finding = this.#finding.asReadonly();

  /** Of a checkpoint as a signed note. Where it fits, it is what is remembered from now on. */
  async check(note: string): Promise<LogMemoryFinding> {
    const finding = await this.#compare(note);
    this.#finding.set(finding);
    return finding;
  }

  /** What has been seen before, as it was signed: evidence, where the present log does not fit to it. */
  evidence(): string | undefined {
    return parseRemembered(localStorage.getItem(storageKey))?.note;
  }

  /** Somebody has found out why the log does not fit, and begins anew. */
  forget(): void {
    localStorage.removeItem(storageKey);
    this.#finding.set(undefined);
  }

  async #compare(note: string): Promise<LogMemoryFinding> {
    const opened = await openByAnyKey(note, await this.#log.keys());
    if (!opened.verified) return { continuity: 'not_signed' };
    const remembered = parseRemembered(localStorage.getItem(storageKey));
    const seen = remembered && (await openRemembered(remembered));
    const keep = (): void => store({ note, key: formatVerifierKey(opened.key), seenAt: new Date().toISOString() });
    if (remembered === undefined || seen === undefined) {
      keep();
      return { continuity: 'first' };
    }
    const continuity = await continuityOf(seen, opened.checkpoint, (from, to) => this.#log.consistency(from, to));
    if (goesOn(continuity)) keep();
    return { continuity, seen: { ...seen, at: remembered.seenAt } };
  }
}

function store(remembered: RememberedCheckpoint): void {
  localStorage.setItem(storageKey, JSON.stringify(remembered));
}
