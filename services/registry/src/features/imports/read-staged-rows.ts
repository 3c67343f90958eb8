import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { createRowJudge } from '@seatledger/domain/import/judge-row.ts';
import { importFields, type ImportField } from '@seatledger/domain/import/header-words.ts';
import type { ReadMapping } from '@seatledger/domain/import/import.ts';
import { parseMapping } from '@seatledger/domain/import/parse-mapping.ts';
import { looksLikeHeader, recogniseColumns, type ColumnMapping, type ColumnPlan } from '@seatledger/domain/import/recognise-columns.ts';
import { restoreFormula } from '@seatledger/platform/csv/csv-line.ts';
import { CsvError, readCsv, type CsvRow } from '@seatledger/platform/csv/read-csv.ts';
import type { ListContext } from './list-context.ts';
import { headerDigest, nothingRemembered, type RememberedReading, type RememberedReadings } from './remembered-readings.ts';
import type { StagedRow } from './staged-rows.ts';

export interface ReadOptions {
  /** Header of the file → field, by hand. */
  readonly mapping: ReadonlyMap<string, string>;
  /** How 3/4/2027 is meant where the file does not show it. */
  readonly dateOrder: 'dmy' | 'mdy' | null;
  /** What a list is read by where nothing is said by hand; nothing where it is left out. */
  readonly remembered?: RememberedReadings;
  /** What is read of a row; everything where it is left out. */
  readonly fields?: readonly ImportField[];
  /** Told now and then how far the import is; `rows` have been read. */
  readonly onProgress: (progress: { readonly phase: 'reading' | 'applying'; readonly rows: number }) => void;
}

export interface ReadFile {
  /** Known for sure when the rows have been read. */
  readonly encoding: string;
  readonly separator: string;
  readonly unusedColumns: readonly string[];
  /** Digest of the header. */
  readonly header: string;
  readonly mapping: ReadMapping;
  /** How the customer's last list with this header was read. */
  readonly remembered: RememberedReading | null;
  readonly rows: AsyncIterable<readonly StagedRow[]>;
}

/** Reads the header, and the rows as they are asked for, each judged by its own rules. */
export async function readStagedRows(bytes: AsyncIterable<Uint8Array>, list: ListContext, options: ReadOptions): Promise<ReadFile> {
  const { remembered: readings = nothingRemembered, fields = importFields } = options;
  const isHeader = (cells: readonly string[]): boolean =>
    looksLikeHeader(cells, options.mapping) || (readings.size > 0 && readings.has(headerDigest(cells)));
  const file = await readCsv(bytes, { isHeader }).catch(adviseMapping);
  const { separator, header, rows } = file;
  const digest = headerDigest(header.cells);
  const remembered = readings.get(digest) ?? null;
  const { mapping, source } = mappingBy(options.mapping, remembered);
  const columns = recogniseColumns(header.cells, mapping, fields);
  if (!columns.ok) {
    await file[Symbol.asyncDispose]();
    throw new CommandRefused(columns.code, columns.detail, 'file');
  }
  return {
    separator,
    unusedColumns: columns.plan.unused,
    header: digest,
    mapping: { source, columns: readColumns(header.cells, columns.plan) },
    remembered,
    rows: judgeRows(rows, columns.plan, list, { ...options, dateOrder: options.dateOrder ?? remembered?.dates ?? null }),
    get encoding() {
      return file.encoding;
    },
  };
}

/** What is said by hand comes before what is remembered, and that before what the header says. */
function mappingBy(
  given: ColumnMapping,
  remembered: RememberedReading | null,
): { readonly mapping: ColumnMapping; readonly source: ReadMapping['source'] } {
  if (given.size > 0) return { mapping: given, source: 'given' };
  const parsed = remembered === null || remembered.map === null ? null : parseMapping(remembered.map);
  return parsed?.ok === true ? { mapping: parsed.mapping, source: 'remembered' } : { mapping: given, source: 'recognised' };
}

const longestHeaderShown = 200;

function readColumns(header: readonly string[], { fields }: ColumnPlan): ReadMapping['columns'] {
  return Array.from(fields, ([field, index]) => ({ header: shortHeader(header[index] ?? ''), field }));
}

/** A header as answers show it. */
export function shortHeader(header: string): string {
  return header.trim().slice(0, longestHeaderShown).toWellFormed();
}

function adviseMapping(error: unknown): never {
  if (!(error instanceof CsvError) || error.code !== 'no_header') throw error;
  const advice =
    'A list needs a line of headers with a column of e-mail addresses; name an unusual one by hand with a mapping such as "Header=email".';
  throw new CommandRefused('no_address_column', `${error.message} ${advice}`, 'file');
}

async function* judgeRows(
  batches: AsyncIterable<readonly CsvRow[]>,
  plan: ColumnPlan,
  list: ListContext,
  options: ReadOptions,
): AsyncGenerator<readonly StagedRow[]> {
  const judge = createRowJudge(plan, {
    primaryName: list.primaryName,
    domainNames: list.domainNames,
    profiles: list.profiles,
    dateOrder: options.dateOrder,
  });
  const profileIds = new Map(list.profiles.map(({ key, id }) => [key, id]));
  const addressColumn = plan.fields.get('email') ?? 0;
  let rowsRead = 0;
  for await (const batch of batches) {
    yield batch.map((row): StagedRow => {
      // A list may be one of our own files, in which no spreadsheet runs a formula.
      const cells = row.cells.map(restoreFormula);
      const address = (cells[addressColumn] ?? '').trim().slice(0, longestAddressShown);
      const verdict = judge(cells);
      if (!verdict.ok) return { line: row.line, address, ok: false, code: verdict.code, detail: verdict.detail };
      const { seat, notices } = verdict;
      return {
        line: row.line,
        address,
        ok: true,
        seat,
        notices,
        profileId: seat.profile === null ? null : (profileIds.get(seat.profile) ?? null),
      };
    });
    rowsRead += batch.length;
    options.onProgress({ phase: 'reading', rows: rowsRead });
  }
  options.onProgress({ phase: 'applying', rows: rowsRead });
}

const longestAddressShown = 320;
