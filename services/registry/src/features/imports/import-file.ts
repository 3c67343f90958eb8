import { createHash } from 'node:crypto';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { ImportUsers, ImportCounts } from '@seatledger/domain/import/import-users.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { kyselyOn } from '@seatledger/platform/db/database.ts';
import type pg from 'pg';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { countVerdicts } from './import-queries.ts';
import { readListContext, refuseUnknownDefaultProfile, type ListContext } from './list-context.ts';
import { readStagedRows, type ReadOptions } from './read-staged-rows.ts';
import { dropStagedRows, stageRows } from './staged-rows.ts';
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

export interface ImportReport {
  readonly outcome: 'applied' | 'nothing_to_do' | 'dry_run' | 'refused';
  readonly counts: ImportCounts;
  readonly encoding: string;
  readonly separator: string;
  /** Headers that nothing was read from. */
  readonly unusedColumns: readonly string[];
}

type ImportDoor = Pick<CommandDoor<RegistrySchema>, 'decideIn' | 'executeIn'>;

/** Reads a customer's list and, all or nothing, makes users of its rows. */
export async function importFile(
  pool: pg.Pool,
  door: ImportDoor,
  options: ImportFileOptions,
  context: CommandContext,
): Promise<ImportReport> {
  const client = await pool.connect();
  try {
    const kysely = kyselyOn<RegistrySchema>(client);
    const list = await readListContext(kysely, options.domain);
    refuseUnknownDefaultProfile(list, options.defaultProfile);
    const hash = createHash('sha256');
    const file = await readStagedRows(hashed(options.bytes, hash), list, options);
    await stageRows(client, file.rows);
    const command: ImportUsers = {
      kind: 'user.import',
      domainId: list.domainId,
      defaultProfile: options.defaultProfile,
      skipRefused: options.skipRefused,
      file: { name: options.fileName, sha256: hash.digest('hex') },
    };
    const transaction = await kysely.startTransaction().execute();
    try {
      const outcome = await judgeAndApply(transaction, door, command, options.dryRun, context);
      await refuseRenamedDomain(transaction, list);
      const counts = await countVerdicts(transaction);
      for await (const verdicts of readVerdicts(transaction, options.verdicts)) await options.onVerdicts(verdicts);
      await (outcome === 'applied' ? transaction.commit() : transaction.rollback()).execute();
      return { outcome, counts, encoding: file.encoding, separator: file.separator, unusedColumns: file.unusedColumns };
    } catch (error) {
      await transaction
        .rollback()
        .execute()
        .catch(() => undefined);
      throw error;
    }
  } finally {
    await dropStagedRows(client).then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
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

/** The rows were judged by names read before the domain was locked. */
async function refuseRenamedDomain(tx: Tx, list: ListContext): Promise<void> {
  const now = await readListContext(tx, list.primaryName);
  if (now.domainNames.join() === list.domainNames.join() && now.primaryName === list.primaryName) return;
  throw new CommandRefused('domain_changed', `The names of ${list.primaryName} have changed during the import; import the file again.`);
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}
