import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** Whether there is such a profile; it stays there until the transaction ends. */
export async function isProfileKnown(tx: Tx, key: string | null | undefined): Promise<boolean> {
  return typeof key === 'string' && (await holdProfiles(tx, [key])).has(key);
}

/** Those of the profiles that there are; they stay there until the transaction ends. */
export async function holdProfiles(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tx
    .selectFrom('profiles')
    .select('key')
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .orderBy('id')
    .forKeyShare()
    .execute();
  return new Set(rows.map(({ key }) => key));
}

export async function countUsersWithProfile(tx: Tx, profileKey: string): Promise<number> {
  const { count } = await tx
    .selectFrom('users')
    .innerJoin('profiles', 'profiles.id', 'users.profileId')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('profiles.key', '=', profileKey)
    .executeTakeFirstOrThrow();
  return count;
}
