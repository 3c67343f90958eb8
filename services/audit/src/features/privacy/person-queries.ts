import { sql, type Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';

/** The address that somebody went by last: what the newest event that says one is sealed under. */
export interface LastAddress {
  readonly reference: string;
  readonly eventId: number;
  readonly addressHash: Buffer;
  readonly keyId: string;
  readonly sealedKey: Buffer;
  /** What the event says of the person. */
  readonly sealed: string;
}

/** Whoever said one last first. By the order of events, not of keys: whoever comes back to an address gets the key of before. */
export async function lastAddresses(db: Kysely<AuditSchema>, references: readonly string[]): Promise<readonly LastAddress[]> {
  const { rows } = await sql<LastAddress>`
    select r.reference, l.* from unnest(${references}::text[]) r (reference) cross join lateral (
      select e.id as "eventId", k.address_hash as "addressHash", k.key_id as "keyId", k.sealed_key as "sealedKey", e.sealed
      from (
        select e.id, coalesce(a.content, e.entry)::jsonb -> 'sealed' ->> r.reference as sealed
        from (select id, entry, persons from events union all select id, entry, persons from pending) e
        left join attachments a on a.sha256 = decode(e.entry::jsonb ->> 'attachment', 'hex')
        where e.persons @> array[r.reference]
        -- Found by the index on persons, and put in order afterwards.
        offset 0
      ) e
      join person_keys k on k.key_id = split_part(e.sealed, '.', 1) and k.address_hash is not null
      order by e.id desc limit 1
    ) l order by l."eventId" desc`.execute(db);
  return rows;
}

/** Persons of the log who have ever gone by one of these addresses. */
async function everAt(db: Kysely<AuditSchema>, hashes: readonly Buffer[]): Promise<readonly string[]> {
  const { rows } = await sql<{ reference: string }>`
    select distinct reference from person_keys where address_hash = any(${hashes}::bytea[]) order by 1`.execute(db);
  return rows.map(({ reference }) => reference);
}

/** Persons of the log by an address. */
export interface PersonsAtAddress {
  /** Users who went by one of the addresses last, whoever did so newest first. */
  readonly users: readonly string[];
  /** Users who went by another one afterwards. */
  readonly formerly: readonly string[];
  /** Operators, whose address never changes, and addresses that are persons by themselves. */
  readonly others: readonly string[];
}

export async function personsAtAddresses(db: Kysely<AuditSchema>, hashes: readonly Buffer[]): Promise<PersonsAtAddress> {
  const ever = await everAt(db, hashes);
  const users = await lastAddresses(db, ever.filter(isUser));
  const isAt = ({ addressHash }: LastAddress): boolean => hashes.some((hash) => hash.equals(addressHash));
  return {
    users: users.filter(isAt).map(({ reference }) => reference),
    formerly: users.filter((one) => !isAt(one)).map(({ reference }) => reference),
    others: ever.filter((reference) => !isUser(reference)),
  };
}

export function isUser(reference: string): boolean {
  return reference.startsWith('user/');
}

/** Those of them who have keys that were made before. */
export async function livingReferences(
  db: Kysely<AuditSchema>,
  references: readonly string[],
  madeBefore: Temporal.Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ reference: string }>`
    select distinct reference from person_keys
    where reference = any(${references}::text[]) and created_at < ${madeBefore.toString()}::timestamptz
    order by 1`.execute(db);
  return rows.map(({ reference }) => reference);
}

/** Nobody can read any more what the log says under these persons' keys, and none is ever made for them again. */
export async function destroyKeys(db: Kysely<AuditSchema>, references: readonly string[]): Promise<void> {
  await sql`
    insert into erased_persons (reference) select unnest(${references}::text[]) on conflict do nothing`.execute(db);
  await sql`delete from person_keys where reference = any(${references}::text[])`.execute(db);
}

/** Keys that came in with transactions which saw nothing of the erasure yet, and ended after it. */
export async function destroyLateKeys(db: Kysely<AuditSchema>): Promise<void> {
  await sql`delete from person_keys where reference in (select reference from erased_persons)`.execute(db);
}

export async function countEventsAbout(db: Kysely<AuditSchema>, references: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from events where persons && ${references}::text[]`.execute(db);
  return rows[0]?.count ?? 0;
}
