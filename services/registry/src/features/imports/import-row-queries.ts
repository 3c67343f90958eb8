import type { Import, JudgedImport, ReadMapping } from '@seatledger/domain/import/import.ts';
import { found } from '@seatledger/domain/command/decision.ts';
import { sql, type Kysely } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { newVersion, nextRegistryId } from '../../versioned-rows.ts';
import { lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { deleteFile } from './import-file-queries.ts';
import { rememberReading } from './remembered-readings.ts';
import { keepVerdicts, removeVerdicts } from './verdict-queries.ts';

export interface FoundImport {
  readonly version: number;
  readonly imported: Import;
  readonly mappingSource: ReadMapping['source'];
}

/** The import, where the principal may see it. @throws CommandRefused `import_not_found` */
export async function findImport(db: Kysely<RegistrySchema>, scope: Scope, id: number): Promise<FoundImport> {
  const row = found(await selectImports(db, scope).where('imports.id', '=', id).executeTakeFirst(), 'import', id);
  return { version: row.version, imported: importOf(row), mappingSource: row.mappingSource };
}

/** The same, locked after its domain, as everything is that stands in a domain. */
export async function lockImport(tx: Tx, scope: Scope, id: number): Promise<FoundImport> {
  const { imported } = await findImport(tx, scope, id);
  await lockSeatDomain(tx, imported.domainId);
  await tx.selectFrom('imports').select('id').where('id', '=', id).forUpdate().execute();
  return await findImport(tx, scope, id);
}

type ColumnsRead = ReadMapping['columns'];

export type ImportRow = NonNullable<Awaited<ReturnType<ReturnType<typeof selectImports>['executeTakeFirst']>>>;

export function selectImports(db: Kysely<RegistrySchema>, scope: Scope) {
  return db
    .selectFrom('imports')
    .innerJoin('domains', 'domains.id', 'imports.domainId')
    .selectAll('imports')
    .select('domains.customerId')
    .$narrowType<{
      state: Import['state'];
      dates: Import['options']['dates'];
      mappingSource: ReadMapping['source'];
      columns: ColumnsRead;
    }>()
    .where(within(scope, 'domains.customerId'));
}

export function importOf(row: ImportRow): Import {
  const { id, customerId, domainId, state, fileId, fileName, sha256, sizeBytes, defaultProfile, dates, map, skipRefused } = row;
  const counts = { create: row.rowsToCreate, change: row.rowsToChange, same: row.rowsSame, refuse: row.rowsRefused };
  const options = { defaultProfile, dates, map, skipRefused };
  return { id, customerId, domainId, state, fileId, file: { name: fileName, sha256, sizeBytes }, options, counts };
}

export async function nextImportId(tx: Tx): Promise<number> {
  return await nextRegistryId(tx, 'imports');
}

/** Writes an import whose rows have just been judged on this connection, with their verdicts. */
export async function insertImport(tx: Tx, { id, customerId, domainId, fileId, file, ...judged }: JudgedImport): Promise<void> {
  const { name: fileName, sha256, sizeBytes } = file;
  await tx
    .insertInto('imports')
    .values({ id, domainId, fileId, fileName, sha256, sizeBytes, ...judgedColumns(judged) })
    .execute();
  await rememberReading(tx, customerId, judged.readAs.header, judged.options);
  await keepVerdicts(tx, id);
}

/** The same for one that has been judged anew. */
export async function updateJudgedImport(tx: Tx, { id, customerId, ...judged }: JudgedImport): Promise<void> {
  await tx
    .updateTable('imports')
    .set({ ...judgedColumns(judged), ...newVersion })
    .where('id', '=', id)
    .execute();
  await rememberReading(tx, customerId, judged.readAs.header, judged.options);
  await removeVerdicts(tx, id);
  await keepVerdicts(tx, id);
}

function judgedColumns({ options, counts, readAs }: Pick<JudgedImport, 'options' | 'counts' | 'readAs'>) {
  const { encoding, separator, unusedColumns, mapping } = readAs;
  const { create: rowsToCreate, change: rowsToChange, same: rowsSame, refuse: rowsRefused } = counts;
  return {
    ...options,
    encoding,
    separator,
    unusedColumns: [...unusedColumns],
    mappingSource: mapping.source,
    columns: JSON.stringify(mapping.columns),
    rowsToCreate,
    rowsToChange,
    rowsSame,
    rowsRefused,
  };
}

export async function markImportApplied(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('imports')
    .set({ state: 'applied', appliedAt: sql<Temporal.Instant>`now()`, ...newVersion })
    .where('id', '=', id)
    .execute();
}

/** Removes the file and the verdicts, and keeps the rest. */
export async function removeImportedFile(tx: Tx, { id, state }: Import): Promise<void> {
  const { fileId } = await tx.selectFrom('imports').select('fileId').where('id', '=', id).executeTakeFirstOrThrow();
  await removeVerdicts(tx, id);
  await tx
    .updateTable('imports')
    .set({ state, fileId: null, ...newVersion })
    .where('id', '=', id)
    .execute();
  if (fileId !== null) await deleteFile(tx, fileId);
}

export async function deleteImportRow(tx: Tx, { id, fileId }: Import): Promise<void> {
  await tx.deleteFrom('imports').where('id', '=', id).execute();
  if (fileId !== null) await deleteFile(tx, fileId);
}
