import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { COSEALG, decodeAttestationObject } from '@simplewebauthn/server/helpers';
import type { Attestation } from './credential-schema.ts';
import { isFramed } from './is-framed.ts';
import type { RelyingParty } from './relying-party.ts';

/** What is kept of a new passkey; bytes in base64. */
export interface NewCredential {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
}

/** In the order of preference; the last one is for Windows Hello. */
export const algorithms = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];

/** The passkey that was made, where all that WebAuthn §7.1 asks for holds, the user's verification among it. */
export async function verifyAttestation(
  relyingParty: RelyingParty,
  challenge: string,
  { response, ...credential }: Attestation,
): Promise<NewCredential | undefined> {
  try {
    if (isFramed(response.clientDataJSON) || isCertified(response.attestationObject)) return undefined;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...credential, response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified || registrationInfo.credential.id !== credential.id) return undefined;
    const { id, publicKey, counter } = registrationInfo.credential;
    const { credentialBackedUp: backedUp } = registrationInfo;
    return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64'), counter, transports: response.transports, backedUp };
  } catch {
    // It throws for whatever does not hold, and for whatever it cannot read.
    return undefined;
  }
}

/** We ask for no certificates; whoever sends some would have us read them, and fetch what they name. */
function isCertified(attestationObject: string): boolean {
  const statement = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
  return !['none', 'packed'].includes(statement.get('fmt')) || statement.get('attStmt').get('x5c') !== undefined;
}
