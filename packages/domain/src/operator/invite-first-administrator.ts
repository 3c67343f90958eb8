import { z } from 'zod';
import { unchanged, type Decision } from '../command/decision.ts';
import { instant, tokenHash } from './operator.ts';

/** Only while there is no operator at all. A new link replaces the one before. */
export const inviteFirstAdministratorSchema = z.strictObject({
  kind: z.literal('operator.invite-first'),
  tokenHash,
  at: instant,
  expiresAt: instant,
});
export type InviteFirstAdministrator = z.output<typeof inviteFirstAdministratorSchema>;

export interface InviteFirstAdministratorFacts {
  readonly nextId: number;
  readonly operatorExists: boolean;
}

export function decideInviteFirstAdministrator(
  command: InviteFirstAdministrator,
  { nextId, operatorExists }: InviteFirstAdministratorFacts,
): Decision<InviteFirstAdministrator & { id: number }> {
  if (operatorExists) return unchanged;
  const after = { roleKeys: ['administrator'], expiresAt: command.expiresAt };
  return {
    outcome: 'changed',
    plan: { ...command, id: nextId },
    change: { subject: { kind: 'invitation', id: nextId }, before: null, after },
  };
}
