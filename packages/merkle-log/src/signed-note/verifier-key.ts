import { decodeBase64 } from './base64.ts';
import { keyLength } from './ed25519.ts';
import { keyIdOf, type SignatureType, signatureTypes } from './key-id.ts';
import { requireKeyName } from './key-name.ts';
import { NoteError } from './note-error.ts';

/** Whom one trusts. `keyId` is eight hexadecimal digits; `publicKey` an Ed25519 key of 32 bytes. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: string;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array;
}

export function verifierKeyOf(name: string, publicKey: Uint8Array, type: SignatureType = signatureTypes.ed25519): VerifierKey {
  requireKeyName(name);
  if (publicKey.length !== keyLength)
    throw new NoteError('malformed_key', `An Ed25519 public key has ${keyLength} bytes, not ${publicKey.length}.`);
  return { name, keyId: keyIdOf(name, type, publicKey), type, publicKey };
}

/** `<name>+<key id>+<base64(type || public key)>` (c2sp.org/signed-note, "Verifier keys"). */
export function formatVerifierKey({ name, keyId, type, publicKey }: VerifierKey): string {
  return `${name}+${keyId}+${encodeTyped(type, publicKey)}`;
}

export function parseVerifierKey(text: string): VerifierKey {
  const [, name, keyId, data] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const { type, key } = decodeTyped(data ?? '');
  if (name === undefined) throw new NoteError('malformed_key', 'A verifier key looks like example.com/log+0123abcd+AbCd….');
  const verifierKey = verifierKeyOf(name, key, type);
  requireKeyId(verifierKey.keyId, keyId);
  return verifierKey;
}

/** One key on each line; empty lines are passed over. A NoteError says which line is none. */
export function parseVerifierKeys(text: string): readonly VerifierKey[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [parseKeyOnLine(line.trim(), index + 1)]));
}

function parseKeyOnLine(text: string, line: number): VerifierKey {
  try {
    return parseVerifierKey(text);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw new NoteError(error.code, error.message, line);
  }
}

export function requireKeyId(computed: string, claimed: string | undefined): void {
  if (computed !== claimed)
    throw new NoteError('key_id_mismatch', `The key's id is ${computed}, not ${claimed}: it has been cut or changed.`);
}

export function encodeTyped(type: number, key: Uint8Array): string {
  const bytes = new Uint8Array(1 + key.length);
  bytes[0] = type;
  bytes.set(key, 1);
  return bytes.toBase64();
}

export function decodeTyped(data: string): { readonly type: SignatureType; readonly key: Uint8Array } {
  const bytes = decodeBase64(data);
  if (bytes === null || bytes.length === 0) throw new NoteError('malformed_key', 'A key ends in base64 of its type and its bytes.');
  const type = Object.values(signatureTypes).find((known) => known === bytes[0]);
  if (type === undefined)
    throw new NoteError('unsupported_type', `Keys of type ${bytes[0]} are not supported: only 1 (Ed25519) and 4 (cosignatures).`);
  return { type, key: bytes.subarray(1) };
}
