import { z } from 'zod';
import { CommandRefused, unchanged, type Decision } from '../command/decision.ts';
import { id, key } from '../command/fields.ts';

/** Takes over the staged rows of a customer's list as users of a domain: all that are not refused, together or not at all. */
export const importUsersSchema = z.strictObject({
  kind: z.literal('user.import'),
  domainId: id,
  /** The profile of users that are created from rows that name none. */
  defaultProfile: key.nullable(),
  /** Apply the other rows although some are refused. */
  skipRefused: z.boolean(),
  file: z.strictObject({ name: z.string().max(255), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});
export type ImportUsers = z.output<typeof importUsersSchema>;

/** How many rows of the file got which verdict. */
export interface ImportCounts {
  readonly create: number;
  readonly change: number;
  readonly same: number;
  readonly refuse: number;
}

export interface ImportUsersFacts {
  readonly counts: ImportCounts;
}

export function decideImportUsers(command: ImportUsers, { counts }: ImportUsersFacts): Decision<ImportUsers> {
  if (counts.refuse > 0 && !command.skipRefused) {
    throw new CommandRefused(
      'rows_refused',
      `${counts.refuse} of ${counts.create + counts.change + counts.same + counts.refuse} rows are refused, so nothing was applied.`,
    );
  }
  if (counts.create + counts.change === 0) return unchanged;
  const { file, defaultProfile } = command;
  return {
    outcome: 'changed',
    plan: command,
    change: { subject: { kind: 'domain', id: command.domainId }, before: null, after: { file, defaultProfile, ...counts } },
  };
}
