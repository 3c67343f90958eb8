import type { Link } from '@seatledger/domain/operator/accept-invitation.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

export interface NewLink {
  readonly id: number;
  readonly kind: 'invitation' | 'first_administrator' | 'password_reset';
  readonly tokenHash: string;
  readonly operatorId?: number;
  readonly email?: string;
  readonly roleKeys?: readonly string[];
  readonly customerIds?: readonly number[] | null;
  /** ISO 8601 instants. */
  readonly at: string;
  readonly expiresAt: string;
}

export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  const { id, kind, tokenHash, operatorId = null, email = null, roleKeys = [], customerIds = null, at, expiresAt } = link;
  const times = { createdAt: Temporal.Instant.from(at), expiresAt: Temporal.Instant.from(expiresAt) };
  const given = { roleKeys: [...roleKeys], customerIds: customerIds && [...customerIds] };
  await tx
    .insertInto('links')
    .values({ id, kind, tokenHash: bytesOf(tokenHash), operatorId, email, ...given, ...times })
    .execute();
}

/** Whoever asks for a link of the same kind for the same person waits here, so that only the last one stays. */
export async function revokeLinks(
  tx: Tx,
  { kind, operatorId, email, at }: Pick<NewLink, 'kind' | 'operatorId' | 'email' | 'at'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`access link ${kind} ${operatorId ?? ''} ${email ?? ''}`}, 0))`.execute(tx);
  await tx
    .updateTable('links')
    .set({ usedAt: Temporal.Instant.from(at) })
    .where('kind', '=', kind)
    .where('operatorId', 'is not distinct from', operatorId ?? null)
    .where('email', 'is not distinct from', email ?? null)
    .where('usedAt', 'is', null)
    .execute();
}

export async function findLink(kysely: Kysely<AccessSchema>, tokenHash: string): Promise<Link | undefined> {
  const row = await selectLinks(kysely).where('tokenHash', '=', bytesOf(tokenHash)).executeTakeFirst();
  return row && linkOf(row);
}

export async function lockLink(tx: Tx, tokenHash: string): Promise<Link | undefined> {
  const row = await selectLinks(tx).where('tokenHash', '=', bytesOf(tokenHash)).forUpdate().executeTakeFirst();
  return row && linkOf(row);
}

export async function lockLinkById(tx: Tx, id: number): Promise<Link | undefined> {
  const row = await selectLinks(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && linkOf(row);
}

export async function useLink(tx: Tx, id: number, at: string): Promise<void> {
  await tx
    .updateTable('links')
    .set({ usedAt: Temporal.Instant.from(at) })
    .where('id', '=', id)
    .execute();
}

function selectLinks(kysely: Kysely<AccessSchema>) {
  return kysely
    .selectFrom('links')
    .select(['id', 'kind', 'operatorId', 'email', 'roleKeys', 'expiresAt', 'usedAt'])
    .select(sql<string[] | null>`customer_ids::text[]`.as('customerIds'));
}

function bytesOf(tokenHash: string): Buffer {
  return Buffer.from(tokenHash, 'hex');
}

type LinkRow = Omit<Link, 'expiresAt' | 'usedAt' | 'customerIds'> & {
  readonly expiresAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | null;
  readonly customerIds: readonly string[] | null;
};

function linkOf(row: LinkRow): Link {
  const customerIds = row.customerIds?.map(Number) ?? null;
  return { ...row, customerIds, expiresAt: row.expiresAt.toString(), usedAt: row.usedAt?.toString() ?? null };
}
