import { signingKeyAt } from '@seatledger/domain/licence-signing-key/key-schedule.ts';
import { openEd25519Key } from '@seatledger/platform/crypto/ed25519-key.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { Kysely } from 'kysely';
import type { LicenceSchema } from '../../licence-schema.ts';
import { readSigningTerms } from './signing-key-queries.ts';
import type { LicenceSigner } from './signing-state.ts';

/** What signs at an instant (epoch milliseconds), straight from the database; null where nothing can. */
export async function readSigner(kysely: Kysely<LicenceSchema>, seal: SecretBox, at: number): Promise<LicenceSigner | null> {
  const { revocationEpoch, issuer } = await readSigningTerms(kysely);
  const rows = await kysely
    .selectFrom('signingKeys')
    .select(['kid', 'signsFrom', 'sealedPrivateKey'])
    .where('withdrawnAt', 'is', null)
    .execute();
  const key = signingKeyAt(
    rows.map((row) => ({ ...row, signsFrom: row.signsFrom.epochMilliseconds, filesUntil: 0 })),
    at,
  );
  if (!key?.sealedPrivateKey || issuer === null) return null;
  return { kid: key.kid, privateKey: openEd25519Key(seal, key.kid, key.sealedPrivateKey), revocationEpoch, issuer };
}
