import type { KeyObject } from 'node:crypto';
import { deriveSecret } from '@seatledger/platform/crypto/derive-secret.ts';
import { secretBoxOf, type SecretBox } from '@seatledger/platform/crypto/secret-box.ts';

const purpose = 'secret-box/licence/signing-keys';

/**
 * What opens the private halves of the keys that sign licences, and nothing else, for a check server that is not trusted with the master
 * key: 32 bytes in base64url, derived from the installation key.
 */
export function signingSealSecret(installationKey: KeyObject): string {
  return deriveSecret(installationKey, purpose);
}

/** What private halves are sealed in. */
export function signingSeal(installationKey: KeyObject): SecretBox {
  return secretBoxOf(Buffer.from(signingSealSecret(installationKey), 'base64url'));
}

/** The same, by the secret. */
export function signingSealOf(secret: KeyObject): SecretBox {
  return secretBoxOf(secret.export());
}
