import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { recoveryCodeHashes } from '../sign-in/enrol-second-factor.ts';
import { hasSecondFactor, signatureCounter, type EnrolledFactors } from '../sign-in/second-factor-proof.ts';
import { newToken, sessionIn, type Session } from '../sign-in/session.ts';
import { credentialId, passkeyDecision, passkeyName, type Passkey } from './passkey.ts';

/** An authenticator has made a key for the operator of a session. */
export const registerPasskeySchema = z.strictObject({
  kind: z.literal('passkey.register'),
  sessionId: id,
  name: passkeyName,
  credentialId,
  /** COSE_Key (RFC 9052 §7). */
  publicKey: z.base64().max(4000),
  counter: signatureCounter,
  transports: z.array(z.string().max(32)).max(10),
  backedUp: z.boolean(),
  /** With the first factor of the operator; null: they have had theirs. */
  recoveryCodeHashes: recoveryCodeHashes.nullable(),
  ...newToken,
  at: z.iso.datetime(),
  /** Of the session where it becomes complete. */
  expiresAt: z.iso.datetime(),
});
export type RegisterPasskey = z.output<typeof registerPasskeySchema>;

export interface RegisterPasskeyFacts {
  readonly session: Session | undefined;
  readonly factors: EnrolledFactors;
  readonly nextId: number;
  /** Whether somebody has registered this credential already. */
  readonly credentialTaken: boolean;
}

export type RegisteredPasskey = Passkey & RegisterPasskey;

const mostPasskeys = 20;

export function decideRegisterPasskey(command: RegisterPasskey, facts: RegisterPasskeyFacts): Decision<RegisteredPasskey> {
  const isFirst = command.recoveryCodeHashes !== null;
  const session = sessionIn(facts.session, command.at, isFirst ? 'needs_enrolment' : 'complete');
  // Somebody who knows only the password must not add to what was enrolled from elsewhere meanwhile.
  if (isFirst && hasSecondFactor(facts.factors)) {
    throw new CommandRefused('session_changed', 'A second factor has been enrolled meanwhile; sign in again.');
  }
  if (facts.credentialTaken) throw new CommandRefused('passkey_taken', 'This passkey is registered already.', 'credential');
  if (facts.factors.passkeys >= mostPasskeys) {
    throw new CommandRefused('too_many_passkeys', `Nobody needs more than ${mostPasskeys} passkeys; remove one first.`);
  }
  const expiresAt = isFirst ? command.expiresAt : session.expiresAt;
  return passkeyDecision.created({ ...command, id: facts.nextId, operatorId: session.operatorId, expiresAt });
}
