import { preferredMediaType } from './accept.ts';
import { csvHead, csvRow, type Cell } from './downloads.ts';
import { notAcceptable } from './http-server.ts';

/** What whole lists are taken away as. */
export const exportFormats = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const mediaTypes = { csv: 'text/csv', ndjson: 'application/x-ndjson' } as const satisfies Record<ExportFormat, string>;
export const exportMediaTypes = Object.values(mediaTypes);

export function mediaTypeOf(format: ExportFormat): string {
  return mediaTypes[format];
}

/** The format that is asked for, else what the Accept header likes best. @throws HttpProblem 406 `not_acceptable` */
export function exportFormatOf(asked: ExportFormat | undefined, accept: string | undefined): ExportFormat {
  const offered = (asked === undefined ? exportFormats : [asked]).map((format) => mediaTypes[format]);
  const chosen = preferredMediaType(accept, offered);
  if (chosen === undefined) throw notAcceptable(offered);
  return chosen === mediaTypes.csv ? 'csv' : 'ndjson';
}

/** The columns of CSV. */
export type ExportColumns<Item> = readonly (readonly [header: string, cell: (item: Item) => Cell])[];

/** A part of the file, and how many rows it holds. */
export interface ExportedPart {
  readonly text: string;
  readonly rows: number;
}

/** The first part comes out of the database, so that what fails there fails before anything has been sent. */
export async function* exportedParts<Item>(
  format: ExportFormat,
  columns: ExportColumns<Item>,
  pages: AsyncGenerator<readonly Item[], void, void>,
): AsyncGenerator<ExportedPart, void, void> {
  const line = (item: Item): string => (format === 'csv' ? csvRow(columns.map(([, cell]) => cell(item))) : `${JSON.stringify(item)}\n`);
  let head = format === 'csv' ? csvHead(columns.map(([header]) => header)) : '';
  for await (const items of pages) {
    yield { text: head + items.map(line).join(''), rows: items.length };
    head = '';
  }
  if (head !== '') yield { text: head, rows: 0 };
}

/**
 * Writes an event (`export`) before anything is sent, which even a process that dies then has left, and another one (`export-end`) at the
 * end, however it comes: how many rows have been sent, and whether that was all. Where that cannot be written the file is not completed.
 */
export async function* auditedExport(
  write: (verb: 'export' | 'export-end', after: Readonly<Record<string, unknown>>) => Promise<unknown>,
  asked: Readonly<Record<string, unknown>>,
  parts: AsyncGenerator<ExportedPart, void, void>,
): AsyncGenerator<string, void, void> {
  await write('export', asked);
  let rows = 0;
  let whole = false;
  try {
    for await (const part of parts) {
      rows += part.rows;
      if (part.text !== '') yield part.text;
    }
    whole = true;
  } finally {
    await write('export-end', { rows, whole });
  }
}
