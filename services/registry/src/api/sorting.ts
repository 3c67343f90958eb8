import { isCalendarDate } from '@seatledger/domain/validity/validity.ts';
import { invalidCursor } from '@seatledger/platform/http/cursor.ts';
import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { pageOf, pageQuery, rowLimit, type Page, type Sorting } from './pages.ts';

/** By what a list can be ordered. An index has the same expression, followed by the id. */
export interface SortKey<Row> {
  readonly column: RawBuilder<unknown>;
  readonly type: 'text' | 'date' | 'bigint';
  /** What the column has of a row. A date may be `infinity`. */
  readonly of: (row: Row) => string | number;
}

/** A list is gone through by its cursors; far into it, or to its end, one jumps. */
const mostSkipped = 10_000_000;

export type SortKeys<Row> = Readonly<Record<string, SortKey<Row>>>;

/** What a list that can be ordered takes besides its filters. */
export function sortedPageQuery(keys: SortKeys<never>) {
  const sorts = Object.keys(keys).flatMap((key) => [key, `-${key}`]);
  return {
    ...pageQuery,
    cursor: z.string().max(2_000).optional().describe('The nextCursor of the page before, which goes on in the same order.'),
    sort: z
      .enum(sorts as [string, ...string[]])
      .optional()
      .describe('The order; with a `-` before it, the last one first. Of the ids, where it is left out.'),
    skip: z.coerce
      .number()
      .int()
      .min(0)
      .max(mostSkipped)
      .optional()
      .describe('So many are passed over before the page begins, for going far at once; the pages after it follow by their cursors.'),
  };
}

interface AskedPage {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly sort?: string | undefined;
  readonly skip?: number | undefined;
}

/** @throws HttpProblem 400 `invalid_cursor`, also for the cursor of another order */
export function sortedPageOf({ sort, skip, ...asked }: AskedPage, keys: SortKeys<never>): Page {
  if (sort === undefined) return { ...pageOf(asked), skip };
  const { limit, cursor } = asked;
  return { limit, afterId: 0, skip, sorting: { sort, after: cursor === undefined ? null : decodeSorted(cursor, sort, keys) } };
}

/** The part of a query that is on a page: its rows in their order, from where the page begins. */
export function onPage<Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  id: string,
  page: Page,
  keys: SortKeys<never>,
): SelectQueryBuilder<Tables, Table, Row> {
  const { columns, direction, after } = orderOf(sql.ref(id), page, keys);
  const place = sql`(${sql.join(columns)})`;
  const [beyond, from] = direction === 'asc' ? [sql`>`, sql`>=`] : [sql`<`, sql`<=`];
  let ordered = query;
  for (const column of columns) ordered = ordered.orderBy(column, direction);
  if (after !== null) ordered = ordered.where(sql<boolean>`${place} ${beyond} ${after}`);
  if (page.skip !== undefined && page.skip > 0) {
    // What the rows show is read of none that is passed over.
    const first = ordered.clearSelect().select(columns.map((column, at) => column.as(`place_${at}`)));
    ordered = ordered.where(sql<boolean>`${place} ${from} (${first.limit(1).offset(page.skip)})`);
  }
  return ordered.limit(rowLimit(page));
}

interface Order {
  readonly columns: readonly RawBuilder<unknown>[];
  readonly direction: 'asc' | 'desc';
  /** Where the page begins, as the columns have it; null: at the beginning of the list. */
  readonly after: RawBuilder<unknown> | null;
}

function orderOf(ids: RawBuilder<unknown>, { afterId, sorting }: Page, keys: SortKeys<never>): Order {
  if (sorting === undefined) return { columns: [ids], direction: 'asc', after: sql`(${afterId})` };
  const { sort, after } = sorting;
  const { column, type } = keyOf(sort, keys);
  return {
    columns: [column, ids],
    direction: sort.startsWith('-') ? 'desc' : 'asc',
    after: after && sql`(${after.value}::${sql.raw(type)}, ${after.id}::bigint)`,
  };
}

/** The cursor of the page that follows a row. */
export function encodeSorted<Row extends { readonly id: number }>(row: Row, { sort }: Sorting, keys: SortKeys<Row>): string {
  return encode([sort, keyOf(sort, keys).of(row), row.id]);
}

function decodeSorted(cursor: string, sort: string, keys: SortKeys<never>): NonNullable<Sorting['after']> {
  const [asked, value, id] = decoded(cursor);
  const isWhole = typeof id === 'number' && Number.isSafeInteger(id) && id > 0;
  if (asked !== sort || !isWhole || !isOfType(value, keyOf(sort, keys).type) || encode([asked, value, id]) !== cursor)
    throw invalidCursor();
  return { value, id };
}

function encode(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function decoded(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function isOfType(value: unknown, type: SortKey<never>['type']): value is string | number {
  if (type === 'bigint') return Number.isSafeInteger(value);
  if (typeof value !== 'string') return false;
  return type === 'date' ? value === 'infinity' || isCalendarDate(value) : !value.includes('\0');
}

function keyOf<Row>(sort: string, keys: SortKeys<Row>): SortKey<Row> {
  const key = keys[sort.replace(/^-/, '')];
  if (key === undefined) throw new Error(`nothing is sorted by ${sort}`);
  return key;
}
