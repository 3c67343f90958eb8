import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { tokenHash } from '../operator/operator.ts';

/** ASVS 6.5.5. */
export const passwordResetTtlMinutes = 10;

/** A new link replaces the one before. */
export const requestPasswordResetSchema = z.strictObject({
  kind: z.literal('password.request-reset'),
  operatorId: id,
  tokenHash,
  at: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type RequestPasswordReset = z.output<typeof requestPasswordResetSchema>;

export function decideRequestPasswordReset(command: RequestPasswordReset, nextId: number): Decision<RequestPasswordReset & { id: number }> {
  const { operatorId, expiresAt } = command;
  const change = { subject: { kind: 'operator', id: operatorId }, before: null, after: { linkId: nextId, expiresAt } };
  return { outcome: 'changed', plan: { ...command, id: nextId }, change };
}
