import type { Tx } from '../../registry-schema.ts';

/** Whether there is such a profile; it stays there until the transaction ends. */
export async function isProfileKnown(tx: Tx, key: string | null | undefined): Promise<boolean> {
  if (key === null || key === undefined) return false;
  const row = await tx.selectFrom('profiles').select('id').where('key', '=', key).forKeyShare().executeTakeFirst();
  return row !== undefined;
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
