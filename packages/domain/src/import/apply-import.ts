import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnImport, refuseUnlessJudged, type Import } from './import.ts';

/** Closes an import whose rows `user.import` has taken over in the same transaction. */
export const applyImportSchema = z.strictObject({ kind: z.literal('import.apply'), id });
export type ApplyImport = z.output<typeof applyImportSchema>;

export function decideApplyImport(_command: ApplyImport, before: Import): Decision<Import> {
  refuseUnlessJudged(before);
  return decisionsOnImport.changed(before, { ...before, state: 'applied' });
}
