import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { email } from '../command/fields.ts';
import { customerIds, instant, refuseAssignment, roleKeys, tokenHash } from './operator.ts';

export const invitationTtlDays = 7;

/** The link is made by whoever asks and shown once; only its hash is part of the command. A new one replaces the one before. */
export const inviteOperatorSchema = z.strictObject({
  kind: z.literal('operator.invite'),
  email,
  roleKeys,
  customerIds,
  tokenHash,
  at: instant,
  expiresAt: instant,
});
export type InviteOperator = z.output<typeof inviteOperatorSchema>;

export interface InviteOperatorFacts {
  readonly nextId: number;
  readonly emailTaken: boolean;
  readonly knownRoleKeys: ReadonlySet<string>;
}

export function decideInviteOperator(command: InviteOperator, facts: InviteOperatorFacts): Decision<InviteOperator & { id: number }> {
  if (facts.emailTaken) throw new CommandRefused('email_taken', 'There is an operator with this address already.', 'email');
  refuseAssignment(command, facts.knownRoleKeys);
  const { email, roleKeys, customerIds, expiresAt } = command;
  return {
    outcome: 'changed',
    plan: { ...command, id: facts.nextId },
    change: { subject: { kind: 'invitation', id: facts.nextId }, before: null, after: { email, roleKeys, customerIds, expiresAt } },
  };
}
