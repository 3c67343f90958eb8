import { z } from 'zod';
import { found, unchanged, type Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { type User, userDecision } from './user.ts';

/** The seat is kept, the licence is not valid until the user is reinstated. */
export const suspendUserSchema = z.strictObject({ kind: z.literal('user.suspend'), id, reason });
export type SuspendUser = z.output<typeof suspendUserSchema>;

export function decideSuspendUser(command: SuspendUser, facts: { readonly user: User | undefined }): Decision<User> {
  const user = found(facts.user, 'user', command.id);
  if (user.suspensionReason !== null) return unchanged;
  return userDecision.changed(user, { ...user, suspensionReason: command.reason }, command.reason);
}
