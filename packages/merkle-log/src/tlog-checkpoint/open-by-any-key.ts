import type { VerifierKey } from '../signed-note/verifier-key.ts';
import { type NoteVerdict, verifyNote } from '../signed-note/verify-note.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';

export type CheckpointByAnyKey =
  | { readonly verified: true; readonly checkpoint: Checkpoint; readonly key: VerifierKey }
  | Extract<NoteVerdict, { verified: false }>
  | { readonly verified: false; readonly code: 'not_by_the_log'; readonly origin: string };

/**
 * A signed checkpoint of whichever log it names, once one of that log's keys among these is known to have signed it. A log replaces its
 * keys in the course of time. Throws a NoteError or a CheckpointError where it has not the form of one.
 */
export async function openByAnyKey(note: string | Uint8Array, keys: readonly VerifierKey[]): Promise<CheckpointByAnyKey> {
  const verdict = await verifyNote(note, keys);
  if (!verdict.verified) return verdict;
  const checkpoint = parseCheckpoint(verdict.text);
  const signature = verdict.signatures.find(({ key }) => key.name === checkpoint.origin);
  if (signature === undefined) return { verified: false, code: 'not_by_the_log', origin: checkpoint.origin };
  return { verified: true, checkpoint, key: signature.key };
}
