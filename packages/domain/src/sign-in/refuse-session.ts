import { z } from 'zod';
import type { Decision } from '../command/decision.ts';

/** A failed sign-in: nothing changes, but it is audited. Of an unknown account only a keyed hash is kept. */
export const refuseSessionSchema = z.strictObject({
  kind: z.literal('session.refuse'),
  /** 0: no such account. */
  operatorId: z.int().min(0),
  account: z.string().max(64).nullable(),
  address: z.string().max(45).nullable(),
  factor: z.enum(['password', 'totp', 'recovery_code', 'passkey']),
});
export type RefuseSession = z.output<typeof refuseSessionSchema>;

export function decideRefuseSession({ operatorId, account, address, factor }: RefuseSession): Decision<null> {
  const subject = { kind: operatorId === 0 ? 'account' : 'operator', id: operatorId };
  return { outcome: 'changed', plan: null, change: { subject, before: null, after: { account, address, factor } } };
}
