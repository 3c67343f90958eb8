import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnLeaverCheck, type LeaverCheck } from './leaver-check.ts';

/** Removes the file, its rows and who was not on it after their time; the counts stay known. */
export const expireLeaverCheckSchema = z.strictObject({ kind: z.literal('leaver-check.expire'), id });
export type ExpireLeaverCheck = z.output<typeof expireLeaverCheckSchema>;

export function decideExpireLeaverCheck(_command: ExpireLeaverCheck, before: LeaverCheck): Decision<LeaverCheck> {
  return decisionsOnLeaverCheck.changed(before, { ...before, state: 'expired', fileId: null });
}
