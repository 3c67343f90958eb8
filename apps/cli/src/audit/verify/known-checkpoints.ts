import { CheckpointError } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint-error.ts';
import type { Checkpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { type CheckpointByAnyKey, openByAnyKey } from '@seatledger/merkle-log/tlog-checkpoint/open-by-any-key.ts';
import { NoteError } from '@seatledger/merkle-log/signed-note/note-error.ts';
import { parseVerifierKeys, type VerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import type { Finding, Place } from './finding.ts';
import type { LogFiles } from './log-files.ts';
import { notesInFile } from './notes-in-file.ts';
import { VerificationFault } from './verification-fault.ts';

/** A checkpoint that the log has signed, and where it is kept. */
export interface KnownCheckpoint extends Checkpoint {
  readonly note: string;
  readonly place: Place;
}

/** What a place outside the log has of it. */
export interface KnownCopy {
  readonly files: LogFiles;
  /** By size. */
  readonly checkpoints: readonly KnownCheckpoint[];
}

export interface KnownCheckpoints {
  readonly copies: readonly KnownCopy[];
  readonly findings: readonly Finding[];
}

/** The keys of a place: one on each line of its `key`. Throws a {@link VerificationFault} that says which line is none. */
export async function keysOf(files: LogFiles): Promise<readonly VerifierKey[]> {
  const bytes = await files.read('key');
  return bytes === null ? [] : parseKeys(new TextDecoder().decode(bytes), `${files.name}/key`);
}

export function parseKeys(text: string, source: string): readonly VerifierKey[] {
  try {
    return parseVerifierKeys(text);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw new VerificationFault('malformed_key', `${source}, line ${error.line}: ${reasonOf(error)}`);
  }
}

/** Every note that the places have, the newest ones and those of their history, each held against the keys. */
export async function readKnownCheckpoints(places: readonly LogFiles[], keys: readonly VerifierKey[]): Promise<KnownCheckpoints> {
  const findings: Finding[] = [];
  const copies: KnownCopy[] = [];
  for (const files of places) {
    const checkpoints: KnownCheckpoint[] = [];
    for (const { note, place } of await notesOf(files)) {
      const opened = await openNote(note, place, keys);
      if ('code' in opened) findings.push(opened);
      else checkpoints.push(opened);
    }
    copies.push({ files, checkpoints: checkpoints.toSorted((one, other) => one.size - other.size) });
  }
  const known = ofOneOrigin(copies);
  return { copies: known.copies, findings: [...findings, ...known.findings, ...contradictions(known.copies)] };
}

interface PlacedNote {
  readonly note: string;
  readonly place: Place;
}

async function notesOf(files: LogFiles): Promise<PlacedNote[]> {
  const history = (await files.list('history')).filter((name) => name.endsWith('.txt')).map((name) => `history/${name}`);
  const notes = new Map<string, PlacedNote>();
  for (const path of ['checkpoint', ...history]) {
    const bytes = await files.read(path);
    if (bytes === null) continue;
    const text = new TextDecoder().decode(bytes);
    const inFile = path === 'checkpoint' ? [{ note: text, line: 1 }] : notesInFile(text);
    for (const { note, line } of inFile) if (!notes.has(note)) notes.set(note, { note, place: { in: files.name, path, line } });
  }
  return [...notes.values()];
}

/** The checkpoint, or what is wrong with the note. */
export async function openNote(note: string, place: Place, keys: readonly VerifierKey[]): Promise<KnownCheckpoint | Finding> {
  const at = whereIs(place);
  try {
    const opened = await openByAnyKey(note, keys);
    if (opened.verified) return { ...opened.checkpoint, note, place };
    return { code: 'checkpoint_not_signed', place, detail: notSigned(opened, at) };
  } catch (error) {
    if (!(error instanceof NoteError || error instanceof CheckpointError)) throw error;
    const line = error.line === null ? place.line : (place.line ?? 1) + error.line - 1;
    const exactly = { ...place, ...(line !== undefined && { line }) };
    return { code: 'checkpoint_malformed', place: exactly, detail: `${whereIs(exactly)} is no checkpoint: ${reasonOf(error)}` };
  }
}

function notSigned(opened: Extract<CheckpointByAnyKey, { verified: false }>, at: string): string {
  if (opened.code === 'not_by_the_log') return `The checkpoint in ${at} is of ${opened.origin}, whose key has not signed it.`;
  const why = opened.code === 'bad_signature' ? `its signature by ${opened.name} is not right` : 'none of the known keys has signed it';
  return `The checkpoint in ${at} was not signed by the log: ${why}.`;
}

/** Without the line, which is told with the file. */
function reasonOf({ message }: NoteError | CheckpointError): string {
  return message.replace(/^Line \d+: /, '');
}

/** `/var/lib/seatledger/checkpoints/history/2026-11-22.txt, line 6` */
export function whereIs({ in: folder, path, line, index }: Place): string {
  const file = path === '' ? folder : `${folder.replace(/\/$/, '')}/${path}`;
  return [file, line === undefined ? '' : `line ${line}`, index === undefined ? '' : `hash ${index}`]
    .filter((part) => part !== '')
    .join(', ');
}

/** A log that was continued under another name has another tree. What was signed under the other one is told of, and not held against this one. */
function ofOneOrigin(copies: readonly KnownCopy[]): KnownCheckpoints {
  const newest = copies.flatMap(({ checkpoints }) => checkpoints.filter(({ place }) => place.path === 'checkpoint'));
  const origin = (newest[0] ?? copies.flatMap(({ checkpoints }) => checkpoints)[0])?.origin;
  return {
    copies: copies.map(({ files, checkpoints }) => ({ files, checkpoints: checkpoints.filter((one) => one.origin === origin) })),
    findings: copies.flatMap(({ checkpoints }) => {
      const other = checkpoints.findLast((one) => one.origin !== origin);
      return other === undefined ? [] : [ofAnotherLog(other, origin)];
    }),
  };
}

function ofAnotherLog({ origin, size, place }: KnownCheckpoint, verified: string | undefined): Finding {
  const detail =
    `The checkpoint of ${size} events in ${whereIs(place)} is of the log ${origin}; what it says was not held against that of ${verified}. ` +
    'Verify against each by itself.';
  return { code: 'checkpoint_of_another_log', place, detail };
}

/** Two signed roots of one size: the log has told two stories. */
function contradictions(copies: readonly KnownCopy[]): Finding[] {
  const bySize = new Map<number, KnownCheckpoint>();
  return copies
    .flatMap(({ checkpoints }) => checkpoints)
    .flatMap((checkpoint): Finding[] => {
      const other = bySize.get(checkpoint.size);
      bySize.set(checkpoint.size, other ?? checkpoint);
      if (other === undefined || other.root.toBase64() === checkpoint.root.toBase64()) return [];
      const detail =
        `Two checkpoints of ${checkpoint.size} events, both signed by the log, contradict each other: ` +
        `${whereIs(other.place)} and ${whereIs(checkpoint.place)}.`;
      return [{ code: 'checkpoints_contradict', place: checkpoint.place, detail }];
    });
}
