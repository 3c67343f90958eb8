import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedPostgres } from '../../packages/platform/src/embedded-postgres/embedded-postgres.ts';

export interface PostgresCluster {
  /** A superuser's address; its database is `postgres`. */
  readonly adminUrl: string;
}

/** Data that nobody will miss: nothing waits for the disk. */
export const fastSettings = {
  fsync: false,
  synchronous_commit: 'off',
  full_page_writes: false,
  max_connections: 300,
  shared_buffers: '64MB',
};

let shared: Promise<PostgresCluster> | undefined;

/**
 * The cluster that SEATLEDGER_TEST_POSTGRES names (a superuser's address, given by the test runner), else an embedded one that this
 * process starts once, in a temporary folder, and stops when it ends.
 */
export function postgresCluster(): Promise<PostgresCluster> {
  const adminUrl = process.env['SEATLEDGER_TEST_POSTGRES'];
  shared ??= adminUrl === undefined ? startTemporaryCluster() : Promise.resolve({ adminUrl });
  return shared;
}

/** A folder that the user of the database can enter, too, when we are root. */
export function temporaryFolder(prefix = 'seatledger-test-'): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

async function startTemporaryCluster(): Promise<PostgresCluster> {
  const dataFolder = temporaryFolder();
  const postgres = await openEmbeddedPostgres({ dataFolder, database: 'postgres', settings: fastSettings, log: () => undefined });
  removeAfterThisProcess(postgres.folder, dataFolder);
  return { adminUrl: postgres.adminUrl };
}

// Its standard input ends with this process, however that ends.
const cleaner = `cat
server=$(head -n 1 "$1/cluster/postmaster.pid") && kill -QUIT "$server"
for _ in $(seq 100); do kill -0 "$server" 2> /dev/null && sleep 0.05; done
rm -rf "$1" "$2"`;

/** Stops the server of a temporary cluster, where it still runs, and removes its folders once this process is gone, even by kill -9. */
export function removeAfterThisProcess(databaseFolder: string, dataFolder: string): void {
  const args = ['-c', cleaner, 'cleaner', databaseFolder, dataFolder];
  const child = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  child.unref();
  // It is a socket, and one that would keep this process waiting for its own end.
  (child.stdin as Socket).unref();
}
