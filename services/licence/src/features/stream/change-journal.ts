import { countNames, type ChangedAnswers } from './changed-answers.ts';

/** A place in the change feed: a position, and the mark of the change that is there, by which that of another past is told. */
export interface JournalPlace {
  readonly position: number;
  readonly mark: string;
}

/** What one change of the feed did to answers. */
export interface JournalEntry extends JournalPlace {
  readonly changed: ChangedAnswers;
}

/** How a journal goes on, for its copies on other threads. */
export type JournalNews =
  | { readonly kind: 'journal-begun'; readonly from: JournalPlace; readonly entries: readonly JournalEntry[] }
  | { readonly kind: 'journal-entries'; readonly entries: readonly JournalEntry[] };

export interface JournalLimits {
  readonly entries: number;
  readonly names: number;
}

const defaultLimits: JournalLimits = { entries: 10_000, names: 50_000 };

/** The last changes of the feed, in the memory of one thread. The oldest are forgotten. */
export class ChangeJournal {
  readonly #limits: JournalLimits;
  readonly #listeners = new Set<(news: JournalNews) => void>();
  #from: JournalPlace | null = null;
  #entries: JournalEntry[] = [];
  #names = 0;

  constructor(limits = defaultLimits) {
    this.#limits = limits;
  }

  /** Where it ends; null until it has begun. */
  get last(): JournalPlace | null {
    return this.#entries.at(-1) ?? this.#from;
  }

  /** What came after a place; null where that is not known here: too old, or of another past. */
  after({ position, mark }: JournalPlace): readonly JournalEntry[] | null {
    if (this.#from === null) return null;
    const index = position - this.#from.position;
    const place = index === 0 ? this.#from : this.#entries[index - 1];
    return place?.mark === mark ? this.#entries.slice(index) : null;
  }

  /** Takes the place of whatever was known before. */
  begin(from: JournalPlace, entries: readonly JournalEntry[] = []): void {
    this.take({ kind: 'journal-begun', from, entries });
  }

  /** The positions follow on the last one. */
  append(entries: readonly JournalEntry[]): void {
    if (entries.length > 0) this.take({ kind: 'journal-entries', entries });
  }

  take(news: JournalNews): void {
    if (news.kind === 'journal-begun') {
      this.#from = news.from;
      this.#entries = [];
      this.#names = 0;
    }
    for (const entry of news.entries) this.#names += countNames(entry.changed);
    this.#entries.push(...news.entries);
    this.#forgetOldest();
    for (const listener of this.#listeners) listener(news);
  }

  /** What makes a copy of it; null until it has begun. */
  copy(): JournalNews | null {
    return this.#from && { kind: 'journal-begun', from: this.#from, entries: this.#entries };
  }

  /** Gives what ends it. */
  onNews(listener: (news: JournalNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #forgetOldest(): void {
    let forgotten = 0;
    while (this.#entries.length - forgotten > this.#limits.entries || this.#names > this.#limits.names) {
      const entry = this.#entries[forgotten];
      if (entry === undefined) break;
      this.#names -= countNames(entry.changed);
      this.#from = { position: entry.position, mark: entry.mark };
      forgotten += 1;
    }
    this.#entries.splice(0, forgotten);
  }
}

/** As an event's `id`. */
export function placeText({ position, mark }: JournalPlace): string {
  return `${position}-${mark}`;
}

/** What {@link placeText} made; null for anything else. */
export function parsePlace(text: string): JournalPlace | null {
  const [, position, mark = ''] = /^(\d{1,15})-([0-9a-f]{1,16})$/.exec(text) ?? [];
  return position === undefined ? null : { position: Number(position), mark };
}
