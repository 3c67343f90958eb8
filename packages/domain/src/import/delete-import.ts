import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnImport, refuseApplied, refuseWaiting, type Import } from './import.ts';

/** Removes an import that has not been applied, with its file and its verdicts. */
export const deleteImportSchema = z.strictObject({ kind: z.literal('import.delete'), id });
export type DeleteImport = z.output<typeof deleteImportSchema>;

export function decideDeleteImport(_command: DeleteImport, before: Import): Decision<Import> {
  refuseApplied(before);
  refuseWaiting(before);
  return decisionsOnImport.deleted(before);
}
