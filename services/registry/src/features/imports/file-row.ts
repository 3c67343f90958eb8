import { found } from '@seatledger/domain/command/decision.ts';
import { parseMapping } from '@seatledger/domain/import/parse-mapping.ts';
import { looksLikeHeader } from '@seatledger/domain/import/recognise-columns.ts';
import { readCsv, type CsvFile, type CsvRow } from '@seatledger/platform/csv/read-csv.ts';
import type { Import } from '@seatledger/domain/import/import.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readPieces } from './import-file-queries.ts';

const cells = z.array(z.string()).max(1_000);

/** A row of the file of an import, as it is written there. */
export const shownFileRow = z.strictObject({
  line: z.int().describe('Of the file, from 1, on which the row begins.'),
  header: cells.describe('The names of the columns.'),
  cells: cells.describe('As many as were written, whatever the header has.'),
});

/** Reads the file no farther than to the row. @throws CommandRefused `row_not_found` */
export async function readFileRow(
  db: Kysely<RegistrySchema>,
  { fileId, file, options }: Import,
  line: number,
): Promise<z.output<typeof shownFileRow>> {
  const pieces = readPieces(db, { id: fileId ?? 0, sizeBytes: file.sizeBytes });
  const parsed = options.map === null ? null : parseMapping(options.map);
  const mapping = parsed?.ok === true ? parsed.mapping : new Map<string, string>();
  await using table = await readCsv(pieces, { isHeader: (header) => looksLikeHeader(header, mapping) });
  const row = found(await findRow(table, line), 'row', line);
  return { line, header: [...table.header.cells], cells: [...row.cells] };
}

async function findRow({ rows }: CsvFile, line: number): Promise<CsvRow | undefined> {
  for await (const batch of rows) {
    if ((batch.at(-1)?.line ?? 0) >= line) return batch.find((row) => row.line === line);
  }
  return undefined;
}
