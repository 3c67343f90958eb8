import type { Passkey } from '@seatledger/domain/passkey/passkey.ts';
import type { RegisteredPasskey } from '@seatledger/domain/passkey/register-passkey.ts';
import type { SecondFactorProof } from '@seatledger/domain/sign-in/second-factor-proof.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

/** What its signatures are verified by. */
export interface PasskeyKey {
  readonly id: number;
  readonly operatorId: number;
  readonly credentialId: string;
  /** COSE_Key (RFC 9052 §7). */
  readonly publicKey: Buffer;
  readonly counter: number;
}

/** As its owner sees it in a list. */
export interface ListedPasskey extends Passkey {
  readonly transports: readonly string[];
  readonly createdAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
}

export async function listPasskeys(kysely: Kysely<AccessSchema>, operatorId: number): Promise<readonly ListedPasskey[]> {
  return selectListed(kysely, operatorId).orderBy('id').execute();
}

export async function findPasskey(kysely: Kysely<AccessSchema>, operatorId: number, id: number): Promise<ListedPasskey | undefined> {
  return selectListed(kysely, operatorId).where('id', '=', id).executeTakeFirst();
}

export async function lockPasskey(tx: Tx, operatorId: number, id: number): Promise<(Passkey & { readonly counter: number }) | undefined> {
  return tx
    .selectFrom('passkeys')
    .select(['id', 'operatorId', 'name', 'credentialId', 'backedUp', 'counter'])
    .where('operatorId', '=', operatorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Whoever's it is. */
export async function findPasskeyKey(kysely: Kysely<AccessSchema>, credentialId: string): Promise<PasskeyKey | undefined> {
  return kysely
    .selectFrom('passkeys')
    .select(['id', 'operatorId', 'credentialId', 'publicKey', 'counter'])
    .where('credentialId', '=', credentialId)
    .executeTakeFirst();
}

export async function countPasskeys(kysely: Kysely<AccessSchema>, operatorId: number): Promise<number> {
  const { count } = await kysely
    .selectFrom('passkeys')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('operatorId', '=', operatorId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertPasskey(tx: Tx, passkey: RegisteredPasskey): Promise<void> {
  const { id, operatorId, name, credentialId, publicKey, counter, transports, backedUp, at } = passkey;
  const createdAt = Temporal.Instant.from(at);
  const key = { credentialId, publicKey: Buffer.from(publicKey, 'base64'), counter };
  await tx
    .insertInto('passkeys')
    .values({ id, operatorId, name, ...key, transports: [...transports], backedUp, createdAt })
    .execute();
}

export async function updatePasskeyName(tx: Tx, { id, name }: Passkey): Promise<void> {
  await tx.updateTable('passkeys').set({ name }).where('id', '=', id).execute();
}

export async function deletePasskey(tx: Tx, { id }: Passkey): Promise<void> {
  await tx.deleteFrom('passkeys').where('id', '=', id).execute();
}

/** Notes that it was used; touches no row where its counter has not gone on. */
export function passkeyUse(
  tx: Tx,
  operatorId: number,
  { passkeyId, counter, backedUp }: Extract<SecondFactorProof, { method: 'passkey' }>,
  at: Temporal.Instant,
) {
  return tx
    .updateTable('passkeys')
    .set({ counter, backedUp, lastUsedAt: at })
    .where('operatorId', '=', operatorId)
    .where('id', '=', passkeyId)
    .where(sql<boolean>`(counter < ${counter} or (counter = 0 and ${counter}::bigint = 0))`);
}

function selectListed(kysely: Kysely<AccessSchema>, operatorId: number) {
  return kysely
    .selectFrom('passkeys')
    .select(['id', 'operatorId', 'name', 'credentialId', 'backedUp', 'transports', 'createdAt', 'lastUsedAt'])
    .where('operatorId', '=', operatorId);
}
