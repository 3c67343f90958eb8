import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';

/** Frees the seat of somebody who is to be forgotten, or forgets somebody whose seat is free already, with what the seat was before. The audit event says nothing about them, not even why: people write names there. */
export const eraseUserSchema = z.strictObject({ kind: z.literal('user.erase'), id });
export type EraseUser = z.output<typeof eraseUserSchema>;

/** Somebody of whom something is held. */
export interface KnownUser {
  readonly id: number;
  readonly customerId: number;
}

export interface EraseUserFacts {
  readonly user: KnownUser | undefined;
  /** Where the user was deleted, and the history is kept. */
  readonly formerUser: KnownUser | undefined;
}

export function decideEraseUser(command: EraseUser, facts: EraseUserFacts): Decision<KnownUser> {
  const user = found(facts.user ?? facts.formerUser, 'user', command.id);
  const change = { subject: { kind: 'user', id: user.id }, customerId: user.customerId, before: null, after: null };
  return { outcome: 'changed', plan: user, change };
}
