import { randomBytes } from 'node:crypto';
import { parseVerifierKey, formatVerifierKey, type VerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { signerOf, type Signer } from '@seatledger/merkle-log/signed-note/signer-key.ts';
import { createSecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import type { Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';

const seedBytes = 32;

/**
 * The key that signs for the log of `origin`: the newest one of that name that is not retired, made where there is none. Its private half
 * is kept sealed, and bound to its public one.
 */
export async function loadLogSigner(kysely: Kysely<AuditSchema>, installationKey: InstallationKey, origin: string): Promise<Signer> {
  const box = createSecretBox(installationKey, 'audit/log-keys');
  return await kysely.transaction().execute(async (tx) => {
    // Of two that begin at once the second finds the key of the first.
    await tx.selectFrom('log').select('origin').forUpdate().execute();
    const kept = (await keysInUse(tx)).find(({ verifierKey }) => parseVerifierKey(verifierKey).name === origin);
    if (kept !== undefined) return await signerOf(origin, box.open(kept.sealedPrivateKey, kept.verifierKey));
    const seed = randomBytes(seedBytes);
    const signer = await signerOf(origin, seed);
    const verifierKey = formatVerifierKey(signer.verifierKey);
    await tx
      .insertInto('logKeys')
      .values({ verifierKey, sealedPrivateKey: box.seal(seed, verifierKey) })
      .execute();
    return signer;
  });
}

/** Every key that has ever signed for this installation's logs: what they signed stays good. */
export async function knownLogKeys(kysely: Kysely<AuditSchema>): Promise<readonly VerifierKey[]> {
  const rows = await kysely.selectFrom('logKeys').select('verifierKey').orderBy('id').execute();
  return rows.map(({ verifierKey }) => parseVerifierKey(verifierKey));
}

async function keysInUse(tx: Kysely<AuditSchema>) {
  return await tx
    .selectFrom('logKeys')
    .select(['verifierKey', 'sealedPrivateKey'])
    .where('retiredAt', 'is', null)
    .orderBy('id', 'desc')
    .execute();
}
