import type { Log } from '../config/log-level.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, readSuperuserPassword, superuser } from './cluster.ts';
import { prepareDatabaseFolder, type DatabaseFolder } from './database-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { tryFileLock, type FileLock } from './file-lock.ts';
import { stopLeftoverPostmaster } from './leftover-postmaster.ts';
import { poll } from './poll.ts';
import type { PostmasterExit } from './postmaster.ts';
import { openServerLog } from './server-log.ts';
import { announce, readServerState } from './server-state.ts';
import type { PostgresSettings } from './settings.ts';
import { supervisePostmaster } from './supervisor.ts';
import { unprivilegedUser } from './unprivileged-user.ts';

export interface EmbeddedPostgresOptions {
  /** Absolute. The database is in `<data>/database`, or where the file of that name says. */
  readonly dataFolder: string;
  readonly log: Log;
  /** While another process runs the server of this data folder: use that one (default), or throw `already_running`. */
  readonly ifRunning?: 'attach' | 'refuse';
  /** The database that `adminUrl` names. It is not created here. */
  readonly database?: string;
  /** Instead of, or besides, those of a small server. Tests turn durability off. */
  readonly settings?: PostgresSettings;
  /** Told when the server died under us. It is started again on the same port, and sessions have to be opened again. */
  readonly onExit?: (exit: PostmasterExit) => void;
  /** How long a server that others are attached to waits for them before it stops. */
  readonly attachedTimeoutMs?: number;
}

/** A PostgreSQL server that listens on 127.0.0.1. The owner's dispose stops it; the dispose of one that attached leaves it running. */
export interface EmbeddedPostgres extends AsyncDisposable {
  readonly role: 'owner' | 'attached';
  /** The superuser's address, password included: never to be logged. */
  readonly adminUrl: string;
  readonly port: number;
  /** Where the cluster, the locks and the server's log are. */
  readonly folder: string;
}

// Long enough for another process's first start, or its recovery, to end.
const ownerTimeoutMs = 10 * 60_000;
const defaultAttachedTimeoutMs = 30_000;

/**
 * Starts the PostgreSQL server of a data folder, or attaches to the one that another process runs there. Exactly one process owns it at
 * a time. Throws {@link EmbeddedPostgresError}.
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = await prepareDatabaseFolder(options.dataFolder, unprivilegedUser());
  const opened = await poll(
    async () => {
      const lock = tryFileLock(folder.ownerLock, 'exclusive');
      if (lock !== undefined) return startOwned(options, folder, lock);
      return options.ifRunning === 'refuse' ? refuse(folder, options.dataFolder) : attach(options, folder);
    },
    { timeoutMs: ownerTimeoutMs, intervalMs: 50 },
  );
  if (opened !== undefined) return opened;
  throw new EmbeddedPostgresError(
    'start_failed',
    `Another process has had the database in ${folder.path} for too long without running it.`,
  );
}

async function startOwned(options: EmbeddedPostgresOptions, folder: DatabaseFolder, ownerLock: FileLock): Promise<EmbeddedPostgres> {
  await using resources = new AsyncDisposableStack();
  resources.use(ownerLock);
  await announce(folder, { status: 'starting' });
  const user = unprivilegedUser(folder.cluster);
  await stopLeftoverPostmaster(folder, user, options.log);
  const binaries = await findBinaries(folder.path, user);
  await ensureCluster(folder, binaries, user);
  const password = await readSuperuserPassword(folder);
  const serverLog = resources.use(await openServerLog(folder.serverLog));
  const { settings = {}, log, onExit } = options;
  const { port, pid } = resources.use(await supervisePostmaster({ folder, binaries, user, settings, serverLog, log, onExit }));
  await announce(folder, { status: 'running', port });
  resources.defer(() => letAttachedLeave(folder, options));
  log('info', `PostgreSQL ${binaries.version} runs on port ${port} (process ${pid}, ${folder.path}).`);
  return describe('owner', folder, adminUrl(options, port, password), resources.move());
}

/** Undefined while the owner is starting or stopping: then ask again. */
async function attach(options: EmbeddedPostgresOptions, folder: DatabaseFolder): Promise<EmbeddedPostgres | undefined> {
  await using resources = new AsyncDisposableStack();
  const attachedLock = tryFileLock(folder.attachedLock, 'shared');
  if (attachedLock === undefined) return undefined;
  resources.use(attachedLock);
  const state = await readServerState(folder);
  if (state?.status !== 'running') return undefined;
  const password = await readSuperuserPassword(folder);
  return describe('attached', folder, adminUrl(options, state.port, password), resources.move());
}

function adminUrl({ database = 'seatledger' }: EmbeddedPostgresOptions, port: number, password: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

function describe(role: EmbeddedPostgres['role'], folder: DatabaseFolder, url: string, resources: AsyncDisposableStack): EmbeddedPostgres {
  let disposed: Promise<void> | undefined;
  // Whoever asks a second time waits for the same end.
  const dispose = (): Promise<void> => (disposed ??= resources.disposeAsync());
  return { role, adminUrl: url, port: Number(new URL(url).port), folder: folder.path, [Symbol.asyncDispose]: dispose };
}

/** Others that use our server end first, for a while; whoever comes now waits to own it. */
async function letAttachedLeave(
  folder: DatabaseFolder,
  { log, attachedTimeoutMs = defaultAttachedTimeoutMs }: EmbeddedPostgresOptions,
): Promise<void> {
  await announce(folder, { status: 'stopping' });
  const alone = await poll(() => tryFileLock(folder.attachedLock, 'exclusive'), { timeoutMs: attachedTimeoutMs, intervalMs: 50 });
  if (alone === undefined) log('warn', 'The database stops although another process still uses it.');
  alone?.[Symbol.dispose]();
}

/** Throws `already_running`; undefined while the owner is stopping: then ask again. */
async function refuse(folder: DatabaseFolder, dataFolder: string): Promise<undefined> {
  const state = await poll(() => readServerState(folder), { timeoutMs: 2_000 });
  if (state?.status === 'stopping') return undefined;
  const owner = state === undefined ? 'another process' : `process ${state.owner.pid}`;
  throw new EmbeddedPostgresError(
    'already_running',
    `Seatledger is already running (${owner}) on this data folder, ${dataFolder}. Stop it first, or choose another folder with SEATLEDGER_DATA.`,
  );
}
