import type { RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { countLeftoverFiles, findImportsWithFile, removeLeftoverFiles } from './import-file-queries.ts';

/** Uploaded lists, and files that nobody came to refer to. */
export function retainedImports(
  db: Kysely<RegistrySchema>,
  door: Pick<CommandDoor<RegistrySchema>, 'execute'>,
): readonly RetainedData<RetainedKind>[] {
  return [
    {
      kind: 'import-file',
      count: async (before) => (await findImportsWithFile(db, before)).length,
      async remove(before) {
        const due = await findImportsWithFile(db, before);
        for (const id of due) await door.execute({ kind: 'import.expire', id }, context());
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

function context(): CommandContext {
  const actor = { kind: 'system', id: null, name: 'retention' } as const;
  return { actor, origin: 'task', address: null, requestId: 'sweep-retained', now: Temporal.Now.instant() };
}
