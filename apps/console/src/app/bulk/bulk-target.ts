import type { Customer, Sent } from '../api/shapes.ts';
import type { ListName } from '../session/preferences.ts';
import type { Selected } from '../ui/list/selection.ts';

export type BulkFilter = NonNullable<Sent<'/v1/bulk-actions', 'post'>['filter']>;

export interface BulkThing {
  readonly id: string;
  readonly name: string;
  /** The one that was looked at. */
  readonly version: number;
}

/** What is to be changed: things that are known one by one, or all that match, which nobody has loaded. */
export type BulkTarget =
  | { readonly kind: 'things'; readonly things: readonly BulkThing[] }
  | { readonly kind: 'matching'; readonly filter: BulkFilter };

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** What is selected in a list. */
export function targetOf<Row extends Versioned>(list: ListName, selected: Selected<Row>, nameOf: (row: Row) => string): BulkTarget {
  if (selected.kind === 'matching') return { kind: 'matching', filter: { list, ...chosen(selected) } as BulkFilter };
  return { kind: 'things', things: selected.rows.map((row) => ({ id: row.id, version: row.version, name: nameOf(row) })) };
}

/** The domains of the customers that are selected. */
export function domainsOf(selected: Selected<Customer>): BulkTarget {
  return { kind: 'matching', filter: { list: 'domains', customers: chosen(selected) } };
}

/** As the API finds what is selected. */
function chosen<Row extends Versioned>(selected: Selected<Row>) {
  if (selected.kind === 'rows') return { ids: selected.rows.map(({ id }) => id) };
  const { filter, except } = selected;
  return { ...filter, ...(except.length > 0 && { except: [...except] }) };
}
