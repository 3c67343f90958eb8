import { hkdfSync, type KeyObject } from 'node:crypto';

/** A secret for one purpose (such as `database-role/name`): HKDF-SHA-256 (RFC 5869) of a key, 32 bytes as base64url. */
export function deriveSecret(key: KeyObject, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', key, '', purpose, 32)).toString('base64url');
}
