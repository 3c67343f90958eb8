import { parseDomainName } from '@seatledger/domain/email/domain-name.ts';
import { isUnread, type SourceValue } from '../../source/source-value.ts';
import { flagWords, readFlag, usualNo, usualYes } from '../../values/flag.ts';
import { readSettings } from '../../values/settings.ts';
import { readWrittenDate } from '../../values/written-date.ts';

const words = flagWords({ yes: usualYes, no: usualNo });
const maxDistinct = 10_000;
const addressLike = /^\s*[^\s@]+(?:@|\s+at\s+|\s*\(at\)\s*)[^\s@]+\.[^\s@]+\s*$/i;
const atWord = /(?:\s+at\s+|\(at\))/i;

/** What the values of a column look like: how many of those that are there are of each kind. */
export class ColumnProfile {
  /** Rows that have a value. */
  filled = 0;
  addresses = 0;
  /** Of the addresses, those with a word for `@`. */
  atWords = 0;
  domainNames = 0;
  flags = 0;
  wholeNumbers = 0;
  guids = 0;
  dates = 0;
  settings = 0;
  /** Dates of two numbers and a year that can only have the day first, or the month. */
  dayFirst = 0;
  monthFirst = 0;
  /** Dates that may be two. */
  ambiguous = 0;
  /** Times of day, by hour and minute: `00:00`, `23:00`. */
  readonly times = new Map<string, number>();
  /** Different values, up to a limit. */
  readonly distinct = new Map<string, number>();
  /** Whether there are more than `distinct` has. */
  hasMore = false;

  add(value: SourceValue): void {
    if (value === null || isUnread(value)) return;
    const text = value.trim();
    if (text === '') return;
    this.filled += 1;
    this.#noteDistinct(text);
    this.#noteKind(text);
  }

  /** From 0 to 1; 0 where there is no value. */
  share(kind: 'addresses' | 'domainNames' | 'flags' | 'wholeNumbers' | 'guids' | 'dates' | 'settings'): number {
    return this.filled === 0 ? 0 : this[kind] / this.filled;
  }

  #noteDistinct(text: string): void {
    const count = this.distinct.get(text);
    if (count !== undefined || this.distinct.size < maxDistinct) this.distinct.set(text, (count ?? 0) + 1);
    else this.hasMore = true;
  }

  #noteKind(text: string): void {
    if (addressLike.test(text)) {
      this.addresses += 1;
      if (atWord.test(text)) this.atWords += 1;
    }
    if (/^-?\d+$/.test(text)) this.wholeNumbers += 1;
    if (/^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(text)) this.guids += 1;
    if (readFlag(text, words) !== undefined) this.flags += 1;
    if (/^@?[^\s@]+\.[a-z\d-]{2,}$/i.test(text) && parseDomainName(text.replace(/^@/, '')).ok) this.domainNames += 1;
    if (/^\{|=/.test(text) && readSettings(text).ok) this.settings += 1;
    if (/\d/.test(text) && text.length >= 6) this.#noteDate(text);
  }

  #noteDate(text: string): void {
    const read = readWrittenDate(text, null);
    if (!read.ok) {
      if (read.code !== 'ambiguous_date') return;
      this.ambiguous += 1;
      this.dates += 1;
      return;
    }
    this.dates += 1;
    const [, first, second] = /^(\d{1,2})[-/](\d{1,2})[-/]\d{4}/.exec(text) ?? [];
    if (Number(first) > 12) this.dayFirst += 1;
    if (Number(second) > 12) this.monthFirst += 1;
    const time = read.written.time?.slice(0, 5) ?? 'none';
    this.times.set(time, (this.times.get(time) ?? 0) + 1);
  }
}
