import { z } from 'zod';
import { CommandRefused, unchanged, type Decision } from '../command/decision.ts';
import { id, key } from '../command/fields.ts';

/** A customer's list, as the audit names it. */
export const fileOfList = z.strictObject({ name: z.string().min(1).max(255), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** Takes over the staged rows of a customer's list as users of a domain: all that are not refused, together or not at all. */
export const importUsersSchema = z.strictObject({
  kind: z.literal('user.import'),
  domainId: id,
  /** The profile of users that are created from rows that name none. */
  defaultProfile: key.nullable(),
  /** Apply the other rows although some are refused. */
  skipRefused: z.boolean(),
  file: fileOfList,
  /** The import whose kept verdicts must still hold; null where the file comes straight from whoever applies it. */
  importId: id.nullable(),
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
  /** Whose domain it is. */
  readonly customerId: number;
  readonly domainName: string;
  readonly counts: ImportCounts;
  /** The first line whose verdict is no longer the kept one; null where all are, or none were kept. */
  readonly firstChangedLine: number | null;
  /** SHA-256 of the verdicts row by row, and of what each would change from what to what; null where none were kept. */
  readonly verdictsDigest: string | null;
}

export function decideImportUsers(command: ImportUsers, facts: ImportUsersFacts): Decision<ImportUsers> {
  const { customerId, domainName: name, counts, firstChangedLine, verdictsDigest } = facts;
  const { create, change, same, refuse } = counts;
  if (firstChangedLine !== null) {
    throw new CommandRefused(
      'verdicts_changed',
      `Since this list was judged, what it would do has changed, first on line ${firstChangedLine}: by now ${create} rows would be created, ${change} changed, ${same} are so already, ${refuse} refused. Judge it again, look at it, then apply it.`,
    );
  }
  if (refuse > 0 && !command.skipRefused) {
    throw new CommandRefused('rows_refused', `${refuse} of ${create + change + same + refuse} rows are refused, so nothing was applied.`);
  }
  if (create + change === 0) return unchanged;
  const { file, defaultProfile, importId } = command;
  return {
    outcome: 'changed',
    plan: command,
    change: {
      subject: { kind: 'domain', id: command.domainId },
      customerId,
      before: null,
      after: { name, file, defaultProfile, importId, ...counts, verdictsDigest },
    },
  };
}
