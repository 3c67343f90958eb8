import type { LicenceIndex } from '../licence-index/licence-index.ts';
import type { GatheredUses } from './seat-use.ts';
import { UseGatherer } from './use-gatherer.ts';
import { UseLedger } from './use-ledger.ts';

/** The uses of a process: those of the thread that follows the registry, and those that others have told. */
export class CountedUses {
  /** Of this thread. */
  readonly gatherer = new UseGatherer();
  readonly ledger = new UseLedger();

  state(): { readonly waiting: number; readonly lost: number; readonly skipped: number } {
    const { waiting, lost, skipped } = this.ledger;
    return { waiting, lost, skipped };
  }

  add(index: LicenceIndex | null, gathered: GatheredUses): void {
    if (index !== null) this.ledger.add(index, gathered);
  }

  /** Adds what this thread has gathered. */
  gather(index: LicenceIndex | null): void {
    this.add(index, this.gatherer.drain());
  }
}
