import { decodeCursor, encodeCursor } from '@seatledger/platform/http/cursor.ts';
import { z } from 'zod';

/** What every list takes besides its filters. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most.'),
  cursor: z.string().max(100).optional().describe('The nextCursor of the page before.'),
};

/** An order other than that of the ids. */
export interface Sorting {
  /** As it was asked for: the name of a key, after a `-` where the last one comes first. */
  readonly sort: string;
  /** The row after which the list goes on; null: from the beginning. */
  readonly after: { readonly value: string | number; readonly id: number } | null;
}

export interface Page {
  /** The list goes on with the ids after this one. */
  readonly afterId: number;
  readonly limit: number;
  /** In place of the order of ids. */
  readonly sorting?: Sorting;
  /** So many more are passed over before it begins. */
  readonly skip?: number | undefined;
  /** How many rows there are in all, as far as somebody has counted. */
  readonly of?: number | undefined;
}

/** @throws HttpProblem 400 `invalid_cursor` */
export function pageOf({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }): Page {
  return { limit, afterId: cursor === undefined ? 0 : decodeCursor(cursor) };
}

/** What a query asks for: one more than the page holds, which tells whether there is another page. */
export function rowLimit({ limit }: Page): number {
  return limit + 1;
}

/** A page out of the rows of a query, which are in the order of their ids, or in another one that has cursors of its own. */
export function listing<Row extends { readonly id: number }, Item>(
  rows: readonly Row[],
  { limit }: Page,
  toItem: (row: Row) => Item,
  cursorAfter: (row: Row) => string = ({ id }) => encodeCursor(id),
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toItem), nextCursor: rows.length > limit && last !== undefined ? cursorAfter(last) : null };
}

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item).max(200), nextCursor: z.string().nullable().describe('null on the last page.') });
}
