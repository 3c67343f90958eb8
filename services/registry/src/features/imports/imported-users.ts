import type { ChangedThing } from '@seatledger/domain/change-request/difference/difference.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { Import } from '@seatledger/domain/import/import.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** A request of more commands than this is not made. */
const mostUndone = 100_000;

interface ImportedRow extends Pick<ChangedThing, 'before' | 'after'> {
  readonly userId: number;
  readonly email: string | null;
  readonly isChangedSince: boolean;
}

/** What an applied import has done to each user; nobody changes them before the transaction ends, as it has locked their domain. */
export async function readImportedUsers(tx: Tx, imported: Import): Promise<readonly ChangedThing[]> {
  refuseUnlessKnown(imported);
  const { rows } = await sql<ImportedRow>`
    select c.user_id as "userId", c.before, c.after, u.local_part || '@' || d.name as email,
      u.version is distinct from c.version
        or c.before is null and exists (select from overrides o where o.user_id = c.user_id) as "isChangedSince"
    from import_changes c left join users u on u.id = c.user_id left join domains d on d.id = u.domain_id
    where c.import_id = ${imported.id} order by c.user_id`.execute(tx);
  refuseChangedSince(imported, rows);
  return rows.map(({ userId: id, email, before, after }) => ({
    subject: { kind: 'user', id },
    before: before && { email, ...before },
    after: { email, ...after },
  }));
}

function refuseUnlessKnown({ id, state, fileId, counts: { create, change } }: Import): void {
  if (state !== 'applied')
    throw new CommandRefused('import_not_applied', `Import ${id} is ${state}; only what has been applied can be undone.`);
  if (fileId === null) {
    throw new CommandRefused(
      'import_expired',
      `What import ${id} did to each user has been removed with its file after its time; change them by hand.`,
    );
  }
  if (create + change <= mostUndone) return;
  throw new CommandRefused(
    'too_many_commands',
    `Import ${id} has made or changed ${create + change} users; at most ${mostUndone} are brought back at a time: import a list of how they were.`,
  );
}

function refuseChangedSince({ id }: Import, rows: readonly ImportedRow[]): void {
  const changed = rows.filter(({ isChangedSince }) => isChangedSince);
  const [first] = changed;
  if (first === undefined) return;
  throw new CommandRefused(
    'changed_since',
    `${changed.length} of ${rows.length} users have been changed or deleted since import ${id} was applied, first ${first.email ?? `user ${first.userId}`}; change them by hand.`,
    'id',
  );
}
