import { z } from 'zod';
import { reason } from '../command/fields.ts';
import { unchanged, type Decision } from '../command/decision.ts';
import { publishedBeforeMs } from './key-schedule.ts';
import { licenceSigningKeyDecision, type LicenceSigningKey } from './licence-signing-key.ts';

/**
 * A new key is published now and signs a little later; the one before it stays published until everything that it has signed has ended.
 * Where keys are compromised, the new one signs at once, and the others are withdrawn with all that they have signed.
 */
export const rotateLicenceSigningKeySchema = z.strictObject({
  kind: z.literal('licence-signing-key.rotate'),
  kid: z.string().regex(/^[\w-]{43}$/),
  /** Of an Ed25519 JWK (RFC 8037 §2). */
  publicX: z.string().regex(/^[\w-]{43}$/),
  sealedPrivateKey: z.base64(),
  compromised: z.boolean().default(false),
  reason,
  /** Nothing changes where a key is newer than this instant: somebody else has just made it. Left out: it always does. */
  unlessNewerThan: z.iso.datetime().optional(),
});
export type RotateLicenceSigningKey = z.output<typeof rotateLicenceSigningKeySchema>;

export interface RotateLicenceSigningKeyFacts {
  /** Those that are not withdrawn, the newest first. */
  readonly keys: readonly LicenceSigningKey[];
  readonly nextId: number;
  /** ISO 8601 instant. */
  readonly now: string;
}

export type NewLicenceSigningKey = LicenceSigningKey &
  Pick<RotateLicenceSigningKey, 'publicX' | 'sealedPrivateKey'> & { readonly withdrawn: readonly string[] };

export function decideRotateLicenceSigningKey(
  command: RotateLicenceSigningKey,
  { keys, nextId, now }: RotateLicenceSigningKeyFacts,
): Decision<NewLicenceSigningKey> {
  const { kid, publicX, sealedPrivateKey, compromised, reason, unlessNewerThan } = command;
  const [newest] = keys;
  if (newest !== undefined && unlessNewerThan !== undefined && Date.parse(newest.publishedAt) > Date.parse(unlessNewerThan))
    return unchanged;
  const isAtOnce = newest === undefined || compromised;
  const signsFrom = isAtOnce ? now : new Date(Date.parse(now) + publishedBeforeMs).toISOString();
  const withdrawn = compromised ? keys.map((key) => key.kid) : [];
  const key = { id: nextId, kid, publishedAt: now, signsFrom, withdrawnAt: null, publicX, sealedPrivateKey, withdrawn };
  return licenceSigningKeyDecision.created(key, reason);
}
