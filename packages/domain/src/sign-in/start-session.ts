import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import type { Operator } from '../operator/operator.ts';
import {
  hasSecondFactor,
  refuseProof,
  secondFactorProof,
  shownFactor,
  type EnrolledFactors,
  type SecondFactorFacts,
} from './second-factor-proof.ts';
import { firstFactors, newToken, type SessionState } from './session.ts';

/** Somebody has shown a first factor, or a passkey, which is both at once. */
export const startSessionSchema = z.strictObject({
  kind: z.literal('session.start'),
  operatorId: id,
  firstFactor: z.enum(firstFactors),
  /** Of the password that was shown: one that was set meanwhile is another. */
  passwordChangedAt: z.iso.datetime().optional(),
  /** Where both factors were shown at once: the session is complete. */
  proof: secondFactorProof.optional(),
  ...newToken,
  address: z.string().max(45).nullable(),
  userAgent: z.string().max(500),
  at: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type StartSession = z.output<typeof startSessionSchema>;

export interface StartSessionFacts extends SecondFactorFacts {
  readonly nextId: number;
  readonly operator: Operator | undefined;
  readonly factors: EnrolledFactors;
  /** Undefined where there is no password. */
  readonly passwordChangedAt: string | undefined;
}

export type StartedSession = StartSession & { readonly id: number; readonly state: SessionState };

export function decideStartSession(command: StartSession, facts: StartSessionFacts): Decision<StartedSession> {
  const { operatorId, firstFactor, proof, address, expiresAt } = command;
  refuseIfOvertaken(command, facts);
  if (proof !== undefined) refuseProof(proof, facts);
  const state = stateAfter(command, facts);
  return {
    outcome: 'changed',
    plan: { ...command, id: facts.nextId, state },
    change: {
      subject: { kind: 'session', id: facts.nextId },
      before: null,
      after: { operatorId, state, firstFactor, ...(proof && shownFactor(proof)), address, expiresAt },
    },
  };
}

/** Nobody is in by a first factor alone. */
function stateAfter({ proof }: StartSession, { factors }: StartSessionFacts): SessionState {
  if (proof !== undefined) return 'complete';
  return hasSecondFactor(factors) ? 'needs_second_factor' : 'needs_enrolment';
}

/** A suspension or a new password ends all sessions: none begins by what was good before. */
function refuseIfOvertaken({ firstFactor, passwordChangedAt }: StartSession, { operator, ...facts }: StartSessionFacts): void {
  const isOfNow = firstFactor !== 'password' || passwordChangedAt === facts.passwordChangedAt;
  if (operator !== undefined && operator.suspendedAt === null && isOfNow) return;
  throw new CommandRefused('session_changed', 'This account has been changed meanwhile; sign in again.');
}
