/** A node of the tree: the 32 bytes of a SHA-256. */
export type Hash = Uint8Array;

export const hashLength = 32;

/** Not constant-time: hashes of the log are public. */
export function isSameHash(one: Hash, other: Hash): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) {
    if (one[index] !== other[index]) return false;
  }
  return true;
}

export function areHashes(values: readonly Uint8Array[]): boolean {
  return values.every((value) => value.length === hashLength);
}
