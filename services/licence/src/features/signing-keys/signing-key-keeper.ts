import { randomUUID } from 'node:crypto';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { createSealedEd25519Key } from '@seatledger/platform/crypto/ed25519-key.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { Kysely } from 'kysely';
import type { LicenceSchema } from '../../licence-schema.ts';
import { destroyUsedKeys, readNewestSigningKey } from './signing-key-queries.ts';

export interface SigningKeyKeeperOptions {
  readonly kysely: Kysely<LicenceSchema>;
  readonly execute: CommandDoor<LicenceSchema>['execute'];
  readonly seal: SecretBox;
  /** In whose name everything is signed; left out: as before. */
  readonly issuer?: string | undefined;
}

export interface Rotation {
  readonly reason: string;
  /** Whether the keys before are withdrawn, with all that they have signed. */
  readonly compromised?: boolean;
  readonly unlessNewerThan?: Temporal.Instant;
}

/** The keys that licences are signed by, and what is done to them. */
export interface SigningKeyKeeper {
  /** A new key signs in a while, or at once. */
  rotate(rotation: Rotation, context: CommandContext): Promise<void>;
  /** Says in whose name; makes a key where there is none, or the newest is old; destroys the private halves of those that sign no more. */
  keep(): Promise<void>;
}

const oldestDays = 90;

export function createSigningKeyKeeper({ kysely, execute, seal, issuer }: SigningKeyKeeperOptions): SigningKeyKeeper {
  async function rotate({ reason, compromised = false, unlessNewerThan }: Rotation, context: CommandContext): Promise<void> {
    const { sealedPrivateKey, ...key } = createSealedEd25519Key(seal);
    const sealed = { ...key, sealedPrivateKey: sealedPrivateKey.toString('base64') };
    const guard = unlessNewerThan && { unlessNewerThan: unlessNewerThan.toString() };
    await execute({ kind: 'licence-signing-key.rotate', ...sealed, compromised, reason, ...guard }, context);
  }

  return {
    rotate,
    async keep() {
      const now = Temporal.Now.instant();
      if (issuer !== undefined) await execute({ kind: 'licence-issuer.set', issuer }, byItself(now));
      const oldest = now.subtract({ hours: 24 * oldestDays });
      const newest = await readNewestSigningKey(kysely);
      if (newest === undefined) await rotate({ reason: 'the first key', unlessNewerThan: oldest }, byItself(now));
      else if (Temporal.Instant.compare(newest.publishedAt, oldest) <= 0) {
        await rotate({ reason: `the key is ${oldestDays} days old`, unlessNewerThan: oldest }, byItself(now));
      }
      await destroyUsedKeys(kysely);
    },
  };
}

function byItself(now: Temporal.Instant): CommandContext {
  const actor = { kind: 'system', id: null, name: 'signing keys' } as const;
  return { actor, origin: 'task', address: null, requestId: randomUUID(), now };
}
