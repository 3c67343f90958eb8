import { nextId } from '@seatledger/platform/db/next-id.ts';
import type { Client, ClientSecret } from '@seatledger/domain/client/client.ts';
import type { ClientWithNewSecret } from '@seatledger/domain/client/create-client.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

export async function nextSecretId(tx: Tx): Promise<number> {
  return nextId(tx, 'access.client_secrets');
}

export async function lockClient(tx: Tx, clientId: string): Promise<Client | undefined> {
  const row = await selectClients(tx).where('clientId', '=', clientId).forUpdate().executeTakeFirst();
  if (row === undefined) return undefined;
  const { createdAt: _, lastUsedAt: __, revokedAt, ...client } = row;
  return { ...client, revokedAt: revokedAt?.toString() ?? null, secrets: await readSecrets(tx, row.id) };
}

export async function insertClient(tx: Tx, client: ClientWithNewSecret): Promise<void> {
  const { id, clientId, name, scopes, ownerIds } = client;
  const allowedAddresses = client.allowedAddresses && [...client.allowedAddresses];
  await tx
    .insertInto('clients')
    .values({ id, clientId, name, scopes: [...scopes], allowedAddresses, ownerIds: [...ownerIds] })
    .execute();
  await replaceSecrets(tx, client);
}

/** Leaves the secrets that the client still has, and adds the one that is new. */
export async function replaceSecrets(tx: Tx, { id, secrets, secretHash }: ClientWithNewSecret): Promise<void> {
  const [added, ...leaving] = secrets;
  const kept = leaving.map((secret) => secret.id);
  await tx
    .deleteFrom('clientSecrets')
    .where('clientId', '=', id)
    .where((where) => where.not(where('id', '=', where.fn.any(where.val(kept)))))
    .execute();
  for (const secret of leaving) {
    await tx
      .updateTable('clientSecrets')
      .set({ expiresAt: secret.expiresAt === null ? null : Temporal.Instant.from(secret.expiresAt) })
      .where('id', '=', secret.id)
      .execute();
  }
  if (added === undefined) return;
  await tx
    .insertInto('clientSecrets')
    .values({
      id: added.id,
      clientId: id,
      secretHash: Buffer.from(secretHash, 'hex'),
      createdAt: Temporal.Instant.from(added.createdAt),
    })
    .execute();
}

export async function setClientOwners(tx: Tx, { id, ownerIds }: Pick<Client, 'id' | 'ownerIds'>): Promise<void> {
  await tx
    .updateTable('clients')
    .set({ ownerIds: [...ownerIds] })
    .where('id', '=', id)
    .execute();
}

export async function revokeClientRow(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('clients')
    .set({ revokedAt: sql<Temporal.Instant>`now()` })
    .where('id', '=', id)
    .execute();
}

/** What it takes to know a client by its access token, be it revoked or not. */
export function findClient(kysely: Kysely<AccessSchema>, clientId: string) {
  return selectClients(kysely).where('clientId', '=', clientId).executeTakeFirst();
}

/** The hashes of the secrets that there are, be they in force or over. */
export function readSecretHashes(kysely: Kysely<AccessSchema>, id: number) {
  return kysely.selectFrom('clientSecrets').select(['secretHash', 'expiresAt']).where('clientId', '=', id).execute();
}

/** Those in force, the newest first. */
async function readSecrets(kysely: Kysely<AccessSchema>, id: number): Promise<readonly ClientSecret[]> {
  const rows = await secretsInForce(kysely)
    .select(['id', 'createdAt', 'expiresAt'])
    .where('clientId', '=', id)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, createdAt, expiresAt }) => ({ id, createdAt: createdAt.toString(), expiresAt: expiresAt?.toString() ?? null }));
}

function secretsInForce(kysely: Kysely<AccessSchema>) {
  return kysely
    .selectFrom('clientSecrets')
    .where((where) => where.or([where('expiresAt', 'is', null), where('expiresAt', '>', sql<Temporal.Instant>`now()`)]));
}

export function selectClients(kysely: Kysely<AccessSchema>) {
  return kysely
    .selectFrom('clients')
    .select(['id', 'clientId', 'name', 'scopes', 'createdAt', 'revokedAt', 'lastUsedAt', 'ownerIds'])
    .select(sql<string[] | null>`allowed_addresses::text[]`.as('allowedAddresses'));
}
