import { nextId, nextIds } from '@seatledger/platform/db/next-id.ts';
import type { User } from '@seatledger/domain/user/user.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';

/** The user, locked so that nobody else changes it before the transaction ends. */
export async function lockUser(tx: Tx, id: number): Promise<User | undefined> {
  return (await lockUsers(tx, [id])).get(id);
}

/** Those of the users that there are, locked in the order of their ids. */
export async function lockUsers(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, User>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('users')
    .select(['id', 'domainId', 'localPart', 'displayName', 'validFrom', 'validUntil', 'suspensionReason'])
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  const around = await findAround(tx, ids);
  return new Map(
    rows.flatMap(({ localPart, validFrom, validUntil, ...row }) => {
      const found = around.get(row.id);
      if (found === undefined) return [];
      const { domainName, customerId, profile } = found;
      const validity = { from: validFrom, until: validUntil };
      return [[row.id, { ...row, customerId, email: `${localPart}@${domainName}`, profile, validity }]];
    }),
  );
}

// Not joined to what locks the users: when that has waited, joined rows would be those of before.
async function findAround(tx: Tx, ids: readonly number[]) {
  const rows = await tx
    .selectFrom('users')
    .innerJoin('domains', 'domains.id', 'users.domainId')
    .leftJoin('profiles', 'profiles.id', 'users.profileId')
    .select(['users.id', 'domains.name as domainName', 'domains.customerId', 'profiles.key as profile'])
    .where('users.id', '=', sql<number>`any(${ids}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findDomainIdOfUser(tx: Tx, id: number): Promise<number | undefined> {
  const row = await tx.selectFrom('users').select('domainId').where('id', '=', id).executeTakeFirst();
  return row?.domainId;
}

export async function isAddressTaken(tx: Tx, domainId: number, localPart: string, exceptUserId = 0): Promise<boolean> {
  const row = await tx
    .selectFrom('users')
    .select('id')
    .where('domainId', '=', domainId)
    .where('localPart', '=', localPart)
    .where('id', '<>', exceptUserId)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Address {
  readonly domainId: number;
  readonly localPart: string;
}

/** The users who have some of these addresses: each is looked up, however large the table is believed to be while it is being filled. */
export async function findAddressOwners(tx: Tx, addresses: readonly Address[]): Promise<readonly (Address & { readonly id: number })[]> {
  if (addresses.length === 0) return [];
  const domainIds = addresses.map(({ domainId }) => domainId);
  const localParts = addresses.map(({ localPart }) => localPart);
  const { rows } = await sql<Address & { readonly id: number }>`
    select u.id, a.domain_id, a.local_part
    from unnest(${domainIds}::bigint[], ${localParts}::text[]) a (domain_id, local_part)
    cross join lateral (select id from users where domain_id = a.domain_id and local_part = a.local_part limit 1) u`.execute(tx);
  return rows;
}

export async function nextUserIds(tx: Tx, count: number): Promise<readonly number[]> {
  return count === 0 ? [] : nextIds(tx, 'registry.users', count);
}

/** The highest id that a user ever had. */
export async function lastUserId(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`
    select pg_sequence_last_value(pg_get_serial_sequence('registry.users', 'id')::regclass) as id`.execute(tx);
  return rows[0]?.id ?? 0;
}

export async function nextUserId(tx: Tx): Promise<number> {
  return nextId(tx, 'registry.users');
}

/** What belongs to the user has changed, and with it the user. */
export async function giveUserNewVersion(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('users').set(newVersion).where('id', '=', id).execute();
}
