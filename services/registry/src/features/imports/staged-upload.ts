import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { ImportOptions } from '@seatledger/domain/import/import.ts';
import { parseMapping } from '@seatledger/domain/import/parse-mapping.ts';
import { CsvError, describeCsvError } from '@seatledger/platform/csv/csv-error.ts';
import type { Kysely } from 'kysely';
import type { RegistryApi } from '../../api/registry-api.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readPieces, type ReceivedFile } from './import-file-queries.ts';
import { shortHeader, type ReadOptions } from './read-staged-rows.ts';
import { withStagedList, type StagedList } from './staged-list.ts';

interface Upload extends Pick<ReadOptions, 'fields' | 'remembered'> {
  readonly domainId: number;
  readonly file: Omit<ReceivedFile, 'sha256'>;
  readonly options: Pick<ImportOptions, 'defaultProfile' | 'dates' | 'map'>;
}

/** Stages the rows of a file that has been uploaded, when its turn has come, for the work that judges them. */
export async function withStagedUpload<Result>(
  api: Pick<RegistryApi, 'db' | 'pool' | 'inTurn'>,
  { domainId, file, options: { defaultProfile, dates, map }, ...reading }: Upload,
  work: (db: Kysely<RegistrySchema>, staged: StagedList) => Promise<Result>,
): Promise<Result> {
  const parsed = map === null ? null : parseMapping(map);
  const list = {
    ...reading,
    domainId,
    defaultProfile,
    dateOrder: dates,
    mapping: parsed?.ok === true ? parsed.mapping : new Map<string, string>(),
    bytes: readPieces(api.db, file),
    onProgress: () => undefined,
  };
  return await api.inTurn(() => withStagedList(api.pool, list, work)).catch(refuseUnreadable);
}

function refuseUnreadable(error: unknown): never {
  if (error instanceof CsvError) throw new CommandRefused(error.code, describeCsvError(error), 'file');
  throw error;
}

const columnsKept = 100;

/** What is kept of how a file was read. */
export function readingOf({ encoding, separator, unusedColumns, header, mapping }: StagedList) {
  return { encoding, separator, unusedColumns: unusedColumns.slice(0, columnsKept).map(shortHeader), header, mapping };
}

/** The options that a file was read by: those given, and for what was left out, those of the customer's last list with its header. */
export function optionsUsed(given: ImportOptions, { context, remembered }: StagedList): ImportOptions {
  if (remembered === null) return given;
  const isKnown = context.profiles.some(({ key }) => key === remembered.defaultProfile);
  return {
    ...given,
    map: given.map ?? remembered.map,
    dates: given.dates ?? remembered.dates,
    defaultProfile: given.defaultProfile ?? (isKnown ? remembered.defaultProfile : null),
  };
}
