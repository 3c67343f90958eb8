import type { SecondFactorProof } from '@seatledger/domain/sign-in/second-factor-proof.ts';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { Assertion } from './credential-schema.ts';
import { isFramed } from './is-framed.ts';
import type { PasskeyKey } from './passkey-queries.ts';
import type { RelyingParty } from './relying-party.ts';

export interface ExpectedAssertion {
  readonly relyingParty: RelyingParty;
  readonly challenge: string;
  readonly passkey: PasskeyKey;
  /** Of the passkey's owner. */
  readonly userHandle: string;
}

/** The proof that it is, where all that WebAuthn §7.2 asks for holds, the user's verification among it. */
export async function verifyAssertion(
  { response, ...credential }: Assertion,
  { relyingParty, challenge, passkey, userHandle }: ExpectedAssertion,
): Promise<SecondFactorProof | undefined> {
  const { userHandle: given, ...signed } = response;
  if ((given ?? userHandle) !== userHandle) return undefined;
  try {
    if (isFramed(signed.clientDataJSON)) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...credential, response: signed, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
      requireUserVerification: true,
    });
    const { newCounter: counter, credentialBackedUp: backedUp } = authenticationInfo;
    return verified ? { method: 'passkey', passkeyId: passkey.id, counter, backedUp } : undefined;
  } catch {
    // It throws for whatever does not hold, and for whatever it cannot read.
    return undefined;
  }
}
