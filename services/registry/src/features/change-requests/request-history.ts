import { fieldRowsOf } from '@seatledger/domain/change-request/difference/field-rows.ts';
import { titleOf } from '@seatledger/domain/change-request/difference/title.ts';
import { sql, type Kysely, type SqlBool } from 'kysely';
import { z } from 'zod';
import { shownId, shownInstant } from '../../api/fields.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readItems, type StoredItem } from './item-queries.ts';
import { readApprovals, readCounting, type ApprovalRow } from './approval-queries.ts';
import type { RequestRow } from './request-queries.ts';

type Db = Kysely<RegistrySchema>;

const values = z.record(z.string(), z.unknown()).nullable();
const rows = z
  .array(z.strictObject({ field: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
  .max(500);
const told = z.strictObject({ title: z.string(), fields: rows });

export const shownCommand = z.strictObject({
  position: z.int().min(0),
  command: z.looseObject({ kind: z.string() }),
  subject: z.strictObject({ kind: z.string(), id: shownId }).nullable().describe('null where it changes nothing.'),
  before: values,
  after: values,
  en: told.describe('The difference in words.'),
  fr: told,
});

/** The commands of a request; a page goes on after a position, which counts from 1 here. */
export async function listCommands(db: Db, requestId: number, page: Page) {
  const items = await readItems(db, requestId, page.afterId, rowLimit(page));
  return items.map((item) => ({ ...item, id: item.position + 1 }));
}

export function showCommand({ position, command, subject, before, after }: StoredItem): z.output<typeof shownCommand> {
  const difference = { kind: command.kind, command, subject: subject ?? { kind: '', id: 0 }, before, after };
  const inWords = (locale: 'en' | 'fr') => ({ title: titleOf(difference, locale), fields: [...fieldRowsOf(difference, locale)] });
  return {
    position,
    command,
    subject: subject && { kind: subject.kind, id: String(subject.id) },
    before,
    after,
    en: inWords('en'),
    fr: inWords('fr'),
  };
}

const actor = z.strictObject({ kind: z.enum(['operator', 'service', 'cli', 'system']), id: shownId.nullable(), name: z.string() });

export const shownStep = z.strictObject({
  id: shownId,
  step: z
    .string()
    .describe('propose, edit, approve, reject, withdraw, apply, fail, lapse, expire, remind, break-glass, review, comment or void.'),
  state: z.string().describe('Of the request from then on.'),
  digest: z.string().describe('Of what the request was then.'),
  actor,
  reason: z.string().nullable(),
  at: shownInstant,
});

export async function listSteps(db: Db, requestId: number, page: Page) {
  return await db
    .selectFrom('changeRequestSteps')
    .selectAll()
    .where(isOnPage(requestId, page))
    .orderBy('id')
    .limit(rowLimit(page))
    .execute();
}

/** What belongs to a request, from where the page begins. */
function isOnPage(requestId: number, { afterId }: Page) {
  return sql<SqlBool>`request_id = ${requestId} and id > ${afterId}`;
}

type StepRow = Awaited<ReturnType<typeof listSteps>>[number];

export function showStep({
  id,
  step,
  state,
  digest,
  actorKind,
  actorId,
  actorName,
  reason,
  createdAt,
}: StepRow): z.output<typeof shownStep> {
  return {
    id: String(id),
    step,
    state,
    reason,
    digest: digest.toString('hex'),
    actor: { kind: actorKind as 'operator', id: actorId === null ? null : String(actorId), name: actorName },
    at: createdAt.toString(),
  };
}

export const shownComment = z.strictObject({ id: shownId, author: actor, text: z.string(), at: shownInstant });

export async function listComments(db: Db, requestId: number, page: Page) {
  return await db
    .selectFrom('changeRequestComments')
    .selectAll()
    .where(isOnPage(requestId, page))
    .orderBy('id')
    .limit(rowLimit(page))
    .execute();
}

/** The one that was made last. */
export async function readLastComment(db: Db, requestId: number): Promise<CommentRow> {
  return await db
    .selectFrom('changeRequestComments')
    .selectAll()
    .where('requestId', '=', requestId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
}

type CommentRow = Awaited<ReturnType<typeof listComments>>[number];

export function showComment({ id, authorKind, authorId, authorName, text, createdAt }: CommentRow): z.output<typeof shownComment> {
  const author = { kind: authorKind as 'operator', id: authorId === null ? null : String(authorId), name: authorName };
  return { id: String(id), author, text, at: createdAt.toString() };
}

const shownApproval = z.strictObject({
  operatorId: shownId,
  name: z.string(),
  onBehalfOf: shownId.nullable(),
  comment: z.string().nullable(),
  digest: z.string(),
  counts: z.boolean().describe('Whether it is of what the request is now, and whoever gave it may still approve.'),
  at: shownInstant,
});
export const shownApprovals = z.strictObject({ items: z.array(shownApproval).max(1_000) });

export async function readShownApprovals(db: Db, row: RequestRow) {
  const counting = new Set((await readCounting(db, [row])).map(({ id }) => id));
  const approvals = await readApprovals(db, [row.id]);
  return {
    items: approvals.slice(-1_000).map((approval) => showApproval(approval, counting.has(approval.id))),
  } satisfies z.output<typeof shownApprovals>;
}

function showApproval({ operatorId, operatorName, power, comment, digest, createdAt }: ApprovalRow, counts: boolean) {
  return {
    operatorId: String(operatorId),
    name: operatorName,
    onBehalfOf: power.operatorId === operatorId ? null : String(power.operatorId),
    comment,
    digest,
    counts,
    at: createdAt.toString(),
  };
}
