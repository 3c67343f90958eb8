import type { VerifierKey } from '../signed-note/verifier-key.ts';
import { type NoteVerdict, type VerifiedSignature, verifyNote } from '../signed-note/verify-note.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';

export type OpenedCheckpoint =
  | { readonly verified: true; readonly checkpoint: Checkpoint; readonly signatures: readonly VerifiedSignature[] }
  | Extract<NoteVerdict, { verified: false }>
  | { readonly verified: false; readonly code: 'other_origin'; readonly origin: string }
  | { readonly verified: false; readonly code: 'not_by_the_log' };

/** A signed checkpoint of the log `origin`, once it is known to be signed by `logKey`; the witnesses' cosignatures are checked with it. */
export async function openCheckpoint(
  note: string | Uint8Array,
  {
    origin,
    logKey,
    witnesses = [],
  }: { readonly origin: string; readonly logKey: VerifierKey; readonly witnesses?: readonly VerifierKey[] },
): Promise<OpenedCheckpoint> {
  const verdict = await verifyNote(note, [logKey, ...witnesses]);
  if (!verdict.verified) return verdict;
  if (!verdict.signatures.some(({ key }) => key === logKey)) return { verified: false, code: 'not_by_the_log' };
  const checkpoint = parseCheckpoint(verdict.text);
  if (checkpoint.origin !== origin) return { verified: false, code: 'other_origin', origin: checkpoint.origin };
  return { verified: true, checkpoint, signatures: verdict.signatures };
}
