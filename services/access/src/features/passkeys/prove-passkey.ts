import type { SecondFactorProof } from '@seatledger/domain/sign-in/second-factor-proof.ts';
import type { SignInDependencies } from '../sign-in/dependencies.ts';
import { takeChallenge, type Ceremony } from './challenge.ts';
import type { Assertion } from './credential-schema.ts';
import { findPasskeyKey } from './passkey-queries.ts';
import { verifyAssertion } from './verify-assertion.ts';

/** Whose passkey it is, as far as it is known; and the proof, where what it signed is good. */
export interface ShownPasskey {
  readonly operatorId: number | undefined;
  readonly proof: SecondFactorProof | undefined;
}

/** The challenge is used up, whatever comes of it. */
export async function provePasskey(
  { kysely, now, relyingParty, userHandle }: SignInDependencies,
  ceremony: Ceremony,
  credential: Assertion,
): Promise<ShownPasskey> {
  const challenge = await takeChallenge({ kysely, now }, ceremony);
  const passkey = await findPasskeyKey(kysely, credential.id);
  if (passkey === undefined) return { operatorId: undefined, proof: undefined };
  const { operatorId } = passkey;
  if (challenge === undefined || relyingParty === undefined) return { operatorId, proof: undefined };
  const expected = { relyingParty, challenge, passkey, userHandle: userHandle(operatorId) };
  return { operatorId, proof: await verifyAssertion(credential, expected) };
}
