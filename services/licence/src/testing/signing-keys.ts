import { createSecretKey } from 'node:crypto';
import { createSealedEd25519Key, openEd25519Key } from '@seatledger/platform/crypto/ed25519-key.ts';
import { SigningKeys } from '../features/signing-keys/signing-keys.ts';
import type { SigningKey } from '../features/signing-keys/signing-state.ts';
import { signingSeal } from '../features/signing-keys/signing-seal.ts';

export const testIssuer = 'https://licences.example';

/** What private keys are sealed in where nothing else is said. */
export const testSeal = signingSeal(createSecretKey(Buffer.alloc(32, 7)));

export function newSigningKey(terms: Partial<SigningKey> = {}): SigningKey {
  const { kid, publicX, sealedPrivateKey } = createSealedEd25519Key(testSeal);
  return { kid, publicX, privateKey: openEd25519Key(testSeal, kid, sealedPrivateKey), signsFrom: 0, filesUntil: 0, ...terms };
}

/** One key, which has always signed. */
export function testSigning(revocationEpoch = 0): SigningKeys {
  const keys = new SigningKeys();
  keys.replace({ keys: [newSigningKey()], revocationEpoch, issuer: testIssuer });
  return keys;
}
