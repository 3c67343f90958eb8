import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { refuseProof, secondFactorProof, shownFactor, type SecondFactorFacts } from './second-factor-proof.ts';
import { newToken, sessionIn, type Completed, type Session } from './session.ts';

const shown = { id, proof: secondFactorProof, ...newToken, at: z.iso.datetime() };

/** The second factor was shown after the first: the session may do things, under a new token. */
export const completeSessionSchema = z.strictObject({ kind: z.literal('session.complete'), ...shown, expiresAt: z.iso.datetime() });

/** The second factor was shown again, for something dangerous. */
export const stepUpSessionSchema = z.strictObject({ kind: z.literal('session.step-up'), ...shown });

export type ShowSecondFactor = z.output<typeof completeSessionSchema> | z.output<typeof stepUpSessionSchema>;

export interface ShowSecondFactorFacts extends SecondFactorFacts {
  readonly session: Session | undefined;
}

export type ShownSecondFactor = Completed<ShowSecondFactor & { readonly expiresAt: string }>;

export function decideShowSecondFactor(command: ShowSecondFactor, facts: ShowSecondFactorFacts): Decision<ShownSecondFactor> {
  const session = sessionIn(facts.session, command.at, command.kind === 'session.step-up' ? 'complete' : 'needs_second_factor');
  refuseProof(command.proof, facts);
  const { operatorId, state, steppedUpAt } = session;
  // However often it is stepped up, a session ends when it would have ended.
  const expiresAt = command.kind === 'session.step-up' ? session.expiresAt : command.expiresAt;
  return {
    outcome: 'changed',
    plan: { ...command, session, expiresAt },
    change: {
      subject: { kind: 'session', id: session.id },
      before: { operatorId, state, steppedUpAt },
      after: { operatorId, state: 'complete', steppedUpAt: command.at, ...shownFactor(command.proof), expiresAt },
    },
  };
}
