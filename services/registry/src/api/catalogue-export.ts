import type { z } from 'zod';
import { exportRoute, type ExportedList } from './export-routes.ts';
import type { shownEntry } from './fields.ts';
import type { AddRoutes } from './registry-api.ts';

type Entry = z.output<z.ZodObject<typeof shownEntry>>;

/** The vendor's offer is the same for everybody who may read it; `columns` are those besides the ones that all of it has. */
export function catalogueExport<Filters extends z.ZodRawShape, Row, Item extends Entry>({
  columns,
  ...list
}: Omit<ExportedList<Filters, Row, Item>, 'permission'>): AddRoutes {
  return exportRoute<Filters, Row, Item>({
    ...list,
    permission: 'catalogue.read',
    columns: [
      ['key', (entry) => entry.key],
      ['name', (entry) => entry.name],
      ['description', (entry) => entry.description],
      ...columns,
      ['version', (entry) => entry.version],
      ['createdAt', (entry) => entry.createdAt],
      ['updatedAt', (entry) => entry.updatedAt],
    ],
  });
}
