import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { passwordHash } from '../operator/operator.ts';
import { sessionIn, type Session } from './session.ts';

/** By somebody who is signed in and has shown the password of before. Ends their other sessions. */
export const replacePasswordSchema = z.strictObject({
  kind: z.literal('password.replace'),
  sessionId: id,
  /** The hash that the password of before was verified against. */
  replaces: passwordHash,
  passwordHash,
  at: z.iso.datetime(),
});
export type ReplacePassword = z.output<typeof replacePasswordSchema>;

export interface ReplacePasswordFacts {
  readonly session: Session | undefined;
  /** The one that is kept by now. */
  readonly passwordHash: string | undefined;
}

export function decideReplacePassword(
  command: ReplacePassword,
  facts: ReplacePasswordFacts,
): Decision<ReplacePassword & { readonly operatorId: number }> {
  const { at } = command;
  const { operatorId } = sessionIn(facts.session, at, 'complete');
  if (facts.passwordHash !== command.replaces) {
    throw new CommandRefused('session_changed', 'The password has been changed meanwhile; sign in with the new one.');
  }
  const change = { subject: { kind: 'operator', id: operatorId }, before: null, after: { changedAt: at, by: 'current_password' } };
  return { outcome: 'changed', plan: { ...command, operatorId }, change };
}
