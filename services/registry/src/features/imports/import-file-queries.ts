import { createHash } from 'node:crypto';
import { found } from '@seatledger/domain/command/decision.ts';
import { bytePieces } from '@seatledger/platform/csv/byte-pieces.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

export interface ReceivedFile {
  readonly id: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

const pieceBytes = 1024 * 1024;

/** Makes room for a file. Until an import or a leaver check refers to it, it is nobody's, and is removed after a while. */
export async function beginFile(db: Kysely<RegistrySchema>): Promise<number> {
  const { id } = await db.insertInto('importFiles').defaultValues().returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Stores the pieces of a file as they arrive, each by itself: however slowly they come, no connection and no lock is held meanwhile. */
export async function receivePieces(db: Kysely<RegistrySchema>, id: number, bytes: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  let position = 0;
  let sizeBytes = 0;
  for await (const piece of bytePieces(bytes, pieceBytes)) {
    hash.update(piece);
    sizeBytes += piece.length;
    await sql`
      with touched as (update import_files set touched_at = now() where id = ${id})
      insert into import_pieces (file_id, position, bytes) values (${id}, ${position}, ${piece})`.execute(db);
    position += 1;
  }
  return { id, sha256: hash.digest('hex'), sizeBytes };
}

/** The bytes of a stored file, a piece at a time. Throws where it has been removed meanwhile. */
export async function* readPieces(db: Kysely<RegistrySchema>, { id, sizeBytes }: Omit<ReceivedFile, 'sha256'>): AsyncGenerator<Uint8Array> {
  let position = 0;
  for (let read = 0; read < sizeBytes; position += 1) {
    const row = await db
      .selectFrom('importPieces')
      .select('bytes')
      .where('fileId', '=', id)
      .where('position', '=', position)
      .executeTakeFirst();
    const { bytes } = found(row, 'import', 'that still has its file');
    read += bytes.length;
    yield bytes;
  }
}

/** Removes a file, unless something refers to it. */
export async function removeUnusedFile(db: Kysely<RegistrySchema>, id: number): Promise<void> {
  await sql`delete from import_files where id = ${id} and ${isUnused}`.execute(db);
}

/** Files that a process left behind which died while it received them. */
export async function countLeftoverFiles(db: Kysely<RegistrySchema>, untouchedSince: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from import_files where touched_at < ${untouchedSince.toString()} and ${isUnused}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Gives how many there were. */
export async function removeLeftoverFiles(db: Kysely<RegistrySchema>, untouchedSince: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from import_files where touched_at < ${untouchedSince.toString()} and ${isUnused}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** The imports that were uploaded before, and still have their file. */
export async function findImportsWithFile(db: Kysely<RegistrySchema>, before: Temporal.Instant): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('fileId', 'is not', null)
    .where('createdAt', '<', before)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

const isUnused = sql`
  not exists (select from imports where file_id = import_files.id) and not exists (select from leaver_checks where file_id = import_files.id)`;

export async function deleteFile(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('importFiles').where('id', '=', id).execute();
}
