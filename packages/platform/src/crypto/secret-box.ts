import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { deriveSecret } from './derive-secret.ts';
import { randomBytes } from './random-bytes.ts';

/** Keeps secrets that must be read again. What is sealed for one thing (`associated`, such as `operator/7`) does not open for another. */
export interface SecretBox {
  seal(plain: Uint8Array, associated: string): Buffer;
  /** Throws where the box was tampered with, or sealed under another key, for another purpose or for another thing. */
  open(sealed: Uint8Array, associated: string): Buffer;
}

const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;

/** AES-256-GCM (NIST SP 800-38D) under a key of its own for each purpose. Layout: version, nonce, ciphertext, tag. */
export function createSecretBox(parent: KeyObject, purpose: string): SecretBox {
  return secretBoxOf(Buffer.from(deriveSecret(parent, `secret-box/${purpose}`), 'base64url'));
}

/** As {@link createSecretBox}, under a key of the caller's: 32 bytes. */
export function secretBoxOf(key: Uint8Array): SecretBox {
  return {
    seal(plain, associated) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(associated));
      const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.of(formatVersion), nonce, ciphertext, cipher.getAuthTag()]);
    },
    open(sealed, associated) {
      if (sealed.length < headBytes + tagBytes || sealed[0] !== formatVersion) throw new Error('this is no sealed secret');
      const nonce = sealed.subarray(1, headBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(associated))
        .setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(headBytes, -tagBytes)), decipher.final()]);
    },
  };
}
