import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnImport, judging, type JudgedImport } from './import.ts';
import { fileOfList, type ImportCounts } from './import-users.ts';

/** Keeps a customer's list that has been received whole, with the verdicts on its rows. */
export const uploadImportSchema = z.strictObject({
  kind: z.literal('import.upload'),
  domainId: id,
  file: fileOfList.extend({ id, sizeBytes: z.int().positive() }),
  ...judging,
});
export type UploadImport = z.output<typeof uploadImportSchema>;

export interface UploadImportFacts {
  readonly customerId: number;
  readonly id: number;
  readonly counts: ImportCounts;
}

export function decideUploadImport(command: UploadImport, { id: importId, customerId, counts }: UploadImportFacts): Decision<JudgedImport> {
  const { domainId, options, readAs } = command;
  const { id: fileId, ...file } = command.file;
  return decisionsOnImport.created({
    id: importId,
    customerId,
    domainId,
    state: 'judged',
    fileId,
    file,
    options,
    counts,
    readAs,
    changeRequestId: null,
  });
}
