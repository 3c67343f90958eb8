import type { LicenceSigningKey } from '@seatledger/domain/licence-signing-key/licence-signing-key.ts';
import type { NewLicenceSigningKey } from '@seatledger/domain/licence-signing-key/rotate-licence-signing-key.ts';
import type { LicenceIssuer } from '@seatledger/domain/licence-signing-key/set-licence-issuer.ts';
import type { RevocationEpoch } from '@seatledger/domain/licence-signing-key/raise-revocation-epoch.ts';
import { sql, type Kysely } from 'kysely';
import type { LicenceSchema, Tx } from '../../licence-schema.ts';

/** The keys that are not withdrawn, the newest first, under a lock that lets one transaction at a time change keys or epoch. */
export async function lockSigningKeys(tx: Tx): Promise<readonly LicenceSigningKey[]> {
  await lockSigningTerms(tx);
  const rows = await selectKeys(tx).where('withdrawnAt', 'is', null).execute();
  return rows.map(({ publishedAt, signsFrom, withdrawnAt, id, kid }) => ({
    id,
    kid,
    publishedAt: publishedAt.toString(),
    signsFrom: signsFrom.toString(),
    withdrawnAt: withdrawnAt?.toString() ?? null,
  }));
}

/** What holds for everything that is signed, locked. */
export async function lockSigningTerms(tx: Tx): Promise<RevocationEpoch & LicenceIssuer> {
  const row = await tx.selectFrom('signingState').select(['revocationEpoch', 'issuer']).forUpdate().executeTakeFirstOrThrow();
  return { id: 1, ...row };
}

export async function updateSigningTerms(
  tx: Tx,
  terms: { readonly revocationEpoch?: number; readonly issuer?: string | null },
): Promise<void> {
  await tx.updateTable('signingState').set(terms).execute();
}

export async function insertSigningKey(tx: Tx, key: NewLicenceSigningKey): Promise<void> {
  const { id, kid, publicX, publishedAt, signsFrom, sealedPrivateKey, withdrawn } = key;
  if (withdrawn.length > 0) await withdrawSigningKeys(tx, withdrawn, publishedAt);
  await tx
    .insertInto('signingKeys')
    .values({
      id,
      kid,
      publicX,
      sealedPrivateKey: Buffer.from(sealedPrivateKey, 'base64'),
      publishedAt: Temporal.Instant.from(publishedAt),
      signsFrom: Temporal.Instant.from(signsFrom),
    })
    .execute();
}

/** Nobody can sign by them any more. */
async function withdrawSigningKeys(tx: Tx, kids: readonly string[], at: string): Promise<void> {
  await tx
    .updateTable('signingKeys')
    .set({ withdrawnAt: Temporal.Instant.from(at), sealedPrivateKey: null })
    .where('kid', 'in', kids)
    .execute();
}

/** Destroys the private halves of keys that have been followed by another that signs. Gives how many. */
export async function destroyUsedKeys(kysely: Kysely<LicenceSchema>): Promise<number> {
  const { numUpdatedRows } = await kysely
    .updateTable('signingKeys as used')
    .set({ sealedPrivateKey: null })
    .where('sealedPrivateKey', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('signingKeys as next')
          .select('next.id')
          .whereRef('next.signsFrom', '>', 'used.signsFrom')
          .where('next.withdrawnAt', 'is', null)
          .where('next.signsFrom', '<=', sql<Temporal.Instant>`now() - interval '1 day'`),
      ),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function readNewestSigningKey(kysely: Kysely<LicenceSchema>) {
  return await selectKeys(kysely).where('withdrawnAt', 'is', null).limit(1).executeTakeFirst();
}

/** All there have been, the newest first. */
export async function readSigningKeys(kysely: Kysely<LicenceSchema>) {
  return await selectKeys(kysely).execute();
}

export async function readSigningTerms(kysely: Kysely<LicenceSchema>) {
  return await kysely.selectFrom('signingState').select(['revocationEpoch', 'issuer']).executeTakeFirstOrThrow();
}

function selectKeys(kysely: Kysely<LicenceSchema>) {
  return kysely
    .selectFrom('signingKeys')
    .select(['id', 'kid', 'publicX', 'publishedAt', 'signsFrom', 'filesUntil', 'withdrawnAt'])
    .orderBy('id', 'desc');
}
