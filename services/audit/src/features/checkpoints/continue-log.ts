import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';
import type { CheckpointPlace } from './checkpoint-place.ts';
import { nextOrigin } from './log-origin.ts';

export interface Continued {
  readonly origin: string;
  readonly previousOrigin: string;
  readonly size: number;
}

/**
 * Lets the log go on under another origin, after its database was put back to an earlier state: what was signed under the old one stays
 * as evidence of what is missing, and nothing that is signed from now on contradicts it. What each place has is put aside.
 */
export async function continueLog(
  { kysely, writer, places }: { kysely: Kysely<AuditSchema>; writer: AuditWriter; places: readonly CheckpointPlace[] },
  reason: string,
  context: CommandContext,
): Promise<Continued> {
  const continued = await kysely.transaction().execute(async (tx) => {
    const { origin: previousOrigin, size } = await tx.selectFrom('log').select(['origin', 'size']).forUpdate().executeTakeFirstOrThrow();
    const origin = nextOrigin(previousOrigin);
    await tx.updateTable('log').set({ origin }).execute();
    const event = {
      kind: 'audit.log-continued',
      subject: { kind: 'audit-log', id: null },
      before: { origin: previousOrigin, size },
      after: { origin },
      reason,
    };
    await writer.append(tx, event, context);
    return { origin, previousOrigin, size };
  });
  // After the new origin is certain: until a place is empty, its checkpoint is of another log, and nothing is signed.
  for (const place of places) await place.retire();
  return continued;
}
