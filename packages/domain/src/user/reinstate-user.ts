import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { type User, userDecision } from './user.ts';

export const reinstateUserSchema = z.strictObject({ kind: z.literal('user.reinstate'), id });
export type ReinstateUser = z.output<typeof reinstateUserSchema>;

export function decideReinstateUser(command: ReinstateUser, facts: { readonly user: User | undefined }): Decision<User> {
  const user = found(facts.user, 'user', command.id);
  return userDecision.changed(user, { ...user, suspensionReason: null });
}
