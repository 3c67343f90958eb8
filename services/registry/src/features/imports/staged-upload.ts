import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { ImportOptions } from '@seatledger/domain/import/import.ts';
import { parseMapping } from '@seatledger/domain/import/parse-mapping.ts';
import { CsvError, describeCsvError } from '@seatledger/platform/csv/csv-error.ts';
import type { Kysely } from 'kysely';
import type { RegistryApi } from '../../api/registry-api.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readPieces, type ReceivedFile } from './import-file-queries.ts';
import { withStagedList, type StagedList } from './staged-list.ts';

interface Upload {
  readonly domainId: number;
  readonly file: Omit<ReceivedFile, 'sha256'>;
  readonly options: ImportOptions;
}

/** Stages the rows of a file that has been uploaded, when its turn has come, for the work that judges them. */
export async function withStagedUpload<Result>(
  api: Pick<RegistryApi, 'db' | 'pool' | 'inTurn'>,
  { domainId, file, options: { defaultProfile, dates, map } }: Upload,
  work: (db: Kysely<RegistrySchema>, staged: StagedList) => Promise<Result>,
): Promise<Result> {
  const parsed = map === null ? null : parseMapping(map);
  const list = {
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
const headerKept = 200;

/** What is kept of how a file was read. */
export function readingOf({ encoding, separator, unusedColumns }: StagedList) {
  return {
    encoding,
    separator,
    unusedColumns: unusedColumns.slice(0, columnsKept).map((header) => header.slice(0, headerKept).toWellFormed()),
  };
}
