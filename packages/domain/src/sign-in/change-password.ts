import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { usableLink, type Link } from '../operator/accept-invitation.ts';
import { passwordHash, tokenHash } from '../operator/operator.ts';

/** By a link that was asked for. Ends every session; the second factor stays what it was. */
export const changePasswordSchema = z.strictObject({
  kind: z.literal('password.change'),
  tokenHash,
  passwordHash,
  at: z.iso.datetime(),
});
export type ChangePassword = z.output<typeof changePasswordSchema>;

export interface ChangedPassword {
  readonly operatorId: number;
  readonly passwordHash: string;
  readonly at: string;
}

export function decideChangePassword(command: ChangePassword, link: Link | undefined): Decision<ChangedPassword> {
  const { at, passwordHash } = command;
  const { operatorId } = usableLink(link, at, ['password_reset']);
  if (operatorId === null) return { outcome: 'unchanged' };
  const change = { subject: { kind: 'operator', id: operatorId }, before: null, after: { changedAt: at, by: 'reset_link' } };
  return { outcome: 'changed', plan: { operatorId, passwordHash, at }, change };
}

/** The same password, hashed with today's parameters. */
export const rehashPasswordSchema = z.strictObject({
  kind: z.literal('password.rehash'),
  operatorId: z.int().positive(),
  /** Of the hash that was verified: a password that was changed meanwhile stays. */
  replaces: passwordHash,
  passwordHash,
});
export type RehashPassword = z.output<typeof rehashPasswordSchema>;

export function decideRehashPassword(command: RehashPassword): Decision<RehashPassword> {
  return {
    outcome: 'changed',
    plan: command,
    change: { subject: { kind: 'operator', id: command.operatorId }, before: null, after: null },
  };
}
