import { hash } from 'node:crypto';

/** SHA-256 (FIPS 180-4). The result is a plain array of 32 bytes, whatever the runtime has of its own. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const digest = hash('sha256', bytes, 'buffer');
  return new Uint8Array(digest.buffer, digest.byteOffset, digest.byteLength);
}
