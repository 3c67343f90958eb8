import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import type { User } from './user.ts';

/** Frees the seat of somebody who is to be forgotten. The audit event says nothing about them, not even why: people write names there. */
export const eraseUserSchema = z.strictObject({ kind: z.literal('user.erase'), id });
export type EraseUser = z.output<typeof eraseUserSchema>;

export function decideEraseUser(command: EraseUser, facts: { readonly user: User | undefined }): Decision<User> {
  const user = found(facts.user, 'user', command.id);
  const change = { subject: { kind: 'user', id: user.id }, customerId: user.customerId, before: null, after: null };
  return { outcome: 'changed', plan: user, change };
}
