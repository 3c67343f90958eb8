import type { Hash } from '../tree/hash.ts';

/** Which leaf is which: pairs of equal hashes, the nth of its kind with the nth, in the order of `expected`. */
export function alignHashes(expected: readonly Hash[], actual: readonly Hash[]): { readonly expected: number; readonly actual: number }[] {
  const free = new Map<string, number>();
  const nextOfKind = new Int32Array(actual.length);
  for (let index = actual.length - 1; index >= 0; index -= 1) {
    const key = keyOf(actual[index]);
    nextOfKind[index] = free.get(key) ?? -1;
    free.set(key, index);
  }
  const pairs: { expected: number; actual: number }[] = [];
  for (const [index, hash] of expected.entries()) {
    const key = keyOf(hash);
    const place = free.get(key) ?? -1;
    if (place === -1) continue;
    pairs.push({ expected: index, actual: place });
    free.set(key, nextOfKind[place] ?? -1);
  }
  return pairs;
}

function keyOf(hash: Hash | undefined): string {
  return hash?.toHex() ?? '';
}
