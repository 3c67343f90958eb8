import type { FilterValues } from '../filter-bar/filter-words.ts';
import type { PageOfRows, WayToPage } from './row-pages.ts';

export interface PageAsked extends WayToPage {
  readonly limit: number;
  /** With `skip`: how many rows are known to be there. */
  readonly of?: number | undefined;
  readonly signal: AbortSignal;
}

/** How many there are; `more`: more than were counted. */
export interface Counted {
  readonly count: number;
  readonly more: boolean;
}

/** Where a list's rows come from, under the filters and the order of the moment. Another source is another list: it is read anew. */
export interface ListSource<Row> {
  readonly read: (page: PageAsked) => Promise<PageOfRows<Row>>;
  /** Counts up to `most`, or as far as is soon done. */
  readonly count?: (signal: AbortSignal, most?: number) => Promise<Counted>;
  /** By which the API finds the same rows. */
  readonly filter: FilterValues;
  readonly idOf: (row: Row) => string;
  /** What a person calls the row: heard with its checkbox, the title of Peek. */
  readonly nameOf: (row: Row) => string;
  /** The page that Enter opens. */
  readonly linkOf?: (row: Row) => readonly string[];
}
