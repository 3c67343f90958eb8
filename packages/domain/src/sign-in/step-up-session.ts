import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { sessionIn, type Completed, type SessionFacts } from './complete-session.ts';
import { refuseProof, secondFactorProof, shownFactor } from './second-factor-proof.ts';
import { newToken } from './session.ts';

/** The second factor was shown again, for something dangerous. */
export const stepUpSessionSchema = z.strictObject({
  kind: z.literal('session.step-up'),
  id,
  proof: secondFactorProof,
  ...newToken,
  at: z.iso.datetime(),
});
export type StepUpSession = z.output<typeof stepUpSessionSchema>;

export function decideStepUpSession(command: StepUpSession, facts: SessionFacts): Decision<Completed<StepUpSession>> {
  const session = sessionIn(facts.session, command.at, 'complete');
  refuseProof(command.proof, facts);
  return {
    outcome: 'changed',
    plan: { ...command, session },
    change: {
      subject: { kind: 'session', id: session.id },
      before: { operatorId: session.operatorId, steppedUpAt: session.steppedUpAt },
      after: { operatorId: session.operatorId, steppedUpAt: command.at, ...shownFactor(command.proof) },
    },
  };
}
