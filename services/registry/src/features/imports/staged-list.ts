import { createHash, type Hash } from 'node:crypto';
import { kyselyOn } from '@seatledger/platform/db/database.ts';
import { announceLongWork, endLongWork } from '@seatledger/platform/db/long-work.ts';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readListContext, refuseUnknownDefaultProfile, type ListContext } from './list-context.ts';
import { readStagedRows, type ReadFile, type ReadOptions } from './read-staged-rows.ts';
import { dropStagedRows, stageRows } from './staged-rows.ts';

export interface ListToStage extends ReadOptions {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly domainId: number;
  /** Refused at once where it is not known. */
  readonly defaultProfile: string | null;
}

/** What was learnt while the rows were read. */
export interface StagedList extends Omit<ReadFile, 'rows'> {
  /** What the rows were read against. */
  readonly context: ListContext;
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
}

/** Stages the rows of a customer's list on a connection of its own, and lends the connection to the work that judges them. */
export async function withStagedList<Result>(
  pool: pg.Pool,
  list: ListToStage,
  work: (db: Kysely<RegistrySchema>, staged: StagedList) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await announceLongWork(client, 'an import');
    const db = kyselyOn<RegistrySchema>(client);
    const context = await readListContext(db, list.domainId);
    refuseUnknownDefaultProfile(context, list.defaultProfile);
    const hash = createHash('sha256');
    const file = await readStagedRows(hashed(list.bytes, hash), context, list);
    await stageRows(client, file.rows);
    const { encoding, separator, unusedColumns, header, mapping, remembered } = file;
    return await work(db, { context, sha256: hash.digest('hex'), encoding, separator, unusedColumns, header, mapping, remembered });
  } finally {
    await clear(client).then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

async function clear(client: pg.PoolClient): Promise<void> {
  await dropStagedRows(client);
  await endLongWork(client);
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}
