import { readFile } from 'node:fs/promises';
import type { DatabaseFolder } from './database-folder.ts';
import { identify, isRunning, type ProcessIdentity } from './processes.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';

/** What the owner of a database tells the others. */
export type ServerState =
  | { readonly status: 'starting' | 'stopping'; readonly owner: ProcessIdentity }
  | { readonly status: 'running'; readonly owner: ProcessIdentity; readonly port: number };

export async function announce(
  folder: DatabaseFolder,
  state: { status: 'starting' | 'stopping' } | { status: 'running'; port: number },
): Promise<void> {
  await writeFileAtomically(folder.state, `${JSON.stringify({ ...state, owner: identify(process.pid) })}\n`);
}

/** What the owner said last; undefined where the one who said it is gone. */
export async function readServerState(folder: DatabaseFolder): Promise<ServerState | undefined> {
  try {
    const state = JSON.parse(await readFile(folder.state, 'utf8')) as ServerState;
    return isRunning(state.owner) ? state : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
