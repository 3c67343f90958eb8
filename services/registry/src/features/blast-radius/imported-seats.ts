import type { LicensingState, Seat, SeatOverride } from '@seatledger/domain/blast-radius/licensing-state.ts';
import type { Reach } from '@seatledger/domain/blast-radius/reach.ts';
import type { ImportUsers } from '@seatledger/domain/import/import-users.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import { judgedSeats } from '../imports/import-queries.ts';
import type { Example } from './find-examples.ts';
import type { UserGroup } from './seat-groups.ts';
import { maskedFeatures, overridesOf, readSeats, whatMatters, type MatteringColumns } from './seat-queries.ts';

interface ImportedClass extends MatteringColumns {
  readonly isNew: boolean;
  readonly oldProfile: number | null;
  readonly oldFrom: string | null;
  readonly oldUntil: string | null;
  readonly wasSuspended: boolean;
  readonly newProfile: number | null;
  readonly newFrom: string | null;
  readonly newUntil: string | null;
  readonly isSuspended: boolean;
  readonly users: number;
  readonly someIds: readonly (number | string)[];
}

/**
 * The seats that the rows which have just been judged make or change, by what they are before and after, with at most `limit` of the users of
 * each. Those who are not there yet have the number of their line for an id, less than nothing.
 */
export async function countImportedSeats(
  tx: Tx,
  list: Pick<ImportUsers, 'domainId' | 'defaultProfile'>,
  state: LicensingState,
  limit: number,
): Promise<readonly UserGroup[]> {
  const reach = reachOfImport(state);
  const masked = maskedFeatures(reach);
  const seat = sql`s.user_id is null, s.old_profile, s.old_from, s.old_until, s.was_suspended, s.new_profile, s.new_from, s.new_until,
    s.is_suspended, o.mask, o.others`;
  const { rows } = await sql<ImportedClass>`
    select s.user_id is null as is_new, s.old_profile, s.old_from, s.old_until, s.was_suspended,
      s.new_profile, s.new_from, s.new_until, s.is_suspended, o.mask, o.others,
      count(*)::int as users, (array_agg(coalesce(s.user_id, -s.line) order by s.line))[1:${sql.lit(limit)}] as some_ids
    from (${judgedSeats(list)}) s left join (
      select o.user_id, ${whatMatters(reach, masked)} from overrides o
      where o.user_id in (select user_id from judged_rows where verdict = 'change') group by o.user_id
    ) o on o.user_id = s.user_id
    group by ${seat} order by min(s.line)`.execute(tx);
  return rows.map((row) => groupOf(row, list.domainId, overridesOf(row, masked)));
}

/** An import changes nobody's overrides, so of these the same matters as of seats that were not touched. */
function reachOfImport({ features }: LicensingState): Reach {
  const none: ReadonlySet<number> = new Set();
  const featureIds = new Set(features.map(({ id }) => id));
  return { everybody: false, domainIds: none, profileIds: none, featureIds, unmatchedFeatureIds: none, movesDates: false };
}

function groupOf(row: ImportedClass, domainId: number, overrides: readonly SeatOverride[]): UserGroup {
  const common = { domainId, localPart: null, overrides };
  const before: Seat = {
    ...common,
    profileId: row.oldProfile,
    validity: { from: row.oldFrom, until: row.oldUntil },
    suspended: row.wasSuspended,
  };
  const after: Seat = {
    ...common,
    profileId: row.newProfile,
    validity: { from: row.newFrom, until: row.newUntil },
    suspended: row.isSuspended,
  };
  return { before: row.isNew ? null : before, after, users: row.users, userIds: row.someIds.map(Number) };
}

/** The same examples with their addresses, and the overrides as they are. */
export async function completeExamples(tx: Tx, examples: readonly (readonly Example[])[]): Promise<readonly (readonly Example[])[]> {
  const ids = [...new Set(examples.flat().map(({ id }) => id))];
  const seats = await readSeats(
    tx,
    ids.filter((id) => id > 0),
  );
  const localParts = await findLocalParts(
    tx,
    ids.filter((id) => id < 0).map((id) => -id),
  );
  const whole = (id: number, seat: Seat | null): Seat | null => {
    const { localPart = localParts.get(-id) ?? null, overrides = [] } = seats.get(id) ?? {};
    return seat && { ...seat, localPart, overrides };
  };
  return examples.map((some) => some.map(({ id, before, after }) => ({ id, before: whole(id, before), after: whole(id, after) })));
}

async function findLocalParts(tx: Tx, lines: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (lines.length === 0) return new Map();
  const { rows } = await sql<{ line: number; localPart: string }>`
    select line, local_part from judged_rows where line = any(${lines}::integer[])`.execute(tx);
  return new Map(rows.map(({ line, localPart }) => [line, localPart]));
}
