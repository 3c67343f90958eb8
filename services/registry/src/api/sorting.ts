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
    of: z.coerce
      .number()
      .int()
      .min(0)
      .max(mostSkipped)
      .optional()
      .describe('With `skip`: how many there are in all, as they were counted. What is past the middle is then found from the end.'),
  };
}

interface AskedPage {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly sort?: string | undefined;
  readonly skip?: number | undefined;
  readonly of?: number | undefined;
}

/** @throws HttpProblem 400 `invalid_cursor`, also for the cursor of another order */
export function sortedPageOf({ sort, skip, of, ...asked }: AskedPage, keys: SortKeys<never>): Page {
  if (sort === undefined) return { ...pageOf(asked), skip, of };
  const { limit, cursor } = asked;
  return { limit, afterId: 0, skip, of, sorting: { sort, after: cursor === undefined ? null : decodeSorted(cursor, sort, keys) } };
}

/** The part of a query that is on a page: its rows in their order, from where the page begins. */
export function onPage<Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  id: string,
  page: Page,
  keys: SortKeys<never>,
): SelectQueryBuilder<Tables, Table, Row> {
  const order = orderOf(sql.ref(id), page, keys);
  const rest = inOrder(query, order);
  const limited = (rows: typeof query) => rows.limit(rowLimit(page));
  if (page.skip === undefined || page.skip === 0) return limited(rest);
  const { columns, isDescending } = order;
  const isNearEnd = order.after === null && page.of !== undefined && page.skip < page.of && page.skip > page.of / 2;
  const [far, passed] = isNearEnd
    ? [inOrder(query, { ...order, isDescending: !isDescending }), page.of - page.skip - 1]
    : [rest, page.skip];
  // What the rows show is read of none that is passed over.
  const first = far
    .clearSelect()
    .select(columns.map((column, at) => column.as(`place_${at}`)))
    .offset(passed)
    .limit(1);
  const from = isDescending ? sql`<=` : sql`>=`;
  return limited(rest.where(sql<boolean>`${placeOf(order)} ${from} (${first})`));
}

function inOrder<Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  order: Order,
): SelectQueryBuilder<Tables, Table, Row> {
  const { columns, isDescending, after } = order;
  let ordered = query;
  for (const column of columns) ordered = ordered.orderBy(column, isDescending ? 'desc' : 'asc');
  return after === null ? ordered : ordered.where(sql<boolean>`${placeOf(order)} ${isDescending ? sql`<` : sql`>`} ${after}`);
}

function placeOf({ columns }: Order): RawBuilder<unknown> {
  return sql`(${sql.join(columns)})`;
}

interface Order {
  readonly columns: readonly RawBuilder<unknown>[];
  readonly isDescending: boolean;
  /** Where the page begins, as the columns have it; null: at the beginning of the list. */
  readonly after: RawBuilder<unknown> | null;
}

function orderOf(ids: RawBuilder<unknown>, { afterId, sorting }: Page, keys: SortKeys<never>): Order {
  if (sorting === undefined) return { columns: [ids], isDescending: false, after: afterId === 0 ? null : sql`(${afterId})` };
  const { sort, after } = sorting;
  const { column, type } = keyOf(sort, keys);
  return {
    columns: [column, ids],
    isDescending: sort.startsWith('-'),
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
