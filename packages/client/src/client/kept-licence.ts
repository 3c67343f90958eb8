import type { KeptRecords } from '../storage/kept-records.ts';

/** What is kept of one person from one start to the next. */
export interface LicenceRecord {
  /** The signed licence as it was answered; null where there is none. Not verified: whoever reads it verifies it. */
  readonly document: string | null;
  /** As in `KnownLicence`. */
  readonly unreachedSince: number | null;
}

export class KeptLicence {
  readonly #records: KeptRecords;
  readonly #key: string;
  #written = '';

  constructor(records: KeptRecords, key: string) {
    this.#records = records;
    this.#key = key;
  }

  async read(): Promise<LicenceRecord> {
    const { document, unreachedSince } = await this.#records.read(this.#key);
    return {
      document: typeof document === 'string' ? document : null,
      unreachedSince: Number.isFinite(unreachedSince) ? (unreachedSince as number) : null,
    };
  }

  /** What has not changed is not written again. */
  async write(record: LicenceRecord): Promise<void> {
    const written = JSON.stringify(record);
    if (written === this.#written) return;
    if (await this.#records.write(this.#key, record)) this.#written = written;
  }
}
