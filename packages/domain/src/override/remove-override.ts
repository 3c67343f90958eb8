import { z } from 'zod';
import { CommandRefused, type Decision, found } from '../command/decision.ts';
import { id, key } from '../command/fields.ts';
import type { User } from '../user/user.ts';
import { auditedOverride, type Override } from './override.ts';

/** The user gets what the profile, the packs or the default say again. */
export const removeOverrideSchema = z.strictObject({ kind: z.literal('override.remove'), userId: id, feature: key });
export type RemoveOverride = z.output<typeof removeOverrideSchema>;

export interface RemoveOverrideFacts {
  readonly user: User | undefined;
  readonly override: Override | undefined;
}

export function decideRemoveOverride(command: RemoveOverride, facts: RemoveOverrideFacts): Decision<Override> {
  const user = found(facts.user, 'user', command.userId, 'userId');
  const { override } = facts;
  if (override === undefined) {
    throw new CommandRefused('override_not_found', `${user.email} has no override of ${command.feature}.`, 'feature');
  }
  return {
    outcome: 'changed',
    plan: override,
    change: { subject: { kind: 'user', id: user.id }, customerId: user.customerId, before: auditedOverride(override), after: null },
  };
}
