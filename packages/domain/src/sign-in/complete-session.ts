import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { refuseProof, secondFactorProof, shownFactor, type SecondFactorFacts } from './second-factor-proof.ts';
import { isAlive, newToken, type Session, type SessionState } from './session.ts';

/** The second factor was shown: the session may do things, under a new token. */
export const completeSessionSchema = z.strictObject({
  kind: z.literal('session.complete'),
  id,
  proof: secondFactorProof,
  ...newToken,
  at: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type CompleteSession = z.output<typeof completeSessionSchema>;

export interface SessionFacts extends SecondFactorFacts {
  readonly session: Session | undefined;
}

export type Completed<Command> = Command & { readonly session: Session };

/** The session, where it is alive and in that state. */
export function sessionIn(session: Session | undefined, at: string, ...states: readonly SessionState[]): Session {
  if (session !== undefined && isAlive(session, Date.parse(at)) && states.includes(session.state)) return session;
  throw new CommandRefused('session_changed', 'This session has ended or has gone on to another state meanwhile.');
}

export function decideCompleteSession(command: CompleteSession, facts: SessionFacts): Decision<Completed<CompleteSession>> {
  const session = sessionIn(facts.session, command.at, 'needs_second_factor');
  refuseProof(command.proof, facts);
  return {
    outcome: 'changed',
    plan: { ...command, session },
    change: {
      subject: { kind: 'session', id: session.id },
      before: { operatorId: session.operatorId, state: session.state },
      after: { operatorId: session.operatorId, state: 'complete', ...shownFactor(command.proof), expiresAt: command.expiresAt },
    },
  };
}
