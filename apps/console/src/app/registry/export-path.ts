import type { ListName } from '../session/preferences.ts';
import type { FilterValues } from '../ui/filter-bar/filter-words.ts';
import type { ManyAction } from '../ui/list/list-column.ts';
import type { Selected } from '../ui/list/selection.ts';

/** Where a list is taken away as a file, under the filters that it is shown with. */
export function exportPath(list: ListName, filters: FilterValues): string {
  return `/v1/exports/${list}?${new URLSearchParams({ ...filters, format: 'csv' }).toString()}`;
}

/** Takes away what is selected. */
export function exportSelected<Row extends { readonly id: string }>(list: ListName): ManyAction<Row> {
  const run = (selected: Selected<Row>): void => download(exportPath(list, filterOf(selected)), `${list}.csv`);
  return { key: 'export', label: $localize`:@@list.export:Export`, icon: 'download', run };
}

function filterOf<Row extends { readonly id: string }>(selected: Selected<Row>): FilterValues {
  if (selected.kind === 'rows') return { ids: selected.rows.map(({ id }) => id).join(',') };
  const { filter, except } = selected;
  return except.length === 0 ? filter : { ...filter, except: except.join(',') };
}

function download(path: string, name: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = name;
  link.click();
}
