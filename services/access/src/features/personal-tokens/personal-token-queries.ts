import { nextId } from '@seatledger/platform/db/next-id.ts';
import type { NewPersonalToken } from '@seatledger/domain/personal-token/create-personal-token.ts';
import type { PersonalToken } from '@seatledger/domain/personal-token/personal-token.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';
import { readPermissionsOf } from '../roles/role-queries.ts';

export async function nextPersonalTokenId(tx: Tx): Promise<number> {
  return nextId(tx, 'access.personal_tokens');
}

export async function lockPersonalToken(tx: Tx, operatorId: number, tokenId: string): Promise<PersonalToken | undefined> {
  const row = await tx
    .selectFrom('personalTokens')
    .select(['id', 'operatorId', 'tokenId', 'name', 'permissions', 'expiresAt', 'revokedAt'])
    .where('operatorId', '=', operatorId)
    .where('tokenId', '=', tokenId)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, expiresAt: row.expiresAt.toString(), revokedAt: row.revokedAt?.toString() ?? null };
}

export async function insertPersonalToken(tx: Tx, { tokenHash, ...token }: NewPersonalToken): Promise<void> {
  const { id, operatorId, tokenId, name, permissions } = token;
  await tx
    .insertInto('personalTokens')
    .values({
      id,
      operatorId,
      tokenId,
      name,
      permissions: [...permissions],
      expiresAt: Temporal.Instant.from(token.expiresAt),
      tokenHash: Buffer.from(tokenHash, 'hex'),
    })
    .execute();
}

export async function revokePersonalTokenRow(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('personalTokens')
    .set({ revokedAt: sql<Temporal.Instant>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function revokeAllPersonalTokens(tx: Tx, operatorId: number, at: string): Promise<void> {
  await tx
    .updateTable('personalTokens')
    .set({ revokedAt: Temporal.Instant.from(at) })
    .where('operatorId', '=', operatorId)
    .where('revokedAt', 'is', null)
    .execute();
}

/** What a person who is not suspended may do; nobody else may do anything. */
export async function readPermissionsOfOperator(kysely: Kysely<AccessSchema>, operatorId: number): Promise<ReadonlySet<string>> {
  const operator = await kysely
    .selectFrom('operators')
    .select('customerIds')
    .where('id', '=', operatorId)
    .where('suspendedAt', 'is', null)
    .executeTakeFirst();
  return operator === undefined ? new Set() : readPermissionsOf(kysely, operatorId, operator.customerIds);
}

/** What it takes to know a token and its person when it is used. */
export function findPersonalToken(kysely: Kysely<AccessSchema>, tokenId: string) {
  return kysely
    .selectFrom('personalTokens')
    .innerJoin('operators', 'operators.id', 'personalTokens.operatorId')
    .select(['personalTokens.id', 'operatorId', 'tokenHash', 'permissions', 'expiresAt', 'revokedAt'])
    .select(['operators.email', 'operators.customerIds', 'operators.suspendedAt'])
    .where('tokenId', '=', tokenId)
    .executeTakeFirst();
}

/** Only the one named so, where a name is given. */
export function readOwnPage(
  kysely: Kysely<AccessSchema>,
  operatorId: number,
  page: { readonly afterId: number; readonly rows: number },
  tokenId?: string,
) {
  const own = selectOwn(kysely, operatorId).where('id', '>', page.afterId).orderBy('id').limit(page.rows);
  return (tokenId === undefined ? own : own.where('tokenId', '=', tokenId)).execute();
}

export function readOwn(kysely: Kysely<AccessSchema>, operatorId: number, tokenId: string) {
  return selectOwn(kysely, operatorId).where('tokenId', '=', tokenId).executeTakeFirstOrThrow();
}

/** Those that have not been taken back. */
function selectOwn(kysely: Kysely<AccessSchema>, operatorId: number) {
  return kysely
    .selectFrom('personalTokens')
    .select(['id', 'tokenId', 'name', 'permissions', 'createdAt', 'expiresAt', 'lastUsedAt'])
    .where('operatorId', '=', operatorId)
    .where('revokedAt', 'is', null);
}
