import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { hasSecondFactor, proofRefused, sealedSecret, type EnrolledFactors } from './second-factor-proof.ts';
import { newToken, sessionIn, type Completed, type Session } from './session.ts';

/** A secret is handed out; it counts once a code made from it has come back. The factor before stays good until then. */
export const beginEnrolmentSchema = z.strictObject({
  kind: z.literal('second-factor.begin'),
  sessionId: id,
  sealedSecret,
  at: z.iso.datetime(),
});
export type BeginEnrolment = z.output<typeof beginEnrolmentSchema>;

export function decideBeginEnrolment(command: BeginEnrolment, known: Session | undefined): Decision<Completed<BeginEnrolment>> {
  const session = sessionIn(known, command.at, 'needs_enrolment', 'complete');
  const subject = { kind: 'operator', id: session.operatorId };
  return { outcome: 'changed', plan: { ...command, session }, change: { subject, before: null, after: { method: 'totp' } } };
}

export const recoveryCodeCount = 10;
export const recoveryCodeHashes = z.array(z.string().regex(/^[0-9a-f]{64}$/)).length(recoveryCodeCount);

/** The first code of a new secret has come back: the secret counts, with a new set of recovery codes; the session is complete. */
export const enrolSecondFactorSchema = z.strictObject({
  kind: z.literal('second-factor.enrol'),
  sessionId: id,
  /** The one that the code matched. */
  sealedSecret,
  step: z.int().positive(),
  recoveryCodeHashes,
  ...newToken,
  at: z.iso.datetime(),
  /** Of the session where it becomes complete. */
  expiresAt: z.iso.datetime(),
});
export type EnrolSecondFactor = z.output<typeof enrolSecondFactorSchema>;

export interface EnrolSecondFactorFacts {
  readonly session: Session | undefined;
  readonly pendingSecret: string | undefined;
  readonly factors: EnrolledFactors;
}

export function decideEnrolSecondFactor(command: EnrolSecondFactor, facts: EnrolSecondFactorFacts): Decision<Completed<EnrolSecondFactor>> {
  const session = sessionIn(facts.session, command.at, 'needs_enrolment', 'complete');
  if (facts.pendingSecret !== command.sealedSecret) throw proofRefused();
  // Somebody who knows only the password must not replace a factor that was enrolled from elsewhere meanwhile.
  if (hasSecondFactor(facts.factors) && session.state !== 'complete') {
    throw new CommandRefused('session_changed', 'A second factor has been enrolled meanwhile; sign in again.');
  }
  const subject = { kind: 'operator', id: session.operatorId };
  const before = facts.factors.totp ? { method: 'totp' } : null;
  return {
    outcome: 'changed',
    plan: { ...command, session, expiresAt: session.state === 'complete' ? session.expiresAt : command.expiresAt },
    change: { subject, before, after: { method: 'totp', recoveryCodes: recoveryCodeCount, sessionId: session.id } },
  };
}
