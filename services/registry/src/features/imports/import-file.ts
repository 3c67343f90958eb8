import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { ImportUsers, ImportCounts } from '@seatledger/domain/import/import-users.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { Database } from '@seatledger/platform/db/database.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { countVerdicts } from './import-queries.ts';
import { findListDomain, holdListContext } from './list-context.ts';
import type { ReadOptions } from './read-staged-rows.ts';
import { withStagedList, type StagedList } from './staged-list.ts';
import { readVerdicts, type Verdict } from './verdicts.ts';

export interface ImportFileOptions extends ReadOptions {
  /** Name of the file, for the audit event. */
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** A name that the domain goes by. */
  readonly domain: string;
  readonly defaultProfile: string | null;
  /** Judge everything, change nothing. */
  readonly dryRun: boolean;
  readonly skipRefused: boolean;
  /** Takes every verdict in the order of the file, before anything is committed; an error here undoes the import. */
  readonly onVerdicts: (verdicts: readonly Verdict[]) => Promise<void>;
  /** Whether {@link onVerdicts} wants all verdicts or the refusals alone. */
  readonly verdicts: 'all' | 'refused';
}

export interface ImportReport extends Pick<StagedList, 'encoding' | 'separator' | 'unusedColumns'> {
  readonly outcome: 'applied' | 'nothing_to_do' | 'dry_run' | 'refused';
  readonly counts: ImportCounts;
}

type ImportDoor = Pick<CommandDoor<RegistrySchema>, 'decideIn' | 'executeIn'>;

/** Reads a customer's list and, all or nothing, makes users of its rows. */
export async function importFile(
  { pool, kysely }: Database<RegistrySchema>,
  door: ImportDoor,
  options: ImportFileOptions,
  context: CommandContext,
): Promise<ImportReport> {
  const domainId = await findListDomain(kysely, options.domain);
  return await withStagedList(pool, { ...options, domainId }, async (db, staged) => {
    const { defaultProfile, skipRefused, fileName } = options;
    const file = { name: fileName, sha256: staged.sha256 };
    const command: ImportUsers = { kind: 'user.import', domainId, defaultProfile, skipRefused, file, importId: null };
    const transaction = await db.startTransaction().execute();
    try {
      await holdListContext(transaction, staged.context);
      const outcome = await judgeAndApply(transaction, door, command, options.dryRun, context);
      const counts = await countVerdicts(transaction);
      for await (const verdicts of readVerdicts(transaction, options.verdicts)) await options.onVerdicts(verdicts);
      await (outcome === 'applied' ? transaction.commit() : transaction.rollback()).execute();
      const { encoding, separator, unusedColumns } = staged;
      return { outcome, counts, encoding, separator, unusedColumns };
    } catch (error) {
      await transaction
        .rollback()
        .execute()
        .catch(() => undefined);
      throw error;
    }
  });
}

async function judgeAndApply(
  tx: Tx,
  door: ImportDoor,
  command: ImportUsers,
  dryRun: boolean,
  context: CommandContext,
): Promise<ImportReport['outcome']> {
  try {
    if (dryRun) {
      await door.decideIn(tx, command);
      return 'dry_run';
    }
    const { outcome } = await door.executeIn(tx, command, context);
    return outcome === 'changed' ? 'applied' : 'nothing_to_do';
  } catch (error) {
    if (error instanceof CommandRefused && error.code === 'rows_refused') return dryRun ? 'dry_run' : 'refused';
    throw error;
  }
}
