import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { auditedWithUser, type Override } from '../override/override.ts';
import { userDecision, type User } from './user.ts';

/** Frees the seat. The overrides of the user go with it. */
export const deleteUserSchema = z.strictObject({ kind: z.literal('user.delete'), id, reason: reason.optional() });
export type DeleteUser = z.output<typeof deleteUserSchema>;

export interface DeleteUserFacts {
  readonly user: User | undefined;
  /** The user's, in the order of their features. */
  readonly overrides: readonly Override[];
}

export function decideDeleteUser(command: DeleteUser, facts: DeleteUserFacts): Decision<User> {
  const user = found(facts.user, 'user', command.id);
  const deleted = userDecision.deleted(user, command.reason);
  if (deleted.outcome === 'unchanged') return deleted;
  return { ...deleted, change: { ...deleted.change, before: { ...deleted.change.before, ...auditedWithUser(facts.overrides) } } };
}
