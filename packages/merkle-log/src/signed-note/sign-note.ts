import { formatNote, type Note, type NoteSignature } from './note.ts';
import type { Signer } from './signer-key.ts';

/** The note of `text` with the signatures of all signers, after those it has already. */
export async function signNote(text: string, signers: readonly Signer[], signatures: Note['signatures'] = []): Promise<string> {
  const message = new TextEncoder().encode(text);
  const added = await Promise.all(
    signers.map(async ({ verifierKey: { name, keyId }, sign }): Promise<NoteSignature> => ({ name, keyId, bytes: await sign(message) })),
  );
  return formatNote({ text, signatures: [...signatures, ...added] });
}
