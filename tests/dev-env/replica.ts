import { execFile, spawn } from 'node:child_process';
import { chownSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findFreePort } from '../../packages/platform/src/embedded-postgres/free-port.ts';
import { unprivilegedUser } from '../../packages/platform/src/embedded-postgres/unprivileged-user.ts';
import { fastSettings, temporaryFolder } from './postgres-cluster.ts';
import { until } from './until.ts';

export interface Replica extends AsyncDisposable {
  /** The address of another, of the same database here. */
  at(url: string): string;
}

/** A streaming replica of a server of that major version of Debian's. Disposing removes it. */
export async function startReplica(adminUrl: string, version: number): Promise<Replica> {
  await using resources = new AsyncDisposableStack();
  const folder = temporaryFolder('seatledger-replica-');
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const user = unprivilegedUser();
  const account = user === undefined ? {} : { uid: user.uid, gid: user.gid };
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const cluster = join(folder, 'cluster');
  const bin = (program: string): string => `/usr/lib/postgresql/${version}/bin/${program}`;
  await promisify(execFile)(bin('pg_basebackup'), ['-D', cluster, '-R', '-X', 'stream', '-c', 'fast', '-d', adminUrl], {
    ...account,
    cwd: folder,
  });
  const port = await findFreePort();
  const settings = { ...fastSettings, port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(bin('postgres'), ['-D', cluster, ...flags], { ...account, cwd: folder, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  resources.defer(async () => {
    server.kill('SIGQUIT');
    await ended;
  });
  const at = (url: string): string => Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href;
  await until('the replica takes connections', () => answers(at(adminUrl)), 60_000);
  const held = resources.move();
  return { at, [Symbol.asyncDispose]: () => held.disposeAsync() };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  return client.connect().then(
    async () => {
      await client.end();
      return true;
    },
    () => false,
  );
}
