import { z } from 'zod';
import { unchanged, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';

/** Ends one session of an operator, all of them, or all but one. */
export const endSessionsSchema = z.strictObject({
  kind: z.literal('session.end'),
  operatorId: id,
  which: z.discriminatedUnion('scope', [
    z.strictObject({ scope: z.literal('one'), id }),
    z.strictObject({ scope: z.literal('all') }),
    z.strictObject({ scope: z.literal('others'), except: id }),
  ]),
  at: z.iso.datetime(),
});
export type EndSessions = z.output<typeof endSessionsSchema>;

export interface EndedSessions {
  readonly sessionIds: readonly number[];
  readonly at: string;
}

/** `openIds`: the operator's sessions that have not ended. */
export function decideEndSessions({ operatorId, which, at }: EndSessions, openIds: readonly number[]): Decision<EndedSessions> {
  const sessionIds = openIds.filter((id) => which.scope === 'all' || (which.scope === 'one' ? id === which.id : id !== which.except));
  const [first] = sessionIds;
  if (first === undefined) return unchanged;
  const subject = which.scope === 'one' ? { kind: 'session', id: first } : { kind: 'operator', id: operatorId };
  return { outcome: 'changed', plan: { sessionIds, at }, change: { subject, before: { operatorId, sessionIds }, after: { endedAt: at } } };
}
