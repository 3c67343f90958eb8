import { TrustedTime } from '../clock/trusted-time.ts';
import type { Clock } from '../clock/clock.ts';
import type { KeptRecords } from '../storage/kept-records.ts';
import type { InstallationKeys } from '../signed-licence/installation-keys.ts';
import { readKeySet } from '../signed-licence/key-set.ts';
import type { SignedLicence } from '../signed-licence/signed-licence.ts';

/** Of the time that passes; far less than a clock may differ by. */
const betweenWritesMs = 60_000;

/** What is the same for everybody who asks one installation: its keys, its epoch and its time. */
export class Installation {
  readonly keys: InstallationKeys;
  readonly time: TrustedTime;
  readonly #records: KeptRecords;
  readonly #recordKey: string;
  #highestEpoch = -1;
  #written = '';
  #writtenAt = -Infinity;

  constructor(issuer: string, keys: InstallationKeys, clock: Clock, records: KeptRecords) {
    this.keys = keys;
    this.time = new TrustedTime(clock);
    this.#records = records;
    this.#recordKey = `seatledger ${issuer}`;
  }

  /** The highest ever heard of; null where none was. */
  get revocationEpoch(): number | null {
    this.#raiseEpoch(this.keys.known.revocationEpoch);
    return this.#highestEpoch === -1 ? null : this.#highestEpoch;
  }

  /** A document of an epoch proves that it has been reached. */
  learnEpoch({ epoch }: SignedLicence): void {
    this.#raiseEpoch(epoch);
  }

  async load(): Promise<void> {
    await this.#takeIn(true);
  }

  /**
   * Keeps the highest epoch and instant that were ever seen, here or in another window, unless the server has proven what time it is. Within
   * a minute only what else has changed is written.
   */
  async save(isProven: boolean): Promise<void> {
    await this.#takeIn(!isProven);
    const { now } = this.time.read();
    const lasting = { keys: this.keys.known, epoch: this.revocationEpoch };
    const written = JSON.stringify(lasting);
    if (written === this.#written && Math.abs(now - this.#writtenAt) < betweenWritesMs) return;
    if (!(await this.#records.write(this.#recordKey, { ...lasting, ...this.time.known }))) return;
    this.#written = written;
    this.#writtenAt = now;
  }

  async #takeIn(itsTime: boolean): Promise<void> {
    const { keys, epoch, highest, offset } = await this.#records.read(this.#recordKey);
    const kept = readKeySet(keys);
    if (kept !== undefined) this.keys.adopt(kept);
    this.#raiseEpoch(epoch);
    if (itsTime && Number.isFinite(highest) && Number.isFinite(offset)) {
      this.time.adopt({ highest: highest as number, offset: offset as number });
    }
  }

  #raiseEpoch(epoch: unknown): void {
    if (Number.isSafeInteger(epoch)) this.#highestEpoch = Math.max(this.#highestEpoch, epoch as number);
  }
}
