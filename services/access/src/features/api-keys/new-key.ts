import { newSecret, randomName } from '../tokens/new-secret.ts';

/** A key of 256 random bits: `sl_<keyId>_<secret>`. Only the hash is kept. */
export interface NewKey {
  /** What the caller sends as its bearer token; shown once. */
  readonly key: string;
  /** Names the key in lists, logs and at revocation; no secret. */
  readonly keyId: string;
  /** SHA-256 of the whole key, in hex. */
  readonly secretHash: string;
}

export function newKey(): NewKey {
  const keyId = randomName(12);
  const { secret, secretHash } = newSecret(`sl_${keyId}`);
  return { key: secret, keyId, secretHash };
}
