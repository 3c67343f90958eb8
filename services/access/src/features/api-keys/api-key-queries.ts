import { nextId } from '@seatledger/platform/db/next-id.ts';
import type { ApiKey } from '@seatledger/domain/api-key/api-key.ts';
import type { NewSecret } from '@seatledger/domain/api-key/create-api-key.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

/** Clients take theirs from the same sequence. */
export async function nextServiceId(tx: Tx): Promise<number> {
  return nextId(tx, 'access.api_keys');
}

export async function lockApiKey(tx: Tx, keyId: string): Promise<ApiKey | undefined> {
  const row = await selectApiKeys(tx).where('keyId', '=', keyId).forUpdate().executeTakeFirst();
  return row && apiKeyOf(row);
}

export async function listApiKeys(kysely: Kysely<AccessSchema>): Promise<readonly ApiKey[]> {
  const rows = await selectApiKeys(kysely).orderBy('id').execute();
  return rows.map(apiKeyOf);
}

export async function insertApiKey(tx: Tx, { secretHash, ...key }: ApiKey & NewSecret): Promise<void> {
  const expiresAt = key.expiresAt === null ? null : Temporal.Instant.from(key.expiresAt);
  const allowedAddresses = key.allowedAddresses && [...key.allowedAddresses];
  const { id, keyId, name, requestsPerSecond } = key;
  const terms = { name, requestsPerSecond, expiresAt, scopes: [...key.scopes], allowedAddresses, ownerIds: [...key.ownerIds] };
  await tx
    .insertInto('apiKeys')
    .values({ id, keyId, ...terms, secretHash: Buffer.from(secretHash, 'hex') })
    .execute();
}

export async function revokeApiKeyRow(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('apiKeys')
    .set({ revokedAt: sql<Temporal.Instant>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function replaceApiKeyRow(tx: Tx, { id, expiresAt, replacedBy }: ApiKey): Promise<void> {
  await tx
    .updateTable('apiKeys')
    .set({ expiresAt: expiresAt === null ? null : Temporal.Instant.from(expiresAt), replacedBy })
    .where('id', '=', id)
    .execute();
}

/** What it takes to know a key when it is used. */
export function findApiKeyByName(kysely: Kysely<AccessSchema>, keyId: string) {
  return kysely
    .selectFrom('apiKeys')
    .select(['id', 'name', 'scopes', 'secretHash', 'expiresAt', 'revokedAt', addressesAsText, 'ownerIds'])
    .where('keyId', '=', keyId)
    .executeTakeFirst();
}

const addressesAsText = sql<string[] | null>`allowed_addresses::text[]`.as('allowedAddresses');

function selectApiKeys(kysely: Kysely<AccessSchema>) {
  return kysely
    .selectFrom('apiKeys')
    .select(['id', 'keyId', 'name', 'scopes', 'requestsPerSecond', addressesAsText, 'expiresAt', 'revokedAt', 'replacedBy', 'ownerIds']);
}

type ApiKeyRow = Omit<ApiKey, 'expiresAt' | 'revokedAt'> & { expiresAt: Temporal.Instant | null; revokedAt: Temporal.Instant | null };

function apiKeyOf(row: ApiKeyRow): ApiKey {
  return { ...row, expiresAt: row.expiresAt?.toString() ?? null, revokedAt: row.revokedAt?.toString() ?? null };
}
