import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { removeLeftoverFiles } from './import-file-queries.ts';
import { keptDays } from './imports-overview.ts';

const leftoverAfterHours = 1;

/** Removes uploaded lists whose time is over, and files that nobody came to refer to. */
export async function sweepImports(
  db: Kysely<RegistrySchema>,
  door: Pick<CommandDoor<RegistrySchema>, 'execute'>,
  now: Temporal.Instant,
): Promise<void> {
  const context: CommandContext = {
    actor: { kind: 'system', id: null, name: 'retention' },
    origin: 'task',
    address: null,
    requestId: 'sweep-imports',
    now,
  };
  const due = await db
    .selectFrom('imports')
    .select('id')
    .where('fileId', 'is not', null)
    .where('createdAt', '<', now.subtract({ hours: 24 * keptDays }))
    .orderBy('id')
    .execute();
  for (const { id } of due) await door.execute({ kind: 'import.expire', id }, context);
  await removeLeftoverFiles(db, now.subtract({ hours: leftoverAfterHours }));
}
