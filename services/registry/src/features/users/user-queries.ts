import { nextId } from '@seatledger/platform/db/next-id.ts';
import { localPartOf, type User } from '@seatledger/domain/user/user.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';

/** The user, locked so that nobody else changes it before the transaction ends. */
export async function lockUser(tx: Tx, id: number): Promise<User | undefined> {
  const row = await tx
    .selectFrom('users')
    .select(['id', 'domainId', 'localPart', 'displayName', 'profileId', 'validFrom', 'validUntil', 'suspensionReason'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { localPart, profileId, validFrom, validUntil, ...user } = row;
  const { domainName, customerId, profile } = await findAround(tx, row.domainId, profileId);
  return { ...user, customerId, email: `${localPart}@${domainName}`, profile, validity: { from: validFrom, until: validUntil } };
}

// Not joined to what locks the user: when that has waited, joined rows would be those of before.
async function findAround(
  tx: Tx,
  domainId: number,
  profileId: number | null,
): Promise<{ domainName: string; customerId: number; profile: string | null }> {
  return await tx
    .selectFrom('domains')
    .leftJoin('profiles', (join) => join.on('profiles.id', '=', profileId))
    .select(['domains.name as domainName', 'domains.customerId', 'profiles.key as profile'])
    .where('domains.id', '=', domainId)
    .executeTakeFirstOrThrow();
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

export async function nextUserId(tx: Tx): Promise<number> {
  return nextId(tx, 'registry.users');
}

export async function insertUser(tx: Tx, user: User): Promise<void> {
  await tx
    .insertInto('users')
    .values({
      id: user.id,
      ...userColumns(user),
      profileId: profileIdOf(user.profile),
      suspendedAt: user.suspensionReason === null ? null : sql<Temporal.Instant>`now()`,
    })
    .execute();
}

export async function updateUser(tx: Tx, user: User): Promise<void> {
  await tx
    .updateTable('users')
    .set({ ...userColumns(user), profileId: profileIdOf(user.profile), ...newVersion })
    .set((eb) => ({ suspendedAt: user.suspensionReason === null ? null : eb.fn.coalesce('suspendedAt', sql<Temporal.Instant>`now()`) }))
    .where('id', '=', user.id)
    .execute();
}

/** What belongs to the user has changed, and with it the user. */
export async function giveUserNewVersion(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('users').set(newVersion).where('id', '=', id).execute();
}

export async function deleteUserRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('users').where('id', '=', id).execute();
}

function userColumns(user: User) {
  return {
    domainId: user.domainId,
    localPart: localPartOf(user.email),
    displayName: user.displayName,
    validFrom: user.validity.from,
    validUntil: user.validity.until,
    suspensionReason: user.suspensionReason,
  };
}

function profileIdOf(key: string | null) {
  return sql<number | null>`(select id from profiles where key = ${key})`;
}
