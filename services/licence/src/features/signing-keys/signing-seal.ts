import type { KeyObject } from 'node:crypto';
import { createSecretBox, type SecretBox } from '@seatledger/platform/crypto/secret-box.ts';

/** What the private halves of the keys that sign licences are sealed in. `parent`: the installation key. */
export function signingSeal(parent: KeyObject): SecretBox {
  return createSecretBox(parent, 'licence/signing-keys');
}
