import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { tokenHash, type Operator } from '../operator/operator.ts';
import type { EnrolledFactors } from './second-factor-proof.ts';

/**
 * For somebody who has lost theirs: all that they have enrolled goes, their sessions and personal tokens with it. They enrol anew after
 * their first factor, with a token that is shown once to whoever asks; only its hash is part of the command.
 */
export const resetSecondFactorSchema = z.strictObject({
  kind: z.literal('second-factor.reset'),
  operatorId: id,
  /** Of the operator, by whose roles it was judged whether whoever asks may do this. */
  version: z.int(),
  /** The operator who asks; null: whoever runs the installation. */
  askedBy: id.nullable(),
  reason,
  tokenHash,
  at: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type ResetSecondFactor = z.output<typeof resetSecondFactorSchema>;

export interface ResetSecondFactorFacts {
  readonly operator: Operator | undefined;
  readonly factors: EnrolledFactors;
  /** In how many ways the operator can begin a sign-in, passkeys aside. */
  readonly otherFirstFactors: number;
}

export function decideResetSecondFactor(command: ResetSecondFactor, facts: ResetSecondFactorFacts): Decision<ResetSecondFactor> {
  const { operatorId, expiresAt } = command;
  const operator = found(facts.operator, 'operator', operatorId);
  if (command.askedBy === operatorId) {
    throw new CommandRefused(
      'own_second_factor',
      'Nobody takes away their own second factor; ask somebody else who looks after operators.',
    );
  }
  if (operator.version !== command.version) {
    throw new CommandRefused('operator_changed', 'Somebody has changed this operator meanwhile; look again.');
  }
  if (facts.otherFirstFactors === 0) {
    throw new CommandRefused('last_first_factor_in_use', 'They sign in by passkey alone; let them set a password by a link first.');
  }
  const change = {
    subject: { kind: 'operator', id: operatorId },
    before: { ...facts.factors },
    after: { totp: false, passkeys: 0, expiresAt },
    reason: command.reason,
  };
  return { outcome: 'changed', plan: command, change };
}

/** What was kept of the token of a reset, until a factor is enrolled. */
export interface SecondFactorReset {
  readonly tokenHash: string;
  /** ISO 8601 instant. */
  readonly expiresAt: string;
}

/** Whoever knows the first factor alone does not enrol for somebody whose second was reset. */
export function refuseEnrolmentWithoutToken(reset: SecondFactorReset | undefined, shownHash: string | undefined, at: string): void {
  if (reset === undefined || (shownHash === reset.tokenHash && Date.parse(at) < Date.parse(reset.expiresAt))) return;
  throw new CommandRefused(
    'enrolment_token_required',
    'Your second factor was reset: send the token that was made for you then, as X-Enrolment-Token. It is good for a day; ask for another.',
  );
}
