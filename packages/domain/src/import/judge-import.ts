import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { judging, readableImport, refuseUnlessJudged, type Import, type JudgedImport } from './import.ts';
import type { ImportCounts } from './import-users.ts';

/** Judges the rows of an import anew, against what there is by now and as the options say. */
export const judgeImportSchema = z.strictObject({ kind: z.literal('import.judge'), id, ...judging });
export type JudgeImport = z.output<typeof judgeImportSchema>;

export interface JudgeImportFacts {
  readonly before: Import;
  readonly counts: ImportCounts;
}

/** Always a change: also where everything came out as before, somebody has looked anew. */
export function decideJudgeImport({ options, readAs }: JudgeImport, { before, counts }: JudgeImportFacts): Decision<JudgedImport> {
  refuseUnlessJudged(before);
  const after: JudgedImport = { ...before, options, counts, readAs };
  return {
    outcome: 'changed',
    plan: after,
    change: {
      subject: { kind: 'import', id: before.id },
      customerId: before.customerId,
      before: readableImport(before),
      after: readableImport(after),
    },
  };
}
