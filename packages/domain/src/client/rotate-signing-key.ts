import { z } from 'zod';
import { unchanged, type Decision } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';

/** A key that signs access tokens, without its private half. */
export interface SigningKey {
  readonly id: number;
  readonly kid: string;
  /** ISO 8601 instants; null: still signs. */
  readonly createdAt: string;
  readonly retiredAt: string | null;
}

/** A new key signs from now on; tokens that the others have signed are accepted until those retire. The private half comes encrypted. */
export const rotateSigningKeySchema = z.strictObject({
  kind: z.literal('signing-key.rotate'),
  kid: z.string().regex(/^[\w-]{43}$/),
  /** Of an Ed25519 JWK (RFC 8037 §2). */
  publicX: z.string().regex(/^[\w-]{43}$/),
  sealedPrivateKey: z.base64(),
  /** Nothing changes where a key is newer than this instant: somebody else has just made it. */
  unlessNewerThan: z.iso.datetime(),
});
export type RotateSigningKey = z.output<typeof rotateSigningKeySchema>;

export interface RotateSigningKeyFacts {
  readonly newest: SigningKey | undefined;
  readonly nextId: number;
  /** ISO 8601 instant. */
  readonly now: string;
}

export type NewSigningKey = SigningKey & Pick<RotateSigningKey, 'publicX' | 'sealedPrivateKey'>;

const signingKeyDecision = decisionsOn<SigningKey>('signing-key', ({ kid, createdAt }) => ({ kid, createdAt }));

export function decideRotateSigningKey(command: RotateSigningKey, { newest, nextId, now }: RotateSigningKeyFacts): Decision<NewSigningKey> {
  if (newest !== undefined && Date.parse(newest.createdAt) > Date.parse(command.unlessNewerThan)) return unchanged;
  const { kid, publicX, sealedPrivateKey } = command;
  return signingKeyDecision.created({ id: nextId, kid, createdAt: now, retiredAt: null, publicX, sealedPrivateKey });
}
