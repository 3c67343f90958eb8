import { erasedText } from '@seatledger/domain/change-request/erase/erase-item.ts';
import { mentionedAddresses } from '@seatledger/domain/email/mentioned-addresses.ts';
import { idsOf, type DataSubject } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import type { HeldItem } from './held-items.ts';

/** A text that somebody has written into a change request or a delegation. */
export interface HeldText {
  readonly table: string;
  readonly column: string;
  readonly id: number;
  /** Null of a delegation. */
  readonly requestId: number | null;
  readonly text: string;
  readonly createdAt: Temporal.Instant;
}

const places = [
  { table: 'change_requests', column: 'title', request: 'id' },
  { table: 'change_requests', column: 'reason', request: 'id' },
  { table: 'change_requests', column: 'failure', request: 'id' },
  { table: 'change_request_approvals', column: 'comment', request: 'request_id' },
  { table: 'change_request_comments', column: 'text', request: 'request_id' },
  { table: 'change_request_steps', column: 'reason', request: 'request_id' },
  { table: 'delegations', column: 'reason', request: null },
] as const;

/**
 * Texts that mention the person; and of requests about them alone, everything that is said: people write names into it. `whole`: those
 * requests.
 */
export async function findTexts(
  db: Kysely<RegistrySchema>,
  subject: DataSubject,
  items: readonly HeldItem[],
  whole: readonly number[],
): Promise<readonly HeldText[]> {
  const reasons = new Set(
    items
      .filter(({ command, erased }) => command['reason'] !== erased.command['reason'])
      .map(({ requestId, command }) => `${requestId} ${String(command['reason'])}`),
  );
  const requestIds = [...new Set(items.map(({ requestId }) => requestId))];
  const texts = await textsWhere(db, requestIds);
  return texts.filter(
    ({ requestId, text, createdAt }) =>
      (requestId !== null && whole.includes(requestId)) ||
      reasons.has(`${String(requestId)} ${text}`) ||
      (Temporal.Instant.compare(createdAt, subject.madeBefore) < 0 &&
        mentionedAddresses(text).some((address) => subject.emails.includes(address))),
  );
}

/** All texts of these requests, and all others that may mention an address. */
export async function textsWhere(db: Kysely<RegistrySchema>, requestIds: readonly number[]): Promise<readonly HeldText[]> {
  const parts = places.map(({ table, column, request }) => {
    const requestId = request === null ? sql`null::bigint` : sql.ref(request);
    const text = sql`${sql.ref(column)}::text`;
    return sql`
      select ${table} as "table", ${column} as "column", id, ${requestId} as "requestId", ${text} as text, created_at as "createdAt"
      from ${sql.table(table)}
      where ${text} not in ('', ${erasedText}) and (${requestId} = any(${requestIds}::bigint[]) or strpos(${text}, '@') > 0)`;
  });
  const { rows } = await sql<HeldText>`${sql.join(parts, sql` union all `)} order by 1, 2, 3`.execute(db);
  return rows;
}

/** A failure is told by the command that ends the request. */
export async function eraseTexts(tx: Tx, texts: readonly HeldText[]): Promise<void> {
  for (const { table, column } of places) {
    const ids = texts.filter((one) => one.table === table && one.column === column).map(({ id }) => id);
    if (ids.length === 0 || column === 'failure') continue;
    const saltGoes = table === 'change_requests' ? sql`, digest_salt = null` : sql``;
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${erasedText} ${saltGoes} where id = any(${ids}::bigint[])`.execute(tx);
  }
}

const signatures = [
  { table: 'change_requests', kind: 'proposer_kind', id: 'proposer_id', name: 'proposer_name' },
  { table: 'change_request_approvals', kind: null, id: 'operator_id', name: 'operator_name' },
  { table: 'change_request_comments', kind: 'author_kind', id: 'author_id', name: 'author_name' },
  { table: 'change_request_steps', kind: 'actor_kind', id: 'actor_id', name: 'actor_name' },
] as const;

const signedBy = ({ kind, id, name }: (typeof signatures)[number], { references }: DataSubject) => sql`
  ${kind === null ? sql`true` : sql`${sql.ref(kind)} = 'operator'`} and ${sql.ref(id)} = any(${idsOf('operator', references)}::bigint[])
    and ${sql.ref(name)} <> 'operator/' || ${sql.ref(id)}`;

/** How often the name of an operator stands under something. */
export async function countSignatures(db: Kysely<RegistrySchema>, subject: DataSubject): Promise<number> {
  const counts = signatures.map((one) => sql`(select count(*) from ${sql.table(one.table)} where ${signedBy(one, subject)})`);
  const { rows } = await sql<{ count: number }>`select ${sql.join(counts, sql` + `)} as count`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Who it was stays known by number, as in the log. */
export async function eraseSignatures(tx: Tx, subject: DataSubject): Promise<void> {
  for (const one of signatures) {
    await sql`
      update ${sql.table(one.table)} set ${sql.ref(one.name)} = 'operator/' || ${sql.ref(one.id)}
      where ${signedBy(one, subject)}`.execute(tx);
  }
}
