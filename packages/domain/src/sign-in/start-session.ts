import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { firstFactors, newToken, sessionStates } from './session.ts';

/** Somebody has shown a first factor. */
export const startSessionSchema = z.strictObject({
  kind: z.literal('session.start'),
  operatorId: id,
  state: z.enum(sessionStates),
  firstFactor: z.enum(firstFactors),
  ...newToken,
  address: z.string().max(45).nullable(),
  userAgent: z.string().max(500),
  at: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type StartSession = z.output<typeof startSessionSchema>;

export function decideStartSession(command: StartSession, nextId: number): Decision<StartSession & { id: number }> {
  const { operatorId, state, firstFactor, address, expiresAt } = command;
  return {
    outcome: 'changed',
    plan: { ...command, id: nextId },
    change: {
      subject: { kind: 'session', id: nextId },
      before: null,
      after: { operatorId, state, firstFactor, address, expiresAt },
    },
  };
}
