import { climbInclusion, type InclusionStep } from '@seatledger/merkle-log/inclusion-proof/climb-inclusion.ts';
import { decodeBase64 } from '@seatledger/merkle-log/signed-note/base64.ts';
import { NoteError } from '@seatledger/merkle-log/signed-note/note-error.ts';
import type { VerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { CheckpointError } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint-error.ts';
import type { Checkpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { openByAnyKey } from '@seatledger/merkle-log/tlog-checkpoint/open-by-any-key.ts';
import { type Hash, isSameHash } from '@seatledger/merkle-log/tree/hash.ts';
import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import { agreesWithEntry, type EventToProve } from './entry-agreement.ts';

/** What the server says for an event; nothing of it is believed. */
export interface EventEvidence {
  /** As it stands in the log. */
  readonly entry: Uint8Array;
  /** The hashes beside the way up, in base64. */
  readonly hashes: readonly string[];
  /** The checkpoint that the way leads to, as a signed note. */
  readonly note: string;
  readonly keys: readonly VerifierKey[];
}

export interface EventVerdict {
  /** The entry in the log says what is shown. */
  readonly eventFits: boolean;
  /** The way up from the entry leads to the checkpoint's root. */
  readonly pathFits: boolean;
  /** The log's key has signed the checkpoint. */
  readonly signatureFits: boolean;
  readonly leafHash: Hash;
  readonly steps: readonly InclusionStep[];
  /** Undefined where nobody known has signed it. */
  readonly checkpoint: Checkpoint | undefined;
}

/** Computes everything anew: the entry's hash, the way up, and the checkpoint's signature. */
export async function verifyEvent(event: EventToProve, { entry, hashes, note, keys }: EventEvidence): Promise<EventVerdict> {
  const checkpoint = await openSigned(note, keys);
  const leafHash = hashLeaf(entry);
  const proof = hashes.map((hash) => decodeBase64(hash) ?? new Uint8Array());
  const steps = checkpoint && climbInclusion({ index: event.leafIndex, size: checkpoint.size, leafHash, proof });
  const top = steps?.at(-1)?.hash ?? leafHash;
  return {
    eventFits: agreesWithEntry(event, entry),
    pathFits: checkpoint !== undefined && Boolean(steps) && isSameHash(top, checkpoint.root),
    signatureFits: checkpoint !== undefined,
    leafHash,
    steps: steps ?? [],
    checkpoint,
  };
}

export function fits({ eventFits, pathFits, signatureFits }: EventVerdict): boolean {
  return eventFits && pathFits && signatureFits;
}

async function openSigned(note: string, keys: readonly VerifierKey[]): Promise<Checkpoint | undefined> {
  try {
    const opened = await openByAnyKey(note, keys);
    return opened.verified ? opened.checkpoint : undefined;
  } catch (error) {
    if (error instanceof NoteError || error instanceof CheckpointError) return undefined;
    throw error;
  }
}
