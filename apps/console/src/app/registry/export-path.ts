import type { FilterValues } from '../ui/filter-bar/list-address.ts';

/** Where a list is taken away as a file, under the filters that it is shown with. */
export function exportPath(list: 'customers' | 'domains' | 'users', filters: FilterValues): string {
  return `/v1/exports/${list}?${new URLSearchParams({ ...filters, format: 'csv' }).toString()}`;
}
