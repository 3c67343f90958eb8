import { readFileSync } from 'node:fs';

export function readVectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../../tests/vectors/merkle-log/${name}.json`, import.meta.url), 'utf8')) as T;
}

/** A proof in base64, as others write it too: null for an empty one. */
export function decodeProof(proof: readonly string[] | null): Uint8Array[] {
  return (proof ?? []).map((hash) => Uint8Array.fromBase64(hash));
}
