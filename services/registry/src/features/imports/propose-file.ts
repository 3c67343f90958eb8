import { permissions } from '@seatledger/domain/role/permissions.ts';
import type { ImportCounts } from '@seatledger/domain/import/import-users.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { createdId } from '../../api/registry-api.ts';
import type { Tx } from '../../registry-schema.ts';
import { beginFile, readPieces, receivePieces, removeUnusedFile, type ReceivedFile } from './import-file-queries.ts';
import type { ImportFileOptions, ImportingApi, ImportReport } from './file-to-import.ts';
import { countVerdicts } from './import-queries.ts';
import { holdListContext } from './list-context.ts';
import { withStagedList, type StagedList } from './staged-list.ts';
import { readingOf } from './staged-upload.ts';
import { readVerdicts } from './verdicts.ts';

const nothingSaid = { title: '', reason: null, applyAt: null };

/** Keeps a customer's list as an import that waits for approval. */
export async function proposeFile(
  api: ImportingApi,
  domainId: number,
  options: ImportFileOptions,
  context: CommandContext,
): Promise<ImportReport> {
  const { db, pool } = api;
  const fileId = await beginFile(db);
  try {
    const file = await receivePieces(db, fileId, options.bytes);
    return await withStagedList(pool, { ...options, domainId, bytes: readPieces(db, file) }, async (connection, staged) => {
      const transaction = await connection.startTransaction().execute();
      try {
        await holdListContext(transaction, staged.context);
        const report = await judgeAndPropose(transaction, { api, file, staged, options, context });
        const isKept = report.outcome === 'proposed' || report.outcome === 'applied';
        await (isKept ? transaction.commit() : transaction.rollback()).execute();
        return report;
      } catch (error) {
        await transaction
          .rollback()
          .execute()
          .catch(() => undefined);
        throw error;
      }
    });
  } finally {
    // What cannot be removed now is found by the sweep.
    await removeUnusedFile(db, fileId).catch(() => undefined);
  }
}

interface Proposal {
  readonly api: ImportingApi;
  readonly file: ReceivedFile;
  readonly staged: StagedList;
  readonly options: ImportFileOptions;
  readonly context: CommandContext;
}

async function judgeAndPropose(tx: Tx, { api: { door, gate }, file, staged, options, context }: Proposal): Promise<ImportReport> {
  const { fileName: name, defaultProfile, dateOrder: dates, map = null, skipRefused, said = nothingSaid } = options;
  const { domainId } = staged.context;
  const readAs = readingOf(staged);
  const upload = { kind: 'import.upload', domainId, file: { ...file, name }, options: { defaultProfile, dates, map, skipRefused }, readAs };
  const importId = createdId((await door.executeIn(tx, upload, context)).id);
  const counts = await countVerdicts(tx);
  for await (const verdicts of readVerdicts(tx, options.verdicts)) await options.onVerdicts(verdicts);
  const { encoding, separator, unusedColumns } = staged;
  const report = { changeRequestId: null, counts, encoding, separator, unusedColumns };
  const refused = outcomeWithout(counts, skipRefused);
  if (refused !== null) return { ...report, outcome: refused };
  const commands = [
    { kind: 'user.import', domainId, defaultProfile, skipRefused, file: { name, sha256: staged.sha256 }, importId },
    { kind: 'import.apply', id: importId },
  ];
  const proposed = await gate.propose({ tx, principal: principalOfHost(context), context }, commands, said);
  if (proposed !== null) return { ...report, outcome: 'proposed', changeRequestId: (proposed.body as { readonly id: string }).id };
  // The policy has come to ask for nothing meanwhile.
  for (const command of commands) await door.executeIn(tx, command, context);
  return { ...report, outcome: 'applied' };
}

/** Where there is nothing to approve. */
function outcomeWithout({ create, change, refuse }: ImportCounts, skipRefused: boolean): 'refused' | 'nothing_to_do' | null {
  if (refuse > 0 && !skipRefused) return 'refused';
  return create + change === 0 ? 'nothing_to_do' : null;
}

/** Whoever can reach the installation itself, by the account of the operating system. */
export function principalOfHost({ actor }: CommandContext): Principal {
  return {
    kind: 'cli',
    id: 0,
    name: actor.name,
    permissions: new Set(permissions),
    roles: [],
    operatorIds: [],
    customerIds: null,
    session: null,
  };
}
