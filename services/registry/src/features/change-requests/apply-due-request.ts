import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RegistryApi } from '../../api/registry-api.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { findImport } from '../imports/import-row-queries.ts';
import { holdListContext } from '../imports/list-context.ts';
import { withStagedUpload } from '../imports/staged-upload.ts';
import { applyRequest } from './apply-request.ts';
import { itemsInChunks } from './item-queries.ts';

/**
 * Applies a request whose time has come, in a transaction of its own; nothing where it has not, or where somebody else is at it. `by`:
 * somebody asks for it, who may try again what has failed.
 */
export type ApplyDueRequest = (id: number, by?: CommandContext) => Promise<void>;

export const isDueToApply = sql`state = 'approved' or state = 'scheduled' and apply_at <= now()`;
const mayBeApplied = sql`${isDueToApply} or state = 'failed'`;

type Work = Pick<RegistryApi, 'db' | 'pool' | 'inTurn'>;

export function createApplyDueRequest(api: Work, door: CommandDoor<RegistrySchema>): ApplyDueRequest {
  return async (id, by) => {
    const apply = (db: Kysely<RegistrySchema>, before: (tx: Tx) => Promise<unknown> = async () => undefined) =>
      repeatOnConflict(() =>
        db.transaction().execute(async (tx) => {
          const now = await lockDue(
            tx,
            id,
            by === undefined ? sql`(${isDueToApply}) for update skip locked` : sql`(${mayBeApplied}) for update`,
          );
          if (now === undefined) return;
          await before(tx);
          await applyRequest(door, tx, id, by === undefined ? contextOfDueWork(id, now) : { ...by, now });
        }),
      );
    const importId = await findImportOf(api.db, id);
    if (importId === null) return await apply(api.db);
    const { imported } = await findImport(api.db, null, importId);
    const { domainId, fileId, file, options } = imported;
    const upload = { domainId, file: { id: fileId ?? 0, sizeBytes: file.sizeBytes }, options };
    await withStagedUpload(api, upload, (db, staged) => apply(db, (tx) => holdListContext(tx, staged.context)));
  };
}

/** By the database's clock, as there may be several machines. Whoever asks waits for others, a machine that looks round does not. */
async function lockDue(tx: Tx, id: number, condition: RawBuilder<unknown>): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ now: Temporal.Instant }>`
    select now() as now from change_requests
    where id = ${id} and ${condition}`.execute(tx);
  return rows[0]?.now;
}

/** The list whose rows the request's commands are about, which has to be read again for it. */
async function findImportOf(db: Kysely<RegistrySchema>, id: number): Promise<number | null> {
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

/** Of what nobody does: its time has come. */
export function contextOfDueWork(id: number, now: Temporal.Instant): CommandContext {
  const actor = { kind: 'system', id: null, name: 'change requests' } as const;
  return { actor, origin: 'task', address: null, requestId: `change-request-${id}`, now };
}
