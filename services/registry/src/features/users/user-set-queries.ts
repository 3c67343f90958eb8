import { localPartOf, type User } from '@seatledger/domain/user/user.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import { changedOnce, type ChangedRow } from '../../working-set/working-rows.ts';

export const insertUser = (tx: Tx, user: User) => insertUsers(tx, [changedOnce(user)]);
export const updateUser = (tx: Tx, user: User) => updateUsers(tx, [changedOnce(user)]);
export const deleteUserRow = (tx: Tx, id: number) => deleteUsers(tx, [id]);

/** Users who are new, each with the version that several changes of it have led to. */
export async function insertUsers(tx: Tx, users: readonly ChangedRow<User>[]): Promise<void> {
  if (users.length === 0) return;
  await sql`
    insert into users
      (id, domain_id, local_part, display_name, profile_id, valid_from, valid_until, suspended_at, suspension_reason, version)
    select r.id, r."domainId", r."localPart", r."displayName", p.id, r."validFrom", r."validUntil",
      case when r."suspensionReason" is not null then now() end, r."suspensionReason", r.changes
    from ${recordsOf(users)} left join profiles p on p.key = r.profile
    order by r.id`.execute(tx);
}

export async function updateUsers(tx: Tx, users: readonly ChangedRow<User>[]): Promise<void> {
  if (users.length === 0) return;
  await sql`
    update users u set
      domain_id = r."domainId", local_part = r."localPart", display_name = r."displayName", profile_id = p.id,
      valid_from = r."validFrom", valid_until = r."validUntil", suspension_reason = r."suspensionReason",
      suspended_at = case
        when r."suspensionReason" is null then null
        when r."suspendedAnew" then now()
        else coalesce(u.suspended_at, now())
      end,
      version = u.version + r.changes, updated_at = now()
    from ${recordsOf(users)} left join profiles p on p.key = r.profile
    where u.id = r.id`.execute(tx);
}

export async function deleteUsers(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from users where id = any(${ids}::bigint[])`.execute(tx);
}

function recordsOf(users: readonly ChangedRow<User>[]) {
  const records = users.map(({ row: { email, validity, ...user }, changes, suspendedAnew }) => {
    const { id, domainId, displayName, profile, suspensionReason } = user;
    const said = { id, domainId, localPart: localPartOf(email), displayName, profile, suspensionReason };
    return { ...said, validFrom: validity.from, validUntil: validity.until, changes, suspendedAnew };
  });
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) r (
      id bigint, "domainId" bigint, "localPart" text, "displayName" text, profile text, "suspensionReason" text,
      "validFrom" date, "validUntil" date, changes integer, "suspendedAnew" boolean
    )`;
}
