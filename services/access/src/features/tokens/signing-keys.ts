import { createPublicKey, randomUUID, type KeyObject } from 'node:crypto';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { createSealedEd25519Key, openEd25519Key } from '@seatledger/platform/crypto/ed25519-key.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { createSecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { RouteOptions } from './route-options.ts';
import { readNewestSigningKey, readPublicKeys } from './signing-key-queries.ts';

/** The Ed25519 keys of access tokens; private halves are kept encrypted under the installation key. */
export interface SigningKeys {
  /** The key that signs; made where there is none, and replaced once it is a month old. */
  current(): Promise<{ readonly kid: string; readonly key: KeyObject }>;
  /** The key of that name, while tokens that it has signed are accepted. */
  find(kid: string | undefined): Promise<KeyObject | undefined>;
  /** A new key signs from now on. */
  rotate(context: CommandContext): Promise<void>;
}

const ttlDays = 30;

export function createSigningKeys({
  kysely,
  execute,
  installationKey,
}: RouteOptions & { readonly installationKey: InstallationKey }): SigningKeys {
  const box = createSecretBox(installationKey, 'access/signing-keys');

  async function rotate(context: CommandContext, unlessNewerThan: Temporal.Instant): Promise<void> {
    const { sealedPrivateKey, ...key } = createSealedEd25519Key(box);
    const sealed = { ...key, sealedPrivateKey: sealedPrivateKey.toString('base64') };
    await execute({ kind: 'signing-key.rotate', ...sealed, unlessNewerThan: unlessNewerThan.toString() }, context);
  }

  return {
    async current() {
      const now = Temporal.Now.instant();
      const oldest = now.subtract({ hours: 24 * ttlDays });
      let row = await readNewestSigningKey(kysely);
      if (row === undefined || Temporal.Instant.compare(row.createdAt, oldest) <= 0) {
        await rotate(
          { actor: { kind: 'system', id: null, name: 'signing keys' }, origin: 'task', address: null, requestId: randomUUID(), now },
          oldest,
        );
        row = await readNewestSigningKey(kysely);
      }
      if (row === undefined) throw new Error('there is no signing key');
      return { kid: row.kid, key: openEd25519Key(box, row.kid, row.privateKey) };
    },
    async find(kid) {
      const jwk = (await readPublicKeys(kysely)).find((one) => one.kid === kid);
      return jwk && createPublicKey({ key: { ...jwk }, format: 'jwk' });
    },
    // By the database's clock no key is as new as this.
    rotate: (context) => rotate(context, Temporal.Now.instant().add({ hours: 24 })),
  };
}
