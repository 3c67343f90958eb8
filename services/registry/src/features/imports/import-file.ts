import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { ImportUsers } from '@seatledger/domain/import/import-users.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import type { ImportFileOptions, ImportingApi, ImportReport } from './file-to-import.ts';
import { countVerdicts } from './import-queries.ts';
import { findListDomain, holdListContext } from './list-context.ts';
import { principalOfHost, proposeFile } from './propose-file.ts';
import { withStagedList } from './staged-list.ts';
import { readVerdicts } from './verdicts.ts';

type ImportDoor = Pick<CommandDoor<RegistrySchema>, 'decideIn' | 'executeIn'>;

/** Reads a customer's list and, all or nothing, makes users of its rows, or a change request to do so where the policy asks for approval. */
export async function importFile(api: ImportingApi, options: ImportFileOptions, context: CommandContext): Promise<ImportReport> {
  const domainId = await findListDomain(api.db, options.domain);
  if (!options.dryRun && (await needsApproval(api, context))) return await proposeFile(api, domainId, options, context);
  return await applyFile(api, domainId, options, context);
}

async function needsApproval({ db, gate }: ImportingApi, context: CommandContext): Promise<boolean> {
  const commands = [{ kind: 'user.import' }, { kind: 'import.apply' }];
  return await db.transaction().execute((tx) => gate.needsApproval({ tx, principal: principalOfHost(context) }, commands));
}

async function applyFile(
  { pool, door }: ImportingApi,
  domainId: number,
  options: ImportFileOptions,
  context: CommandContext,
): Promise<ImportReport> {
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
      return { outcome, changeRequestId: null, counts, encoding, separator, unusedColumns };
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
