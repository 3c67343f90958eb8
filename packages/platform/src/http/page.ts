import { decodeCursor, encodeCursor } from './cursor.ts';
import { z } from 'zod';

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'How many at most.' }),
  cursor: z.string().max(100).optional().meta({ description: 'nextCursor of the page before.' }),
});

export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** What a query of a page needs: one row more than asked for says whether there is a next page. */
export interface PageRequest {
  readonly afterId: number;
  readonly rows: number;
}

export function pageRequest({ limit, cursor }: z.output<typeof pageQuery>): PageRequest {
  return { afterId: cursor === undefined ? 0 : decodeCursor(cursor), rows: limit + 1 };
}

export function pageOf<Row extends { readonly id: number }, Item>(rows: readonly Row[], limit: number, itemOf: (row: Row) => Item) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(itemOf), nextCursor: rows.length > limit && last !== undefined ? encodeCursor(last.id) : null };
}
