import { verifyConsistency } from '@seatledger/merkle-log/consistency-proof/verify-consistency.ts';
import { decodeBase64 } from '@seatledger/merkle-log/signed-note/base64.ts';
import { parseVerifierKeys } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import type { Checkpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { openByAnyKey } from '@seatledger/merkle-log/tlog-checkpoint/open-by-any-key.ts';
import { isSameHash } from '@seatledger/merkle-log/tree/hash.ts';

/** What a browser keeps of the log from one visit to the next. */
export interface RememberedCheckpoint {
  /** The signed note, and the key that it was signed with. */
  readonly note: string;
  readonly key: string;
  /** An instant. */
  readonly seenAt: string;
}

/** What the log of today is to the one that was seen before. */
export type Continuity = 'same' | 'continued' | 'another_log' | 'cut_off' | 'rewritten';

/** The proof is asked for where it is needed: of the sizes of the two checkpoints, in base64. */
export async function continuityOf(
  seen: Checkpoint,
  present: Checkpoint,
  proofOf: (from: number, to: number) => Promise<readonly string[]>,
): Promise<Continuity> {
  if (seen.origin !== present.origin) return 'another_log';
  if (seen.size > present.size) return 'cut_off';
  if (seen.size === present.size) return isSameHash(seen.root, present.root) ? 'same' : 'rewritten';
  // Every log goes on from the empty one.
  if (seen.size === 0) return 'continued';
  const proof = (await proofOf(seen.size, present.size)).map((hash) => decodeBase64(hash) ?? new Uint8Array());
  const claim = { size1: seen.size, size2: present.size, root1: seen.root, root2: present.root, proof };
  return verifyConsistency(claim) ? 'continued' : 'rewritten';
}

export function goesOn(continuity: Continuity): boolean {
  return continuity === 'same' || continuity === 'continued';
}

/** Undefined where what was kept is nothing that a log has signed: as good as nothing. */
export async function openRemembered({ note, key }: RememberedCheckpoint): Promise<Checkpoint | undefined> {
  try {
    const opened = await openByAnyKey(note, parseVerifierKeys(key));
    return opened.verified ? opened.checkpoint : undefined;
  } catch {
    return undefined;
  }
}

export function parseRemembered(text: string | null): RememberedCheckpoint | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isRemembered(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRemembered(value: unknown): value is RememberedCheckpoint {
  if (typeof value !== 'object' || value === null) return false;
  const { note, key, seenAt } = value as Partial<Record<keyof RememberedCheckpoint, unknown>>;
  return [note, key, seenAt].every((text) => typeof text === 'string');
}
