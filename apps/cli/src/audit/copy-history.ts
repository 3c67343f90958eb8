import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { parseNote } from '@seatledger/merkle-log/signed-note/note.ts';
import { parseCheckpoint, type Checkpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { folderFiles, type LogFiles } from './verify/log-files.ts';
import { notesInFile } from './verify/notes-in-file.ts';

type Write = (path: string, bytes: Uint8Array) => Promise<void>;

/**
 * Copies the checkpoints that were signed since those that the folder has: those of more than N events are in `history/<N>.txt`. What was
 * signed under an earlier name of the log is of another tree, and put aside.
 */
export async function copyHistory(source: LogFiles, folder: string, write: Write): Promise<void> {
  const last = await lastKept(folder);
  const isOfLog = last === null || last.origin === (await originOf(source));
  if (!isOfLog) await putAside(folder, last);
  for (let after = isOfLog ? (last?.size ?? 0) : 0; ;) {
    const bytes = await source.read(`history?after=${after}`);
    const newest = bytes === null ? null : lastIn(bytes);
    if (bytes === null || newest === null) return;
    await write(`history/${after}.txt`, bytes);
    after = newest.size;
  }
}

async function lastKept(folder: string): Promise<Checkpoint | null> {
  const own = folderFiles(folder);
  const starts = (await own.list('history')).map((name) => Number(name.replace(/\.txt$/, ''))).filter(Number.isSafeInteger);
  const bytes = starts.length === 0 ? null : await own.read(`history/${Math.max(...starts)}.txt`);
  return bytes === null ? null : lastIn(bytes);
}

function lastIn(bytes: Uint8Array): Checkpoint | null {
  const note = notesInFile(new TextDecoder().decode(bytes)).at(-1)?.note;
  return note === undefined ? null : checkpointIn(note);
}

async function originOf(source: LogFiles): Promise<string | null> {
  const bytes = await source.read('checkpoint');
  return bytes === null ? null : checkpointIn(new TextDecoder().decode(bytes)).origin;
}

function checkpointIn(note: string): Checkpoint {
  return parseCheckpoint(parseNote(note).text);
}

async function putAside(folder: string, { origin, size }: Checkpoint): Promise<void> {
  const aside = join(folder, 'retired', `${origin.replaceAll(/[^a-z0-9.]+/gi, '-')}-${size}`);
  await mkdir(aside, { recursive: true });
  await rename(join(folder, 'history'), join(aside, 'history'));
}
