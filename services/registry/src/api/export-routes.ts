import type { Permission } from '@seatledger/domain/role/permissions.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { RegistrySchema } from '../registry-schema.ts';
import { sendDownload } from '@seatledger/platform/http/downloads.ts';
import {
  auditedExport,
  exportedParts,
  exportFormatOf,
  exportFormats,
  exportMediaTypes,
  mediaTypeOf,
  type ExportColumns,
  type ExportFormat,
} from '@seatledger/platform/http/export-file.ts';
import { access, downloaded, onExport } from './fields.ts';
import { scopeOf, type AddRoutes } from './registry-api.ts';
import type { Scope } from './scope.ts';

/** A list that can be taken away as a whole. */
export interface ExportedList<Filters extends z.ZodRawShape, Row, Item extends object> {
  /** `customer`; what an audit event is named after. */
  readonly word: string;
  /** `customers`; the last part of the path. */
  readonly plural: string;
  readonly permission: Permission;
  /** Those of the list. */
  readonly filters: Filters;
  /** The rows that are asked for, a page at a time, within the scope. */
  readonly rows: (
    db: Kysely<RegistrySchema>,
    scope: Scope,
    filters: z.output<z.ZodObject<Filters>>,
  ) => AsyncGenerator<readonly Row[], void, void>;
  /** As the list shows it: what stands on a line of NDJSON. */
  readonly show: (row: Row) => Item;
  /** The columns of CSV. */
  readonly columns: ExportColumns<Item>;
}

/** `GET /v1/exports/{plural}` */
export function exportRoute<Filters extends z.ZodRawShape, Row, Item extends object>(list: ExportedList<Filters, Row, Item>): AddRoutes {
  const { word, plural, permission, filters } = list;
  const querystring = z.strictObject({
    ...filters,
    format: z.enum(exportFormats).optional().describe('As Accept says, where it is left out.'),
  });
  return (app, api) => {
    app.get(
      `/v1/exports/${plural}`,
      {
        config: { ...access(permission), mediaTypes: exportMediaTypes },
        exposeHeadRoute: false,
        schema: {
          operationId: `export${plural.charAt(0).toUpperCase()}${plural.slice(1)}`,
          summary: `Take away ${plural} as a file`,
          description: `${consistency} The filters are those of the list. Written to the audit, with the number of rows.`,
          tags: ['Exports'],
          querystring,
          response: { 200: downloaded(`The ${plural}; CSV in UTF-8 with a byte order mark.`, ...exportMediaTypes), ...onExport },
        },
      },
      async (request, reply) => {
        const { format: asked, ...given } = request.query as { readonly format?: ExportFormat };
        const format = exportFormatOf(asked, request.headers.accept);
        const fileName = `${plural}-${Temporal.Now.plainDateISO('UTC')}.${format}`;
        const rows = list.rows(api.db, scopeOf(request), given as z.output<z.ZodObject<Filters>>);
        const write = (verb: string, after: Readonly<Record<string, unknown>>) =>
          api.audit(request, { kind: `${word}.${verb}`, subject: { kind: word, id: null }, before: null, after });
        const text = auditedExport(write, { format, filters: given }, exportedParts(format, list.columns, shown(rows, list.show)));
        return await sendDownload(reply, { mediaType: mediaTypeOf(format), fileName }, text);
      },
    );
  };
}

const consistency =
  'In the order of ids, read in parts: what is there from the beginning to the end is in the file once, as it was when its part was read; ' +
  'what comes or goes meanwhile may or may not be. A file that is cut short ends with a broken connection.';

async function* shown<Row, Item>(pages: AsyncGenerator<readonly Row[], void, void>, show: (row: Row) => Item) {
  for await (const rows of pages) yield rows.map(show);
}
