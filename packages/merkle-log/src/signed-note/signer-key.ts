import { importSeed, keyLength } from './ed25519.ts';
import { signatureTypes } from './key-id.ts';
import { NoteError } from './note-error.ts';
import { decodeTyped, encodeTyped, requireKeyId, type VerifierKey, verifierKeyOf } from './verifier-key.ts';

/** Who signs. The seed stays inside; another keeper of keys can implement the same. */
export interface Signer {
  readonly verifierKey: VerifierKey;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** `seed` is the Ed25519 private key of 32 random bytes (RFC 8032 §5.1.5). */
export async function signerOf(name: string, seed: Uint8Array): Promise<Signer> {
  if (seed.length !== keyLength) throw new NoteError('malformed_key', `An Ed25519 seed has ${keyLength} bytes, not ${seed.length}.`);
  const { publicKey, sign } = await importSeed(seed);
  return { verifierKey: verifierKeyOf(name, publicKey), sign };
}

/** `PRIVATE+KEY+<name>+<key id>+<base64(0x01 || seed)>`, as golang.org/x/mod/sumdb/note writes it. A secret. */
export function formatSignerKey({ name, keyId }: VerifierKey, seed: Uint8Array): string {
  return `PRIVATE+KEY+${name}+${keyId}+${encodeTyped(signatureTypes.ed25519, seed)}`;
}

export async function parseSignerKey(text: string): Promise<Signer> {
  const [, name, keyId, data] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  if (name === undefined)
    throw new NoteError('malformed_key', 'A signer key begins with PRIVATE+KEY+, then its name, its id and its bytes.');
  const { type, key } = decodeTyped(data ?? '');
  if (type !== signatureTypes.ed25519) throw new NoteError('unsupported_type', 'Only Ed25519 keys (type 1) sign notes.');
  const signer = await signerOf(name, key);
  requireKeyId(signer.verifierKey.keyId, keyId);
  return signer;
}
