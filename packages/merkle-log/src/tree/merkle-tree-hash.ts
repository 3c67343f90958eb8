import { sha256 } from '#sha256';
import { hashLength, type Hash } from './hash.ts';

/** MTH({}): the root of the tree without entries (RFC 6962 §2.1). */
export const emptyRoot: Hash = sha256(new Uint8Array());

/** MTH({d}): 0x00 before the entry keeps it from passing for a node (RFC 6962 §2.1). */
export function hashLeaf(entry: Uint8Array): Hash {
  if (entry.length >= leafInput.length) leafInput = new Uint8Array(2 * entry.length + 1);
  leafInput.set(entry, 1);
  return sha256(leafInput.subarray(0, 1 + entry.length));
}

// As below. It grows with the longest entry, and its first byte stays 0x00.
let leafInput = new Uint8Array(1024);

// Filled anew for each node: hashing does not wait for anything.
const nodeInput = new Uint8Array(1 + 2 * hashLength);
nodeInput[0] = 1;

/** 0x01 || left || right (RFC 6962 §2.1). */
export function hashNode(left: Hash, right: Hash): Hash {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + hashLength);
  return sha256(nodeInput);
}
