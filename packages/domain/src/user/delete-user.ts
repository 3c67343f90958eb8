import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { userDecision, type User } from './user.ts';

/** Frees the seat. The overrides of the user go with it. */
export const deleteUserSchema = z.strictObject({ kind: z.literal('user.delete'), id, reason: reason.optional() });
export type DeleteUser = z.output<typeof deleteUserSchema>;

export function decideDeleteUser(command: DeleteUser, facts: { readonly user: User | undefined }): Decision<User> {
  const user = found(facts.user, 'user', command.id);
  return userDecision.deleted(user, command.reason);
}
