import type { Signer } from '@seatledger/merkle-log/signed-note/signer-key.ts';
import { signNote } from '@seatledger/merkle-log/signed-note/sign-note.ts';
import { formatVerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { formatCheckpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { readTiles } from '@seatledger/merkle-log/tlog-tiles/read-tiles.ts';
import { isSameHash } from '@seatledger/merkle-log/tree/hash.ts';
import { readRoot } from '@seatledger/merkle-log/tree/root.ts';
import type { Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';
import type { CheckpointPlace, DeliveredCheckpoint } from './checkpoint-place.ts';
import { compareWithPlace, type LogHead } from './compare-with-place.ts';
import { LogAlarm } from './log-alarm.ts';
import { knownLogKeys } from './log-keys.ts';
import { storedTiles } from './stored-tiles.ts';

export interface CheckpointPublishing {
  readonly kysely: Kysely<AuditSchema>;
  /** The signer of the log of that origin. */
  readonly signerFor: (origin: string) => Promise<Signer>;
  readonly places: readonly CheckpointPlace[];
}

/** How it went in one place. */
export interface Delivery {
  readonly place: string;
  /** Of the newest checkpoint that it has. */
  readonly size: number;
  /** Why the newest one is not there. */
  readonly failure: Error | null;
}

export interface Publication {
  readonly head: LogHead;
  readonly deliveries: readonly Delivery[];
}

/**
 * Looks whether a checkpoint of the log as it is now would agree with what the places have, and with its tiles. Throws a
 * {@link LogAlarm} where it would not; that one of several places cannot be reached is part of the answer.
 */
export async function compareWithPlaces({ kysely, places }: Omit<CheckpointPublishing, 'signerFor'>): Promise<Publication> {
  const head = await readHead(kysely);
  const tiles = storedTiles(kysely);
  const keys = await knownLogKeys(kysely);
  const asked = await Promise.all(places.map((place) => sizeInPlace(() => compareWithPlace(head, place, { keys, tiles }))));
  if (asked.length > 0 && asked.every(({ failure }) => failure !== null)) throw unreachable(places, asked);
  const root = await readRoot(readTiles(head.size, tiles), head.size);
  if (!isSameHash(root, head.root)) {
    throw new LogAlarm('log_damaged', 'The tiles in the database do not lead to the root of the log: run "seatledger audit verify".');
  }
  return { head, deliveries: places.map(({ name }, index) => ({ place: name, ...(asked[index] ?? notAsked) })) };
}

const notAsked = { size: 0, failure: null };

/**
 * Signs a checkpoint of the log as it is now, where there is none yet, and hands it to every place that has an older one. Nothing is
 * signed that would contradict what any place has: it throws as {@link compareWithPlaces} does.
 */
export async function publishCheckpoint({ kysely, signerFor, places }: CheckpointPublishing): Promise<Publication> {
  const compared = await compareWithPlaces({ kysely, places });
  const { head } = compared;
  if (head.size === 0) return compared;
  const checkpoint = await signedCheckpoint(kysely, head, signerFor);
  const deliveries = await Promise.all(
    places.map(async (place, index): Promise<Delivery> => {
      const before = compared.deliveries[index] ?? { place: place.name, ...notAsked };
      if (before.failure !== null || before.size === head.size) return before;
      return await place.deliver(checkpoint, storedTiles(kysely)).then(
        () => ({ ...before, size: head.size }),
        (failure: Error) => ({ ...before, failure }),
      );
    }),
  );
  return { head, deliveries };
}

/** What cannot be compared with anything might contradict everything. */
function unreachable(places: readonly CheckpointPlace[], asked: readonly Omit<Delivery, 'place'>[]): LogAlarm {
  const reasons = places.map(({ name }, index) => `${name} (${asked[index]?.failure?.message})`).join(', ');
  return new LogAlarm('place_unreachable', `No checkpoint is signed, as none of before can be read: ${reasons}.`);
}

async function sizeInPlace(compare: () => Promise<number>): Promise<Omit<Delivery, 'place'>> {
  try {
    return { size: await compare(), failure: null };
  } catch (error) {
    if (error instanceof LogAlarm) throw error;
    return { size: 0, failure: error as Error };
  }
}

async function readHead(kysely: Kysely<AuditSchema>): Promise<LogHead> {
  const { origin, size, root } = await kysely.selectFrom('log').select(['origin', 'size', 'root']).executeTakeFirstOrThrow();
  return { origin, size, root: new Uint8Array(root) };
}

/** The one that there is, or a new one: of each size at most one is ever signed. */
async function signedCheckpoint(
  kysely: Kysely<AuditSchema>,
  { origin, size, root }: LogHead,
  signerFor: CheckpointPublishing['signerFor'],
): Promise<DeliveredCheckpoint> {
  const signer = await signerFor(origin);
  const note = await signNote(formatCheckpoint({ origin, size, root, extensions: [] }), [signer]);
  await kysely
    .insertInto('checkpoints')
    .values({ origin, size, root: Buffer.from(root), note })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await kysely
    .selectFrom('checkpoints')
    .select('note')
    .where('origin', '=', origin)
    .where('size', '=', size)
    .executeTakeFirstOrThrow();
  return { origin, size, note: kept.note, verifierKey: formatVerifierKey(signer.verifierKey) };
}
