import type { FeedPosition } from '../change-feed/change-batch.ts';
import type { SigningKey, SigningState } from '../signing-keys/signing-state.ts';
import type { ApiKeyRow } from '../api-key/api-key.ts';

/** Some bytes of shared memory. */
export interface Section {
  readonly name: string;
  readonly byteLength: number;
}

export function isSection(value: unknown): value is Section {
  if (typeof value !== 'object' || value === null) return false;
  const { name, byteLength } = value as Partial<Section>;
  return typeof name === 'string' && Number.isSafeInteger(byteLength) && Number(byteLength) >= 0;
}

/** An API key, its hash in base64. */
export type StoredApiKey = Omit<ApiKeyRow, 'secretHash'> & { readonly secretHash: string };

/** A key that licences are signed by; its private half in base64, sealed under a key derived from that of the snapshot. */
export type StoredSigningKey = Omit<SigningKey, 'privateKey'> & { readonly sealedPrivateKey: string | null };

/** What a snapshot says besides the index. */
export interface SnapshotHead {
  readonly sections: readonly Section[];
  /** When the registry was last reached, epoch milliseconds. */
  readonly asOf: number;
  readonly last: FeedPosition;
  readonly apiKeys: readonly StoredApiKey[];
  readonly signing: Omit<SigningState, 'keys'> & { readonly keys: readonly StoredSigningKey[] };
  /** Of the fingerprints, in base64. */
  readonly fingerprintKey: string;
  /** Where the catalogue is written among the texts. */
  readonly catalogue: number;
}
