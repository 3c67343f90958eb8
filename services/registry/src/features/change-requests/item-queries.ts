import { personsIn } from '@seatledger/domain/change-request/erase/erase-item.ts';
import type { ChangedThing } from '@seatledger/domain/change-request/difference/difference.ts';
import { countsOf } from '@seatledger/domain/change-request/difference/summary.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

type Values = ChangedThing['before'];

/** One command of a request and what it comes to; no subject where it changes nothing. */
export interface RequestItem {
  readonly command: CommandValue;
  readonly subject: ChangedThing['subject'] | null;
  readonly before: Values;
  readonly after: Values;
  readonly contentDigest: Uint8Array;
}

export interface StoredItem extends RequestItem {
  /** From 0. */
  readonly position: number;
  /** Somebody whom the command names was erased: it can no longer be carried out. */
  readonly isVoid: boolean;
}

const insertedAtOnce = 2_000;

export async function insertItems(
  tx: Tx,
  requestId: number,
  { salt, items }: { readonly salt: Uint8Array; readonly items: readonly RequestItem[] },
): Promise<void> {
  const { byKind, imported } = countsOf(items.map(({ command, after }) => ({ kind: command.kind, after })));
  await tx
    .updateTable('changeRequests')
    .set({
      digestSalt: Buffer.from(salt),
      counts: JSON.stringify({
        byKind: Object.fromEntries(byKind),
        imported,
        unchanged: items.filter(({ subject }) => subject === null).length,
      }),
    })
    .where('id', '=', requestId)
    .execute();
  for (let first = 0; first < items.length; first += insertedAtOnce) {
    const rows = items.slice(first, first + insertedAtOnce).map(({ subject, contentDigest, ...item }, index) => ({
      position: first + index,
      ...item,
      persons: personsIn({ ...item, subject }),
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      contentDigest: Buffer.from(contentDigest).toString('hex'),
    }));
    await sql`
      insert into change_request_items (request_id, position, command, subject_kind, subject_id, before, after, persons, content_digest)
      select ${requestId}, position, command, "subjectKind", "subjectId", nullif(before, 'null'), nullif(after, 'null'), persons,
        decode("contentDigest", 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        i (position integer, command jsonb, "subjectKind" text, "subjectId" bigint, before jsonb, after jsonb, persons text[], "contentDigest" text)`.execute(
      tx,
    );
  }
}

export async function deleteItems(tx: Tx, requestId: number): Promise<void> {
  await tx.deleteFrom('changeRequestItems').where('requestId', '=', requestId).execute();
}

/** Those from a position on. */
export async function readItems(
  db: Kysely<RegistrySchema>,
  requestId: number,
  from: number,
  limit: number,
): Promise<readonly StoredItem[]> {
  const rows = await db
    .selectFrom('changeRequestItems')
    .select(['position', 'command', 'subjectKind', 'subjectId', 'before', 'after', 'contentDigest', 'isVoid'])
    .where('requestId', '=', requestId)
    // There is one at each position, and with both bounds no plan reads more than these, whatever is known of the table.
    .where('position', '>=', from)
    .where('position', '<', from + limit)
    .orderBy('position')
    .execute();
  return rows.map(({ command, subjectKind, subjectId, before, after, ...row }) => ({
    ...row,
    command: command as unknown as CommandValue,
    subject: subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId },
    before: before as Values,
    after: after as Values,
  }));
}

/** The commands of a request in their order, apart from those that name somebody who was erased since. */
export async function readCommands(db: Kysely<RegistrySchema>, requestId: number): Promise<readonly CommandValue[]> {
  const rows = await db
    .selectFrom('changeRequestItems')
    .select('command')
    .where('requestId', '=', requestId)
    .where('isVoid', '=', false)
    .orderBy('position')
    .execute();
  return rows.map(({ command }) => command as unknown as CommandValue);
}

/** Says which things the commands that create have made; in the order of their positions. */
export async function saveSubjects(
  tx: Tx,
  requestId: number,
  subjects: readonly { readonly position: number; readonly id: number }[],
): Promise<void> {
  const [first, last] = [subjects[0]?.position, subjects.at(-1)?.position];
  if (first === undefined || last === undefined) return;
  await sql`
    update change_request_items i set subject_id = s.id
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) s (position integer, id bigint)
    where i.request_id = ${requestId} and i.position between ${first} and ${last} and i.position = s.position`.execute(tx);
}

const readAtOnce = 1_000;

/** All of them in their order, so many at a time. */
export async function* itemsInChunks(db: Kysely<RegistrySchema>, requestId: number): AsyncGenerator<readonly StoredItem[]> {
  for (let from = 0; ;) {
    const items = await readItems(db, requestId, from, readAtOnce);
    if (items.length > 0) yield items;
    if (items.length < readAtOnce) return;
    from += readAtOnce;
  }
}
