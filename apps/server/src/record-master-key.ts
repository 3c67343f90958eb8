import { createAuditWriter } from '@seatledger/audit';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { queryRow } from '@seatledger/platform/db/connection.ts';
import { kyselyOn } from '@seatledger/platform/db/database.ts';
import type { RecordReplacement } from '@seatledger/platform/db/open-installation-key.ts';
import { asRole } from '@seatledger/platform/db/provision.ts';

/** Writes an event of the audit log for each replacement of the master key, in the name of whoever `context` says. */
export function recordReplacements(context: () => CommandContext): RecordReplacement {
  return async (admin, key, { previous, current }) => {
    const { role } = await queryRow<{ role: string | null }>(admin.client, roleOfLog);
    // An installation whose first start was cut off has no log yet.
    if (role === null) return;
    const subject = { kind: 'master-key', id: null };
    const event = { kind: 'master-key.rotate', subject, before: { fingerprint: previous }, after: { fingerprint: current } };
    await asRole(admin, role, () => createAuditWriter(key).append(kyselyOn(admin.client), event, context()));
  };
}

/** Whose function it is that appends; null where there is none. */
const roleOfLog = `
  select (
    select pg_get_userbyid(proowner) from pg_proc join pg_namespace n on n.oid = pronamespace where nspname = 'audit' and proname = 'append'
  ) as role`;
