import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import {
  openEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '../../packages/platform/src/embedded-postgres/embedded-postgres.ts';
import { temporaryFolder } from './postgres-cluster.ts';

/** A data folder that is removed when the test ends; `names` are folders in it that are not made yet. */
export function temporaryDataFolder(t: TestContext, ...names: string[]): string {
  const folder = temporaryFolder();
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, ...names);
}

/** Small, and in no hurry to reach the disk. */
export function openSmallDatabase(dataFolder: string, options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const settings = { fsync: false, shared_buffers: '16MB' };
  return openEmbeddedPostgres({ dataFolder, database: 'postgres', settings, log: () => undefined, ...options });
}

/** The first value of the first row, over a connection of its own. */
export async function queryValue(url: string, text: string): Promise<unknown> {
  await using connection = await openConnection(url, 'test');
  const { rows } = await connection.client.query<unknown[]>({ text, rowMode: 'array' });
  return rows[0]?.[0];
}

/** The server's main process. */
export async function serverPid(databaseFolder: string): Promise<number> {
  return Number.parseInt(await readFile(join(databaseFolder, 'cluster', 'postmaster.pid'), 'utf8'), 10);
}
