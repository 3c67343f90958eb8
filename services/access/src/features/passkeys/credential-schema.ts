import { credentialId } from '@seatledger/domain/passkey/passkey.ts';
import { z } from 'zod';

const base64url = (longest: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(longest);

// As PublicKeyCredential.toJSON() gives them (WebAuthn §5.1); browsers add members, which are left out.
const credential = z.object({ id: credentialId, rawId: credentialId, type: z.literal('public-key') });
const clientDataJSON = base64url(8_000);
const userHandle = base64url(100);

/** What a new passkey answers to `navigator.credentials.create()`. */
export const attestation = credential.extend({
  response: z.object({
    clientDataJSON,
    attestationObject: base64url(40_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,32}$/))
      .max(10)
      .default([]),
  }),
});
export type Attestation = z.output<typeof attestation>;

const signed = z.object({ clientDataJSON, authenticatorData: base64url(8_000), signature: base64url(4_000) });

/** What a passkey answers to `navigator.credentials.get()`. */
export const assertion = credential.extend({ response: signed.extend({ userHandle: userHandle.nullish() }) });
export type Assertion = z.output<typeof assertion>;

/** As above, where nobody has said whose passkey it is: it says so itself. */
export const discoveredAssertion = credential.extend({ response: signed.extend({ userHandle }) });
