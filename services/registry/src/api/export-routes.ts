import { preferredMediaType } from '@seatledger/platform/http/accept.ts';
import { notAcceptable } from '@seatledger/platform/http/http-server.ts';
import type { Permission } from '@seatledger/domain/role/permissions.ts';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { RegistrySchema } from '../registry-schema.ts';
import { csvHead, csvRow, sendDownload, type Cell } from './downloads.ts';
import { access, downloaded, onExport } from './fields.ts';
import { scopeOf, type AddRoutes, type RegistryApi } from './registry-api.ts';
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
  readonly columns: readonly (readonly [header: string, cell: (item: Item) => Cell])[];
}

const mediaTypes = { csv: 'text/csv', ndjson: 'application/x-ndjson' } as const;
const formats = ['csv', 'ndjson'] as const;
type Format = (typeof formats)[number];

/** `GET /v1/exports/{plural}` */
export function exportRoute<Filters extends z.ZodRawShape, Row, Item extends object>(list: ExportedList<Filters, Row, Item>): AddRoutes {
  const { plural, permission, filters } = list;
  const querystring = z.strictObject({ ...filters, format: z.enum(formats).optional().describe('As Accept says, where it is left out.') });
  return (app, api) => {
    app.get(
      `/v1/exports/${plural}`,
      {
        config: { ...access(permission), mediaTypes: Object.values(mediaTypes) },
        exposeHeadRoute: false,
        schema: {
          operationId: `export${plural.charAt(0).toUpperCase()}${plural.slice(1)}`,
          summary: `Take away ${plural} as a file`,
          description: `${consistency} The filters are those of the list. Written to the audit, with the number of rows.`,
          tags: ['Exports'],
          querystring,
          response: { 200: downloaded(`The ${plural}; CSV in UTF-8 with a byte order mark.`, ...Object.values(mediaTypes)), ...onExport },
        },
      },
      async (request, reply) => {
        const { format: asked, ...given } = request.query as { readonly format?: Format };
        const format = formatOf(asked, request.headers.accept);
        const fileName = `${plural}-${Temporal.Now.plainDateISO('UTC')}.${format}`;
        const rows = list.rows(api.db, scopeOf(request), given as z.output<z.ZodObject<Filters>>);
        const text = audited(api, request, { list, format, filters: given }, textOf(list, format, rows));
        return await sendDownload(reply, { mediaType: mediaTypes[format], fileName }, text);
      },
    );
  };
}

const consistency =
  'In the order of ids, read in parts: what is there from the beginning to the end is in the file once, as it was when its part was read; ' +
  'what comes or goes meanwhile may or may not be. A file that is cut short ends with a broken connection.';

function formatOf(asked: Format | undefined, accept: string | undefined): Format {
  const offered = (asked === undefined ? formats : [asked]).map((format) => mediaTypes[format]);
  const chosen = preferredMediaType(accept, offered);
  if (chosen === undefined) throw notAcceptable(offered);
  return chosen === mediaTypes.csv ? 'csv' : 'ndjson';
}

/** A part of the file, and how many rows it holds. */
interface Part {
  readonly text: string;
  readonly rows: number;
}

/** The first part comes out of the database, so that what fails there fails before anything has been sent. */
async function* textOf<Filters extends z.ZodRawShape, Row, Item extends object>(
  { show, columns }: ExportedList<Filters, Row, Item>,
  format: Format,
  pages: AsyncGenerator<readonly Row[], void, void>,
): AsyncGenerator<Part, void, void> {
  const line = (item: Item): string => (format === 'csv' ? csvRow(columns.map(([, cell]) => cell(item))) : `${JSON.stringify(item)}\n`);
  let head = format === 'csv' ? csvHead(columns.map(([header]) => header)) : '';
  for await (const rows of pages) {
    yield { text: head + rows.map((row) => line(show(row))).join(''), rows: rows.length };
    head = '';
  }
  if (head !== '') yield { text: head, rows: 0 };
}

interface Audited {
  readonly list: { readonly word: string };
  readonly format: Format;
  readonly filters: object;
}

/**
 * Writes an event before anything is sent, which even a process that dies then has left, and another one at the end, however it comes:
 * how many rows have been sent, and whether that was all. Where that cannot be written the file is not completed.
 */
async function* audited(
  api: RegistryApi,
  request: Pick<FastifyRequest, 'id' | 'ip' | 'principal'>,
  { list: { word }, format, filters }: Audited,
  parts: AsyncGenerator<Part, void, void>,
): AsyncGenerator<string, void, void> {
  const event = (kind: string, after: object) =>
    api.audit(request, { kind: `${word}.${kind}`, subject: { kind: word, id: null }, before: null, after: { ...after } });
  await event('export', { format, filters });
  let rows = 0;
  let whole = false;
  try {
    for await (const part of parts) {
      rows += part.rows;
      if (part.text !== '') yield part.text;
    }
    whole = true;
  } finally {
    await event('export-end', { rows, whole });
  }
}
