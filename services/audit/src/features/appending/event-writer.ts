import { createHash } from 'node:crypto';
import type { EventContent, PersonalValues } from '@seatledger/domain/audit/personal-values.ts';
import type { AuditEvent, AuditWriter, WrittenAlong } from '@seatledger/platform/commands/audit-event.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { executePrepared } from '@seatledger/platform/db/execute-prepared.ts';
import { sql, type Kysely } from 'kysely';
import { appendEntries, type SealedEntry } from './append-entries.ts';
import type { KnownPerson, PersonKeys } from './person-keys.ts';
import { sealEvent } from './sealed-event.ts';

export interface EventWriterOptions {
  readonly personKeys: PersonKeys;
  /** Which values of an event are personal, and whose: the rule of the domain. */
  readonly personalValuesOf: (event: EventContent) => readonly PersonalValues[];
}

/** What is written of an event, before its personal values are sealed. */
interface WrittenEvent extends EventContent {
  readonly kind: string;
  readonly origin: CommandContext['origin'];
  readonly requestId: string;
  /** The change request by which it was done; left out where it was by none. */
  readonly changeRequestId?: number;
  readonly customerId: number | null;
}

/** Leaves room for the id, the time and the separators that PostgreSQL adds (C2SP tlog-tiles: an entry has up to 65,535 bytes). */
const longestEntryBytes = 48_000;

/** Writes events through `audit.append`, under the role of whoever's transaction it is. */
export function createEventWriter({ personKeys, personalValuesOf }: EventWriterOptions): AuditWriter {
  /** What an event becomes: its entry, what is too long for it, and the keys that it is sealed under and that may not be there yet. */
  function sealed(event: AuditEvent, context: CommandContext): SealedEntry {
    const written = writtenEvent(event, context);
    const persons = byReference(personalValuesOf(written), (person) => personKeys.referenceOf(person, context.now)).map((person) => ({
      ...person,
      key: personKeys.keyFor(person),
    }));
    const { event: open, sealed } = sealEvent(written, persons);
    const named = new Set([...persons.map(({ reference }) => reference), ...(event.persons ?? [])]);
    return { ...fitted({ ...open, persons: [...named], sealed }), keys: persons.flatMap(({ key }) => key.row ?? []) };
  }

  return {
    async append(db, event, context, along) {
      const { entry, attachment, keys } = sealed(event, context);
      const appended = await appendEntry(db, entry, attachment, keys.length === 0 ? '[]' : JSON.stringify(keys), along);
      if (appended.committed !== null) personKeys.markCommitted(appended.committed);
      return appended.id;
    },
    async appendMany(db, events, context, along) {
      const entries = events.map((event) => sealed(event, context));
      const { ids, committed } = await appendEntries(db, entries, await along);
      if (committed !== null) personKeys.markCommitted(committed);
      return ids;
    },
  };
}

interface Appended {
  readonly id: number;
  /** null where no key was there before. */
  readonly committed: readonly string[] | null;
}

async function appendEntry<Schema>(
  db: Kysely<Schema>,
  entry: string,
  attachment: string | null,
  keys: string,
  along: WrittenAlong | undefined,
): Promise<Appended> {
  const append = sql`select id, committed from audit.append(${entry}::jsonb, ${attachment}, ${keys}::jsonb)`;
  const statement =
    along === undefined
      ? sql<Appended>`${append}`
      : sql<Appended>`
          with appended as materialized (${append}), along as (${along(sql<number>`(select id from appended)`)})
          select id, committed from appended`;
  const { rows } = await executePrepared(db, statement);
  const [row] = rows;
  if (row === undefined) throw new Error('audit.append returned nothing');
  return row;
}

function writtenEvent({ kind, subject, before, after, reason, customerId }: AuditEvent, context: CommandContext): WrittenEvent {
  const { actor, address, origin, requestId, changeRequestId } = context;
  const said = { kind, actor, address, origin, requestId, subject, customerId: customerId ?? null, reason: reason ?? null, before, after };
  return changeRequestId === undefined ? said : { ...said, changeRequestId };
}

type ReferencedValues = KnownPerson & Pick<PersonalValues, 'pointers'>;

/** What is said of one person in several places is sealed together. */
function byReference(
  all: readonly PersonalValues[],
  referenceOf: (person: PersonalValues['person']) => string,
): readonly ReferencedValues[] {
  const persons = new Map<string, ReferencedValues>();
  for (const { person, email, pointers } of all) {
    const reference = referenceOf(person);
    const known = persons.get(reference);
    persons.set(reference, { reference, email: known?.email ?? email, pointers: [...(known?.pointers ?? []), ...pointers] });
  }
  return [...persons.values()];
}

/**
 * The entry as text. What makes it too long is kept beside the log; the entry, and so the log's hash, holds its SHA-256.
 */
function fitted<Entry extends { readonly before: unknown; readonly after: unknown; readonly sealed: unknown }>(event: Entry) {
  const entry = JSON.stringify(event);
  if (Buffer.byteLength(entry) <= longestEntryBytes) return { entry, attachment: null };
  const { before, after, sealed, ...rest } = event;
  const attachment = JSON.stringify({ before, after, sealed });
  return { entry: JSON.stringify({ ...rest, attachment: createHash('sha256').update(attachment).digest('hex') }), attachment };
}
