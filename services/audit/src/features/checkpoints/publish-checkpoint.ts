import type { Signer } from '@seatledger/merkle-log/signed-note/signer-key.ts';
import { signNote } from '@seatledger/merkle-log/signed-note/sign-note.ts';
import { formatVerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { formatCheckpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { isSameHash } from '@seatledger/merkle-log/tree/hash.ts';
import type { Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';
import type { CheckpointPlace, DeliveredCheckpoint } from './checkpoint-place.ts';
import { compareWithNote, damaged, rootOfTiles, type LogHead } from './compare-with-note.ts';
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
  // Before the head is read: what another process publishes meanwhile is not ahead of it then.
  const answers = await Promise.all(places.map(ask));
  const read = answers.filter(({ place }) => place.isReadable);
  if (read.length > 0 && read.every(({ failure }) => failure !== null)) throw unreachable(read);
  const head = await readHead(kysely);
  const log = { head, keys: await knownLogKeys(kysely), tiles: storedTiles(kysely) };
  const deliveries = await Promise.all(
    answers.map(async ({ place, note, failure }): Promise<Delivery> => {
      return { place: place.name, size: note === null ? 0 : await compareWithNote(log, note, place), failure };
    }),
  );
  if (!isSameHash(await rootOfTiles(log, head.size), head.root)) throw damaged();
  return { head, deliveries };
}

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
      const before = compared.deliveries[index] ?? { place: place.name, size: 0, failure: null };
      if (before.failure !== null || before.size === head.size) return before;
      return await place.deliver(checkpoint, storedTiles(kysely)).then(
        () => ({ ...before, size: head.size }),
        (failure: Error) => ({ ...before, failure }),
      );
    }),
  );
  return { head, deliveries };
}

/** What a place has; no note where it has none, or fails. */
interface Answer {
  readonly place: CheckpointPlace;
  readonly note: string | null;
  readonly failure: Error | null;
}

async function ask(place: CheckpointPlace): Promise<Answer> {
  return await place.newest().then(
    (note) => ({ place, note, failure: null }),
    (failure: Error) => ({ place, note: null, failure }),
  );
}

/** What cannot be compared with anything might contradict everything. */
function unreachable(read: readonly Answer[]): LogAlarm {
  const reasons = read.map(({ place, failure }) => `${place.name} (${failure?.message})`).join(', ');
  return new LogAlarm('place_unreachable', `No checkpoint is signed, as none of before can be read: ${reasons}.`);
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
