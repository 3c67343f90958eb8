import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import type { Link } from './accept-invitation.ts';
import { instant } from './operator.ts';

/** Its link is worthless from then on. */
export const withdrawInvitationSchema = z.strictObject({ kind: z.literal('operator.withdraw-invitation'), id, at: instant });
export type WithdrawInvitation = z.output<typeof withdrawInvitationSchema>;

export interface WithdrawInvitationFacts {
  readonly link: Link | undefined;
}

/** An invitation that was accepted, replaced or withdrawn is none any more; one that has expired may be put away. */
export function decideWithdrawInvitation(
  { id, at }: WithdrawInvitation,
  { link }: WithdrawInvitationFacts,
): Decision<{ linkId: number; at: string }> {
  if (link === undefined || link.kind !== 'invitation' || link.usedAt !== null) {
    throw new CommandRefused('invitation_not_found', `There is no open invitation ${id}.`, 'id');
  }
  const { email, roleKeys, customerIds, expiresAt } = link;
  return {
    outcome: 'changed',
    plan: { linkId: link.id, at },
    change: { subject: { kind: 'invitation', id: link.id }, before: { email, roleKeys, customerIds, expiresAt }, after: null },
  };
}
