import type { ReadableEvent } from '@seatledger/domain/audit/readable-event.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { AuditSchema } from '../../audit-schema.ts';
import type { PersonKeys, PersonReference } from '../appending/person-keys.ts';
import { unsealEvent } from '../appending/sealed-event.ts';
import type { EventRow } from './find-events.ts';

/** An event with all that can still be read of it. */
export interface OpenEvent extends ReadableEvent {
  readonly id: number;
  readonly leafIndex: number;
  readonly recordedAt: Temporal.Instant;
  readonly origin: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
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
  customerId: z.number().nullable(),
  reason: z.string().nullable(),
  persons: z.array(z.string()),
  attachment: z.string().optional(),
  ...z.object(states).partial().shape,
});
const attachmentSchema = z.object(states);

type Entry = z.output<typeof entrySchema>;
type Attachment = z.output<typeof attachmentSchema>;

/** Opens the events of a page, with one query for the keys of all persons in them and one for what is kept beside the log. */
export async function openEvents(
  db: Kysely<AuditSchema>,
  personKeys: PersonKeys,
  rows: readonly EventRow[],
): Promise<readonly OpenEvent[]> {
  const entries = rows.map(({ entry }) => parsed(entrySchema, entry));
  const attachments = await readAttachments(db, entries);
  const boxes = await readBoxes(db, personKeys, entries);
  return rows.map((row, index) => {
    const entry = entries[index];
    const { attachment } = entry ?? {};
    const beside = attachment === undefined ? undefined : attachments.get(attachment);
    return entry === undefined || (attachment !== undefined && beside === undefined)
      ? damagedEvent(row, entry)
      : openEvent(row, entry, beside ?? { before: entry.before ?? null, after: entry.after ?? null, sealed: entry.sealed ?? {} }, boxes);
  });
}

function openEvent(
  row: EventRow,
  entry: Entry,
  { before, after, sealed }: Attachment,
  boxes: ReadonlyMap<PersonReference, SecretBox>,
): OpenEvent {
  const { persons, sealed: _, attachment: __, ...said } = entry;
  const { id, leafIndex, recordedAt } = row;
  const erased = persons.filter((reference) => !boxes.has(reference));
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
    customerId,
    reason: entry?.reason ?? null,
    before: null,
    after: null,
    erased: [],
    damaged: true,
  };
}

/** By their hashes, in hex. */
async function readAttachments(db: Kysely<AuditSchema>, entries: readonly (Entry | undefined)[]): Promise<ReadonlyMap<string, Attachment>> {
  const hashes = entries.flatMap((entry) => (entry?.attachment === undefined ? [] : [Buffer.from(entry.attachment, 'hex')]));
  if (hashes.length === 0) return new Map();
  const rows = await db.selectFrom('attachments').selectAll().where('sha256', 'in', hashes).execute();
  return new Map(
    rows.flatMap(({ sha256, content }) => {
      const attachment = parsed(attachmentSchema, content);
      return attachment === undefined ? [] : [[sha256.toString('hex'), attachment] as const];
    }),
  );
}

/** Of the persons who have not been erased. */
async function readBoxes(
  db: Kysely<AuditSchema>,
  personKeys: PersonKeys,
  entries: readonly (Entry | undefined)[],
): Promise<ReadonlyMap<PersonReference, SecretBox>> {
  const references = [...new Set(entries.flatMap((entry) => entry?.persons ?? []))];
  if (references.length === 0) return new Map();
  const rows = await db.selectFrom('persons').select(['reference', 'sealedKey']).where('reference', 'in', references).execute();
  return new Map(
    rows.flatMap(({ reference, sealedKey }) => (sealedKey === null ? [] : [[reference, personKeys.boxOf(reference, sealedKey)] as const])),
  );
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
