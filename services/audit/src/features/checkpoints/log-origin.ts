import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';

/**
 * The origin of the log: the first line of its checkpoints and the name of its key. Chosen once, when the log is begun, as
 * `licences.example/audit/1f0c9a3e`; where the server is found later is of no account.
 */
export async function beginLog(kysely: Kysely<AuditSchema>, host: string): Promise<void> {
  await kysely
    .insertInto('log')
    .values({ origin: newOrigin(host) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Of a log that goes on under another name: whoever lets it, at the command line, need not know where the server is found. */
export function nextOrigin(previous: string): string {
  const [host = ''] = previous.split('/');
  return newOrigin(host);
}

/** Two logs never share one, also where they are begun at the same address: as after a restore. */
function newOrigin(host: string): string {
  return `${host}/audit/${randomBytes(4).toString('hex')}`;
}
