import type { ReadableEvent } from '@seatledger/domain/audit/readable-event.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { AuditSchema } from '../../audit-schema.ts';
import type { PersonKeys } from '../appending/person-keys.ts';
import { keyIdsOf, unsealEvent, type Sealed } from '../appending/sealed-event.ts';
import type { EventRow } from './find-events.ts';

/** An event with all that can still be read of it. */
export interface OpenEvent extends ReadableEvent {
  readonly id: number;
  readonly leafIndex: number;
  readonly recordedAt: Temporal.Instant;
  readonly origin: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly changeRequestId: number | null;
  readonly customerId: number | null;
  /** What is stored is not what was written: somebody has altered it. */
  readonly damaged: boolean;
}

const values = z.record(z.string(), z.unknown()).nullable();
const states = { before: values, after: values, sealed: z.record(z.string(), z.string()) };
const entrySchema = z.object({
  kind: z.string(),
  actor: z.object({ kind: z.string(), id: z.number().nullable(), name: z.string().nullable() }),
  subject: z.object({ kind: z.string(), id: z.number().nullable() }),
  origin: z.string().nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  changeRequestId: z.number().nullable().default(null),
  customerId: z.number().nullable(),
  reason: z.string().nullable(),
  attachment: z.string().optional(),
  ...z.object(states).partial().shape,
});
const statesSchema = z.object(states);

type Entry = z.output<typeof entrySchema>;
type States = z.output<typeof statesSchema>;

/**
 * Opens the events of a page, with one query for what is kept beside the log and one for the keys of all persons. `onlyOf`: what they say
 * of anybody but these persons stays sealed.
 */
export async function openEvents(
  db: Kysely<AuditSchema>,
  personKeys: PersonKeys,
  rows: readonly EventRow[],
  onlyOf?: readonly string[],
): Promise<readonly OpenEvent[]> {
  const entries = rows.map(({ entry }) => parsed(entrySchema, entry));
  const attachments = await readAttachments(db, entries);
  const states = entries.map((entry) => sealedFor(onlyOf, statesOf(entry, attachments)));
  const boxes = await readBoxes(
    db,
    personKeys,
    states.map((state) => state?.sealed ?? {}),
  );
  return rows.map((row, index) => {
    const [entry, state] = [entries[index], states[index]];
    return entry === undefined || state === undefined ? damagedEvent(row, entry) : openEvent(row, entry, state, boxes);
  });
}

function statesOf(entry: Entry | undefined, attachments: ReadonlyMap<string, States>): States | undefined {
  if (entry === undefined) return undefined;
  const { attachment, before = null, after = null, sealed = {} } = entry;
  return attachment === undefined ? { before, after, sealed } : attachments.get(attachment);
}

/** Without what is sealed of anybody but these. */
function sealedFor(persons: readonly string[] | undefined, states: States | undefined): States | undefined {
  if (persons === undefined || states === undefined) return states;
  return { ...states, sealed: Object.fromEntries(Object.entries(states.sealed).filter(([reference]) => persons.includes(reference))) };
}

function openEvent(row: EventRow, entry: Entry, { before, after, sealed }: States, boxes: ReadonlyMap<string, SecretBox>): OpenEvent {
  const { sealed: _, attachment: __, ...said } = entry;
  const { id, leafIndex, recordedAt } = row;
  const keyIds = keyIdsOf(sealed);
  const erased = Object.keys(sealed).filter((_, index) => !boxes.has(keyIds[index] ?? ''));
  const event = { ...said, before, after };
  try {
    return { ...unsealEvent(event, sealed, boxes), id, leafIndex, recordedAt, erased, damaged: false };
  } catch {
    return { ...event, id, leafIndex, recordedAt, erased, damaged: true };
  }
}

/** What the columns say of an event whose entry cannot be read, or not whole. */
function damagedEvent(row: EventRow, entry: Entry | undefined): OpenEvent {
  const { id, leafIndex, recordedAt, kind, customerId } = row;
  return {
    id,
    leafIndex,
    recordedAt,
    kind,
    actor: entry?.actor ?? { kind: row.actorKind, id: row.actorId, name: null },
    subject: { kind: row.subjectKind, id: row.subjectId },
    origin: entry?.origin ?? null,
    address: entry?.address ?? null,
    requestId: entry?.requestId ?? null,
    changeRequestId: entry?.changeRequestId ?? null,
    customerId,
    reason: entry?.reason ?? null,
    before: null,
    after: null,
    erased: [],
    damaged: true,
  };
}

/** By their hashes, in hex. */
async function readAttachments(db: Kysely<AuditSchema>, entries: readonly (Entry | undefined)[]): Promise<ReadonlyMap<string, States>> {
  const hashes = entries.flatMap((entry) => (entry?.attachment === undefined ? [] : [Buffer.from(entry.attachment, 'hex')]));
  if (hashes.length === 0) return new Map();
  const rows = await db.selectFrom('attachments').selectAll().where('sha256', 'in', hashes).execute();
  return new Map(
    rows.flatMap(({ sha256, content }) => {
      const attachment = parsed(statesSchema, content);
      return attachment === undefined ? [] : [[sha256.toString('hex'), attachment] as const];
    }),
  );
}

/** By the ids of the keys. Those of persons who were erased are not there. */
async function readBoxes(
  db: Kysely<AuditSchema>,
  personKeys: PersonKeys,
  sealed: readonly Sealed[],
): Promise<ReadonlyMap<string, SecretBox>> {
  const keyIds = [...new Set(sealed.flatMap(keyIdsOf))];
  if (keyIds.length === 0) return new Map();
  const rows = await db.selectFrom('personKeys').select(['keyId', 'sealedKey']).where('keyId', 'in', keyIds).execute();
  return new Map(rows.map(({ keyId, sealedKey }) => [keyId, boxOf(personKeys, keyId, sealedKey)]));
}

/** A key that has been altered opens nothing, and its events are damaged; those under other keys are not. */
function boxOf(personKeys: PersonKeys, keyId: string, sealedKey: Uint8Array): SecretBox {
  try {
    return personKeys.boxOf(keyId, sealedKey);
  } catch (error) {
    const refuse = (): never => {
      throw error;
    };
    return { seal: refuse, open: refuse };
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
