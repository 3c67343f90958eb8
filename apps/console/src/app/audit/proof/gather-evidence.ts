import { NoteError } from '@seatledger/merkle-log/signed-note/note-error.ts';
import { TileError } from '@seatledger/merkle-log/tlog-tiles/tile-error.ts';
import type { AuditLog } from '../log/audit-log.ts';
import type { EventToProve } from './entry-agreement.ts';
import type { EventEvidence } from './verify-event.ts';

export interface GatheredEvidence extends EventEvidence {
  /** Of the tree that the way up is of, as the server says. */
  readonly size: number;
}

/** What is needed to prove an event. What is no key or no bundle of entries proves nothing, and is none of the server's refusals. */
export async function gatherEvidence(log: AuditLog, { id, leafIndex }: EventToProve): Promise<GatheredEvidence> {
  const { size, hashes, checkpoint } = await log.inclusion(id);
  const [entry, keys] = await Promise.all([orNothing(log.entry(leafIndex, size), new Uint8Array()), orNothing(log.keys(), [])]);
  return { size, hashes, note: checkpoint ?? '', entry, keys };
}

async function orNothing<Value>(read: Promise<Value>, nothing: Value): Promise<Value> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof NoteError || error instanceof TileError || error instanceof RangeError) return nothing;
    throw error;
  }
}

/** Whether this browser has what it takes: Ed25519 by WebCrypto, which it gives to pages over HTTPS alone, and base64. */
export function canVerify(): boolean {
  return 'subtle' in crypto && 'fromBase64' in Uint8Array;
}
