import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { refuseUnlessJudged } from '@seatledger/domain/import/import.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistryApi } from '../../api/registry-api.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { findImport } from '../imports/import-row-queries.ts';
import { holdListContext } from '../imports/list-context.ts';
import { readingOf, withStagedUpload } from '../imports/staged-upload.ts';
import { itemsInChunks } from './item-queries.ts';

/** Where the work on a request takes place. */
export interface RequestedList {
  /** The connection on which the rows are staged of the list that it imports; any, where it imports none. */
  readonly db: Kysely<RegistrySchema>;
  /** Sees to it that what the rows were read against stays as it is until the transaction ends. */
  hold(tx: Tx): Promise<void>;
  /** Judges the rows anew, as they come to something else by now. */
  judge(tx: Tx, door: CommandDoor<RegistrySchema>, context: CommandContext): Promise<void>;
}

/** The list of a request can no longer be read: what it was read against is not there any more, or the file itself. */
export class ListUnreadable extends CommandRefused {}

/**
 * Does work on a request with the list at hand whose rows its commands are about. `size`: how many commands it is to have, where those are
 * others than it has. @throws ListUnreadable
 */
export async function withRequestedList<Result>(
  api: Pick<RegistryApi, 'db' | 'pool' | 'inTurn'>,
  id: number,
  work: (list: RequestedList) => Promise<Result>,
  size = 0,
): Promise<Result> {
  const importId = await findImportOf(api.db, id);
  if (importId === null) {
    const most = Math.max(size, await sizeOf(api.db, id));
    return await carryingOut(api, most, () => work({ db: api.db, hold: async () => undefined, judge: async () => undefined }));
  }
  let isStaged = false;
  try {
    const { imported } = await findImport(api.db, null, importId);
    refuseUnlessJudged(imported);
    const { domainId, fileId, file, options } = imported;
    const upload = { domainId, file: { id: fileId ?? 0, sizeBytes: file.sizeBytes }, options };
    return await withStagedUpload(api, upload, (db, staged) => {
      isStaged = true;
      const readAs = readingOf(staged);
      return work({
        db,
        hold: (tx) => holdListContext(tx, staged.context),
        judge: async (tx, door, context) =>
          void (await door.executeIn(tx, { kind: 'import.judge', id: importId, options, readAs }, context)),
      });
    });
  } catch (error) {
    if (isStaged || !(error instanceof CommandRefused)) throw error;
    throw new ListUnreadable(error.code, error.message, error.field);
  }
}

/** Rather more than this is long work, and takes its turn. */
const mostAtOnce = 1_000;

/** Does work that carries so many commands out, be it only to see what they come to. */
export async function carryingOut<Result>(
  { inTurn }: Pick<RegistryApi, 'inTurn'>,
  size: number,
  work: () => Promise<Result>,
): Promise<Result> {
  return await (size > mostAtOnce ? inTurn(work) : work());
}

/** How many commands a request has; none where there is no such request. */
export async function sizeOf(db: Kysely<RegistrySchema>, id: number): Promise<number> {
  const row = await db.selectFrom('changeRequests').select('size').where('id', '=', id).executeTakeFirst();
  return row?.size ?? 0;
}

/** The import whose rows the request's commands are about. */
export async function findImportOf(db: Kysely<RegistrySchema>, id: number): Promise<number | null> {
  const row = await db
    .selectFrom('changeRequests')
    .select('id')
    .where('id', '=', id)
    .where(sql<boolean>`'user.import' = any(kinds)`)
    .executeTakeFirst();
  if (row === undefined) return null;
  for await (const items of itemsInChunks(db, id)) {
    const found = items.find(({ command }) => command.kind === 'user.import');
    if (found !== undefined) return Number(found.command['importId']);
  }
  return null;
}
