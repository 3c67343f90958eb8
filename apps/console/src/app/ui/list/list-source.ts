import type { PageOfRows } from './row-pages.ts';

export interface PageAsked {
  readonly limit: number;
  /** The `nextCursor` of the page before; undefined for the first one. */
  readonly cursor: string | undefined;
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
  readonly count?: (signal: AbortSignal) => Promise<Counted>;
  readonly idOf: (row: Row) => string;
  /** What a person calls the row: heard with its checkbox, the title of Peek. */
  readonly nameOf: (row: Row) => string;
  /** The page that Enter opens. */
  readonly linkOf?: (row: Row) => readonly string[];
}

/** Everything that a source has, in its order, up to a limit: for what is done with all that match. */
export async function readAll<Row>(source: ListSource<Row>, most: number, signal: AbortSignal): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await source.read({ limit: 200, cursor, signal });
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && rows.length < most);
  return rows.slice(0, most);
}
