import { verifyCosignature } from '../tlog-cosignature/verify-cosignature.ts';
import { signatureLength, verifyEd25519 } from './ed25519.ts';
import { signatureTypes } from './key-id.ts';
import { NoteError } from './note-error.ts';
import { type Note, type NoteSignature, parseNote } from './note.ts';
import type { VerifierKey } from './verifier-key.ts';

export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** When a witness cosigned, in seconds since 1970; null for other signatures. */
  readonly cosignedAt: bigint | null;
}

/** `bad_signature`: one that bears a known key's name and id is not by it. `no_known_key`: nobody known has signed. */
export type NoteVerdict =
  | { readonly verified: true; readonly text: string; readonly signatures: readonly VerifiedSignature[] }
  | { readonly verified: false; readonly code: 'no_known_key' }
  | { readonly verified: false; readonly code: 'bad_signature'; readonly name: string; readonly keyId: string };

/**
 * Checks the signatures of known keys and passes over all others (c2sp.org/signed-note, "Signatures"). One bad signature of a known key
 * makes the note bad. Throws a NoteError where the note has not the form of one.
 */
export async function verifyNote(note: string | Uint8Array, keys: readonly VerifierKey[]): Promise<NoteVerdict> {
  const { text, signatures } = parseNote(note);
  const verified: VerifiedSignature[] = [];
  for (const signature of signatures) {
    const key = knownKey(keys, signature);
    if (key === undefined) continue;
    const result = await verifySignature(text, signature, key);
    if (result === null) return { verified: false, code: 'bad_signature', name: signature.name, keyId: signature.keyId };
    verified.push(result);
  }
  return verified.length === 0 ? { verified: false, code: 'no_known_key' } : { verified: true, text, signatures: verified };
}

function knownKey(keys: readonly VerifierKey[], { name, keyId }: NoteSignature): VerifierKey | undefined {
  const [key, another] = keys.filter((known) => known.name === name && known.keyId === keyId);
  if (another !== undefined) throw new NoteError('ambiguous_key', `Two of the known keys are ${name}+${keyId}: trust one.`);
  return key;
}

async function verifySignature(text: Note['text'], { bytes }: NoteSignature, key: VerifierKey): Promise<VerifiedSignature | null> {
  if (key.type === signatureTypes.cosignature) {
    const cosignedAt = await verifyCosignature(text, bytes, key.publicKey);
    return cosignedAt === null ? null : { key, cosignedAt };
  }
  const isBy = bytes.length === signatureLength && (await verifyEd25519(key.publicKey, new TextEncoder().encode(text), bytes));
  return isBy ? { key, cosignedAt: null } : null;
}
