import type { Asking } from './ask-seatledger.ts';

/** One page of the list, as it was read last. */
interface Page {
  readonly etag: string | null;
  /** Names and aliases. */
  readonly names: readonly string[];
  readonly nextCursor: string | null;
}

interface Listed {
  readonly items: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  readonly nextCursor: string | null;
}

export interface CutOverLog {
  /** The list can be read again. `count`: how many domains are on it. */
  onReached(count: number): void;
  /** It cannot, for the first time since it could. */
  onLost(reason: string): void;
  onChange(count: number): void;
}

const pageLength = 10_000;

/** The domains that Seatledger answers for, as they were when it was last reached. */
export class CutOverDomains {
  readonly #asking: Asking;
  readonly #log: CutOverLog;
  #pages: readonly Page[] = [];
  #names: ReadonlySet<string> = new Set();
  #isReached: boolean | null = null;

  constructor(asking: Asking, log: CutOverLog) {
    this.#asking = asking;
    this.#log = log;
  }

  has(domainName: string): boolean {
    return this.#names.has(domainName);
  }

  /** Whether the list may be out of date. */
  get isStale(): boolean {
    return this.#isReached !== true;
  }

  /** Reads what has changed of the list; where it cannot be read, it stays as it was. */
  async refresh(): Promise<void> {
    try {
      const pages = await this.#readPages();
      const isChanged = pages.length !== this.#pages.length || pages.some((page, index) => page !== this.#pages[index]);
      if (isChanged) this.#names = new Set(pages.flatMap(({ names }) => names));
      this.#pages = pages;
      if (this.#isReached !== true) this.#log.onReached(this.#names.size);
      else if (isChanged) this.#log.onChange(this.#names.size);
      this.#isReached = true;
    } catch (error) {
      if (this.#isReached !== false) this.#log.onLost((error as Error).message);
      this.#isReached = false;
    }
  }

  async #readPages(): Promise<readonly Page[]> {
    const pages: Page[] = [];
    for (let cursor: string | null = ''; cursor !== null; cursor = pages.at(-1)?.nextCursor ?? null) {
      const before: Page | undefined = this.#pages[pages.length];
      pages.push(await this.#readPage(cursor, before));
    }
    return pages;
  }

  async #readPage(cursor: string, before: Page | undefined): Promise<Page> {
    const query = new URLSearchParams({ limit: String(pageLength), ...(cursor !== '' && { cursor }) });
    const headers: Record<string, string> = typeof before?.etag !== 'string' ? {} : { 'if-none-match': before.etag };
    const response = await this.#asking(`/v1/cut-over-domains?${query.toString()}`, { headers });
    if (response.status === 304 && before !== undefined) return before;
    const { items, nextCursor } = (await response.json()) as Listed;
    return { etag: response.headers.get('etag'), names: items.flatMap(({ name, aliases }) => [name, ...aliases]), nextCursor };
  }
}
