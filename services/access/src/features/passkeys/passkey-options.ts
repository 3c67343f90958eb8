import { z } from 'zod';
import { challengeTtlMs } from './challenge.ts';
import type { ListedPasskey } from './passkey-queries.ts';
import type { RelyingParty } from './relying-party.ts';
import { algorithms } from './verify-attestation.ts';

const required = z.literal('required');
const descriptor = z.object({ type: z.literal('public-key'), id: z.string(), transports: z.array(z.string()) });
const timeout = z.int().meta({ description: 'Milliseconds, after which the challenge is worth nothing.' });

export const creationOptions = z
  .object({
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
    excludeCredentials: z.array(descriptor),
    authenticatorSelection: z.object({ residentKey: required, requireResidentKey: z.literal(true), userVerification: required }),
    attestation: z.literal('none'),
    timeout,
  })
  .meta({ description: 'For `PublicKeyCredential.parseCreationOptionsFromJSON()`, then `navigator.credentials.create()`.' });

export const requestOptions = z
  .object({ rpId: z.string(), challenge: z.string(), allowCredentials: z.array(descriptor), userVerification: required, timeout })
  .meta({ description: 'For `PublicKeyCredential.parseRequestOptionsFromJSON()`, then `navigator.credentials.get()`.' });

export interface PasskeyOwner {
  /** Opaque, in base64url (WebAuthn §14.6.1). */
  readonly handle: string;
  readonly email: string;
  readonly displayName: string;
}

/** Of a passkey that signs in by itself: discoverable, and with the user's verification. `registered`: theirs, of which none is made twice. */
export function creationOptionsFor(
  relyingParty: RelyingParty,
  challenge: string,
  owner: PasskeyOwner,
  registered: readonly ListedPasskey[],
): z.output<typeof creationOptions> {
  return {
    rp: { id: relyingParty.id, name: 'Seatledger' },
    user: { id: owner.handle, name: owner.email, displayName: owner.displayName },
    challenge,
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: registered.map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
    timeout: challengeTtlMs,
  };
}

/** `allowed`: none where any passkey may answer. */
export function requestOptionsFor(
  relyingParty: RelyingParty,
  challenge: string,
  allowed: readonly ListedPasskey[],
): z.output<typeof requestOptions> {
  return {
    rpId: relyingParty.id,
    challenge,
    allowCredentials: allowed.map(descriptorOf),
    userVerification: 'required',
    timeout: challengeTtlMs,
  };
}

function descriptorOf({ credentialId, transports }: ListedPasskey): z.output<typeof descriptor> {
  return { type: 'public-key', id: credentialId, transports: [...transports] };
}
