import type { FilterValues } from '../ui/filter-bar/filter-words.ts';
import type { Counted, ListSource } from '../ui/list/list-source.ts';
import type { PageOfRows } from '../ui/list/row-pages.ts';

interface RegistryList<Row> {
  /** As the API takes it. */
  readonly filter: FilterValues;
  readonly sort: string | undefined;
  readonly list: (query: object, signal: AbortSignal) => Promise<PageOfRows<Row>>;
  readonly count: (query: object, signal: AbortSignal) => Promise<Counted>;
  readonly nameOf: (row: Row) => string;
  /** Of the page of a row, before its id. */
  readonly path: string;
}

/** Customers, domains and users are listed alike. */
export function registrySource<Row extends { readonly id: string }>(of: RegistryList<Row>): ListSource<Row> {
  const { filter, sort, list, count, nameOf, path } = of;
  return {
    read: ({ signal, ...page }) => list({ ...filter, sort, ...page }, signal),
    count: (signal, upTo) => count({ ...filter, upTo }, signal),
    filter,
    idOf: ({ id }) => id,
    nameOf,
    linkOf: ({ id }) => [path, id],
  };
}
