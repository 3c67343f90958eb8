import { idsOf, type DataSubject, type HeldSection } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import type { HeldItem } from './held-items.ts';
import { findInRequests } from './held-requests.ts';

/** What change requests say about somebody, and what they have done with requests themselves. */
export async function exportRequests(db: Kysely<RegistrySchema>, subject: DataSubject): Promise<readonly HeldSection[]> {
  const { items, texts } = await findInRequests(db, subject);
  const operators = sql`any(${idsOf('operator', subject.references)}::bigint[])`;
  const { rows: steps } = await sql<Record<string, unknown>>`
    select request_id as "changeRequest", step, reason, created_at as "createdAt" from change_request_steps
    where actor_kind = 'operator' and actor_id = ${operators} order by id`.execute(db);
  const { rows: comments } = await sql<Record<string, unknown>>`
    select request_id as "changeRequest", text, created_at as "createdAt" from change_request_comments
    where author_kind = 'operator' and author_id = ${operators} order by id`.execute(db);
  const sections = [
    { kind: 'requestedCommand', rows: items.map(exportItem) },
    { kind: 'requestText', rows: texts.map(({ requestId, text, createdAt }) => ({ changeRequest: requestId, text, createdAt })) },
    { kind: 'requestStep', rows: steps },
    { kind: 'requestComment', rows: comments },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

/** All of what is about them; of what is about somebody else, that alone which names them. */
function exportItem(item: HeldItem): Readonly<Record<string, unknown>> {
  const { requestId, state, command, before, after, createdAt, erased } = item;
  const { kind, ...fields } = command;
  const isWhole = before === null && after === null;
  const content = erased.isAbout
    ? { before, after, ...(isWhole && { said: fields }) }
    : { said: (['command', 'before', 'after'] as const).flatMap((part) => takenOut(item[part], erased[part])) };
  return { changeRequest: requestId, state, command: kind, ...content, createdAt };
}

/** The values that are no longer in the erased form. */
function takenOut(value: unknown, erased: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null || typeof erased !== 'object' || erased === null) return value === erased ? [] : [value];
  return Object.entries(value).flatMap(([field, inner]) => takenOut(inner, (erased as Readonly<Record<string, unknown>>)[field]));
}
