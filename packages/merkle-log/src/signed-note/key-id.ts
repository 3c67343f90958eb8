import { sha256 } from '#sha256';

/** The bytes that tell one signature algorithm from another (c2sp.org/signed-note, "Signature types"). */
export const signatureTypes = { ed25519: 0x01, cosignature: 0x04 } as const;
export type SignatureType = (typeof signatureTypes)[keyof typeof signatureTypes];

/** SHA-256(name || 0x0A || type || public key)[:4], in hexadecimal digits (c2sp.org/signed-note, "Signatures"). */
export function keyIdOf(name: string, type: number, publicKey: Uint8Array): string {
  const start = new TextEncoder().encode(`${name}\n`);
  const input = new Uint8Array(start.length + 1 + publicKey.length);
  input.set(start);
  input[start.length] = type;
  input.set(publicKey, start.length + 1);
  return sha256(input).subarray(0, 4).toHex();
}
