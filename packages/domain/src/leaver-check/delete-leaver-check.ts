import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnLeaverCheck, type LeaverCheck } from './leaver-check.ts';

/** With its file; what was proposed from it stays. */
export const deleteLeaverCheckSchema = z.strictObject({ kind: z.literal('leaver-check.delete'), id });
export type DeleteLeaverCheck = z.output<typeof deleteLeaverCheckSchema>;

export function decideDeleteLeaverCheck(_command: DeleteLeaverCheck, before: LeaverCheck): Decision<LeaverCheck> {
  return decisionsOnLeaverCheck.deleted(before);
}
