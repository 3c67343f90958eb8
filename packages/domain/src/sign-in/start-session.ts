import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { refuseProof, secondFactorProof, shownFactor, type SecondFactorFacts } from './second-factor-proof.ts';
import { firstFactors, newToken, sessionStates } from './session.ts';

/** Somebody has shown a first factor, or a passkey, which is both at once. */
export const startSessionSchema = z.strictObject({
  kind: z.literal('session.start'),
  operatorId: id,
  state: z.enum(sessionStates),
  firstFactor: z.enum(firstFactors),
  /** Of a session that is complete at once. */
  proof: secondFactorProof.optional(),
  ...newToken,
  address: z.string().max(45).nullable(),
  userAgent: z.string().max(500),
  at: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type StartSession = z.output<typeof startSessionSchema>;

export interface StartSessionFacts extends SecondFactorFacts {
  readonly nextId: number;
}

export function decideStartSession(command: StartSession, facts: StartSessionFacts): Decision<StartSession & { id: number }> {
  const { operatorId, state, firstFactor, proof, address, expiresAt } = command;
  // Nobody is in by a first factor alone.
  if (state === 'complete') refuseProof(proof, facts);
  return {
    outcome: 'changed',
    plan: { ...command, id: facts.nextId },
    change: {
      subject: { kind: 'session', id: facts.nextId },
      before: null,
      after: { operatorId, state, firstFactor, ...(proof && shownFactor(proof)), address, expiresAt },
    },
  };
}
