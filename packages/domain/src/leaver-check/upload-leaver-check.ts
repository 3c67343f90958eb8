import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { importOptions, readAs } from '../import/import.ts';
import { fileOfList } from '../import/import-users.ts';
import { decisionsOnLeaverCheck, type LeaverCheckCounts, type NewLeaverCheck } from './leaver-check.ts';

/** Keeps a staff list that has been received whole, and who is not on it. Needs its rows staged on the same connection. */
export const uploadLeaverCheckSchema = z.strictObject({
  kind: z.literal('leaver-check.upload'),
  domainId: id,
  file: fileOfList.extend({ id, sizeBytes: z.int().positive() }),
  map: importOptions.map,
  readAs: readAs.omit({ unusedColumns: true }),
});
export type UploadLeaverCheck = z.output<typeof uploadLeaverCheckSchema>;

export interface UploadLeaverCheckFacts {
  readonly id: number;
  readonly customerId: number;
  /** Of the domain. */
  readonly name: string;
  readonly counts: LeaverCheckCounts;
}

/** A list that knows nobody is the wrong file rather than a reason to delete everybody. */
export function decideUploadLeaverCheck(command: UploadLeaverCheck, facts: UploadLeaverCheckFacts): Decision<NewLeaverCheck> {
  const { counts, customerId, name } = facts;
  refuseUnknowing(counts, name);
  const { domainId, map, readAs: read } = command;
  const { id: fileId, ...file } = command.file;
  return decisionsOnLeaverCheck.created({ id: facts.id, customerId, domainId, state: 'compared', fileId, file, map, counts, readAs: read });
}

function refuseUnknowing({ seated, unseated, refused }: LeaverCheckCounts, name: string): void {
  if (seated > 0) return;
  if (unseated + refused === 0) throw new CommandRefused('list_without_rows', 'This list names nobody; send the whole staff list.', 'file');
  throw new CommandRefused(
    'no_known_address',
    `Nobody on this list has a seat of ${name} (${unseated} addresses without a seat, ${refused} rows refused); is it the right file, and the right domain?`,
    'file',
  );
}
