import type { RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { findLeaverChecksWithFile } from '../leaver-checks/leaver-check-queries.ts';
import { countLeftoverFiles, findImportsWithFile, removeLeftoverFiles } from './import-file-queries.ts';

/** Uploaded lists, and files that nobody came to refer to. */
export function retainedImports(
  db: Kysely<RegistrySchema>,
  door: Pick<CommandDoor<RegistrySchema>, 'execute'>,
): readonly RetainedData<RetainedKind>[] {
  return [
    {
      kind: 'import-file',
      count: async (before) => (await findOutdated(db, before)).length,
      async remove(before) {
        const due = await findOutdated(db, before);
        for (const command of due) await door.execute(command, context());
        return due.length;
      },
    },
    {
      kind: 'leftover-file',
      count: (before) => countLeftoverFiles(db, before),
      remove: (before) => removeLeftoverFiles(db, before),
    },
  ];
}

/** What expires the lists that were uploaded before. */
async function findOutdated(db: Kysely<RegistrySchema>, before: Temporal.Instant): Promise<readonly CommandValue[]> {
  return [
    ...(await findImportsWithFile(db, before)).map((id) => ({ kind: 'import.expire', id })),
    ...(await findLeaverChecksWithFile(db, before)).map((id) => ({ kind: 'leaver-check.expire', id })),
  ];
}

function context(): CommandContext {
  const actor = { kind: 'system', id: null, name: 'retention' } as const;
  return { actor, origin: 'task', address: null, requestId: 'sweep-retained', now: Temporal.Now.instant() };
}
