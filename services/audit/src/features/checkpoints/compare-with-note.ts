import type { VerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { verifyNote } from '@seatledger/merkle-log/signed-note/verify-note.ts';
import { readTiles, type ReadTile } from '@seatledger/merkle-log/tlog-tiles/read-tiles.ts';
import { TileError } from '@seatledger/merkle-log/tlog-tiles/tile-error.ts';
import { parseCheckpoint, type Checkpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { isSameHash, type Hash } from '@seatledger/merkle-log/tree/hash.ts';
import { readRoot } from '@seatledger/merkle-log/tree/root.ts';
import type { CheckpointPlace } from './checkpoint-place.ts';
import { LogAlarm } from './log-alarm.ts';

export interface LogHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** The log as the database has it. */
export interface ComparedLog {
  readonly head: LogHead;
  /** Those that have ever signed for it. */
  readonly keys: readonly VerifierKey[];
  readonly tiles: ReadTile;
}

/**
 * Sees to it that a checkpoint of the head would agree with the one that a place has. Returns that one's size. Throws a {@link LogAlarm}:
 * nothing must be signed then.
 */
export async function compareWithNote(log: ComparedLog, note: string, place: CheckpointPlace): Promise<number> {
  const { head } = log;
  const outside = await openNote(note, log.keys, place);
  if (outside.origin !== head.origin) {
    throw new LogAlarm(
      'checkpoint_not_ours',
      `The checkpoint in ${place.name} is of the log ${outside.origin}, and this one is ${head.origin}. If this database was put back from a ` +
        'backup, or is to take over, run "seatledger audit continue --reason …"; otherwise give it a place of its own.',
    );
  }
  if (outside.size > head.size) throw rolledBack(outside, head, place);
  if (!isSameHash(await rootOfTiles(log, outside.size), outside.root)) throw contradicted(outside, place);
  return outside.size;
}

/** The root of the tree of that size, by the tiles. Throws a {@link LogAlarm} where they are not all there. */
export async function rootOfTiles({ tiles }: Pick<ComparedLog, 'tiles'>, size: number): Promise<Hash> {
  try {
    return await readRoot(readTiles(size, tiles), size);
  } catch (error) {
    throw error instanceof TileError ? damaged(error) : error;
  }
}

export function damaged(cause?: TileError): LogAlarm {
  const detail = 'The tiles in the database do not lead to the root of the log: run "seatledger audit verify".';
  return new LogAlarm('log_damaged', detail, { cause });
}

async function openNote(note: string, keys: readonly VerifierKey[], place: CheckpointPlace): Promise<Checkpoint> {
  try {
    const verdict = await verifyNote(note, keys);
    if (verdict.verified) return parseCheckpoint(verdict.text);
  } catch (error) {
    throw new LogAlarm('checkpoint_not_ours', `The checkpoint in ${place.name} cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
  throw new LogAlarm(
    'checkpoint_not_ours',
    `The checkpoint in ${place.name} is signed by no key of this installation. Either somebody else writes there, or the database was made ` +
      'anew: give it a place of its own, or run "seatledger audit continue --reason …".',
  );
}

function rolledBack(outside: Checkpoint, head: LogHead, place: CheckpointPlace): LogAlarm {
  return new LogAlarm(
    'log_rolled_back',
    `${place.name} has a checkpoint of ${outside.size} events, and the database has ${head.size}: it was put back to an earlier state, or events ` +
      'were cut off. Nothing is signed until somebody has looked: "seatledger audit verify", then "seatledger audit continue --reason …".',
  );
}

function contradicted(outside: Checkpoint, place: CheckpointPlace): LogAlarm {
  return new LogAlarm(
    'log_contradicted',
    `The first ${outside.size} events are not those that the checkpoint in ${place.name} was signed over. Nothing is signed until somebody has ` +
      'looked: "seatledger audit verify" says which event is not what it was.',
  );
}
