import { createSecretKey, type KeyObject } from 'node:crypto';
import { ConfigError } from '../config/config-error.ts';
import { deriveSecret } from './derive-secret.ts';

/** 32 bytes that open the installation key. A KeyObject, because it shows nothing of itself when it is logged or turned into JSON. */
export type MasterKey = KeyObject;

const keyBytes = 32;
export const howToMakeMasterKey = 'To make one: openssl rand -base64 32';

/** Reads 32 bytes of base64 or base64url. `setting` is named in the {@link ConfigError}; the value is not. */
export function parseMasterKey(text: string, setting: string): MasterKey {
  const trimmed = text.trim();
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) {
    throw new ConfigError(setting, `${setting} must hold ${keyBytes} bytes in base64, which is 44 characters. ${howToMakeMasterKey}`);
  }
  return createSecretKey(Buffer.from(trimmed, 'base64'));
}

/** Tells keys apart and nothing of them, so that it may be stored and shown: 64 bits, derived, in hexadecimal. */
export function masterKeyFingerprint(masterKey: MasterKey): string {
  return Buffer.from(deriveSecret(masterKey, 'master-key/fingerprint'), 'base64url').toString('hex', 0, 8);
}
