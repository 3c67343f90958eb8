import { ed25519Jwk, type Ed25519Jwk } from '@seatledger/platform/crypto/ed25519-key.ts';
import { nextId } from '@seatledger/platform/db/next-id.ts';
import type { NewSigningKey, SigningKey } from '@seatledger/domain/client/rotate-signing-key.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

export async function nextSigningKeyId(tx: Tx): Promise<number> {
  return nextId(tx, 'access.signing_keys');
}

/** The newest key, under a lock that lets one process at a time make another. */
export async function lockNewestSigningKey(tx: Tx): Promise<SigningKey | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('access.signing_keys', 0))`.execute(tx);
  const row = await newest(tx).executeTakeFirst();
  return row && { id: row.id, kid: row.kid, createdAt: row.createdAt.toString(), retiredAt: row.retiredAt?.toString() ?? null };
}

export function readNewestSigningKey(kysely: Kysely<AccessSchema>) {
  return newest(kysely).executeTakeFirst();
}

/** Tokens that keys have signed are accepted for this long after the next key has taken over; tokens live for ten minutes. */
const overlap = '1 hour';

export async function replaceSigningKey(tx: Tx, { id, kid, publicX, sealedPrivateKey }: NewSigningKey): Promise<void> {
  await tx
    .updateTable('signingKeys')
    .set({ retiredAt: sql<Temporal.Instant>`now() + ${overlap}::interval` })
    .where('retiredAt', 'is', null)
    .execute();
  const publicJwk = JSON.stringify(ed25519Jwk(kid, publicX));
  await tx
    .insertInto('signingKeys')
    .values({ id, kid, publicJwk, privateKey: Buffer.from(sealedPrivateKey, 'base64') })
    .execute();
}

/** The public halves by which tokens are verified now, as JWKs (RFC 7517). */
export async function readPublicKeys(kysely: Kysely<AccessSchema>) {
  const rows = await kysely
    .selectFrom('signingKeys')
    .select(['publicJwk'])
    .where((where) => where.or([where('retiredAt', 'is', null), where('retiredAt', '>', sql<Temporal.Instant>`now()`)]))
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ publicJwk }) => publicJwk as unknown as Ed25519Jwk);
}

function newest(kysely: Kysely<AccessSchema>) {
  return kysely
    .selectFrom('signingKeys')
    .select(['id', 'kid', 'privateKey', 'createdAt', 'retiredAt'])
    .where('retiredAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(1);
}
