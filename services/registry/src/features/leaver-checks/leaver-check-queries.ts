import { found } from '@seatledger/domain/command/decision.ts';
import type { LeaverCheck, NewLeaverCheck } from '@seatledger/domain/leaver-check/leaver-check.ts';
import type { ReadMapping } from '@seatledger/domain/import/import.ts';
import type { Kysely } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { newVersion, nextRegistryId } from '../../versioned-rows.ts';
import { lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { deleteFile } from '../imports/import-file-queries.ts';
import { rememberReading } from '../imports/remembered-readings.ts';
import { keepCompared } from './compare-queries.ts';

export interface FoundLeaverCheck {
  readonly version: number;
  /** Of the domain. */
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  readonly check: LeaverCheck;
}

/** The leaver check, where the principal may see it. @throws CommandRefused `leaver_check_not_found` */
export async function findLeaverCheck(db: Kysely<RegistrySchema>, scope: Scope, id: number): Promise<FoundLeaverCheck> {
  const row = found(await selectLeaverChecks(db, scope).where('leaverChecks.id', '=', id).executeTakeFirst(), 'leaver_check', id);
  return { version: row.version, name: row.name, createdAt: row.createdAt, check: leaverCheckOf(row) };
}

/** The same, locked after its domain, as everything is that stands in a domain: nobody gets or loses a seat there meanwhile. */
export async function lockLeaverCheck(tx: Tx, scope: Scope, id: number): Promise<FoundLeaverCheck> {
  const { check } = await findLeaverCheck(tx, scope, id);
  await lockSeatDomain(tx, check.domainId);
  await tx.selectFrom('leaverChecks').select('id').where('id', '=', id).forUpdate().execute();
  return await findLeaverCheck(tx, scope, id);
}

export type LeaverCheckRow = NonNullable<Awaited<ReturnType<ReturnType<typeof selectLeaverChecks>['executeTakeFirst']>>>;

type ColumnsRead = ReadMapping['columns'];

export function selectLeaverChecks(db: Kysely<RegistrySchema>, scope: Scope) {
  return db
    .selectFrom('leaverChecks')
    .innerJoin('domains', 'domains.id', 'leaverChecks.domainId')
    .selectAll('leaverChecks')
    .select(['domains.customerId', 'domains.name'])
    .$narrowType<{ state: LeaverCheck['state']; mappingSource: ReadMapping['source']; columns: ColumnsRead }>()
    .where(within(scope, 'domains.customerId'));
}

export function leaverCheckOf(row: LeaverCheckRow): LeaverCheck {
  const { id, customerId, domainId, state, fileId, fileName, sha256, sizeBytes, map } = row;
  const { seated, unseated, repeated, refused, leavers, seats } = row;
  const counts = { seated, unseated, repeated, refused, leavers, seats };
  return { id, customerId, domainId, state, fileId, file: { name: fileName, sha256, sizeBytes }, map, counts };
}

export async function nextLeaverCheckId(tx: Tx): Promise<number> {
  return await nextRegistryId(tx, 'leaver_checks');
}

/** Writes a check whose rows have just been compared on this connection. */
export async function insertLeaverCheck(
  tx: Tx,
  { id, customerId, domainId, fileId, file, map, counts, readAs }: NewLeaverCheck,
): Promise<void> {
  const { encoding, separator, header, mapping } = readAs;
  const { name: fileName, sha256, sizeBytes } = file;
  const columns = JSON.stringify(mapping.columns);
  await tx
    .insertInto('leaverChecks')
    .values({
      id,
      domainId,
      fileId,
      fileName,
      sha256,
      sizeBytes,
      map,
      encoding,
      separator,
      mappingSource: mapping.source,
      columns,
      ...counts,
    })
    .execute();
  await rememberReading(tx, customerId, header, { map });
  await keepCompared(tx, id);
}

/** Removes the file, the rows and the leavers, and keeps the rest. */
export async function removeCheckedFile(tx: Tx, { id, state }: LeaverCheck): Promise<void> {
  const { fileId } = await tx.selectFrom('leaverChecks').select('fileId').where('id', '=', id).executeTakeFirstOrThrow();
  await tx.deleteFrom('leaverCheckRows').where('checkId', '=', id).execute();
  await tx.deleteFrom('leavers').where('checkId', '=', id).execute();
  await tx
    .updateTable('leaverChecks')
    .set({ state, fileId: null, ...newVersion })
    .where('id', '=', id)
    .execute();
  if (fileId !== null) await deleteFile(tx, fileId);
}

export async function deleteLeaverCheckRow(tx: Tx, { id, fileId }: LeaverCheck): Promise<void> {
  await tx.deleteFrom('leaverChecks').where('id', '=', id).execute();
  if (fileId !== null) await deleteFile(tx, fileId);
}

/** Those that were made before, and still have their file. */
export async function findLeaverChecksWithFile(db: Kysely<RegistrySchema>, before: Temporal.Instant): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('leaverChecks')
    .select('id')
    .where('fileId', 'is not', null)
    .where('createdAt', '<', before)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
