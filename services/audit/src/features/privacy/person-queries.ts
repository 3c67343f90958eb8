import { sql, type Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';

/** The newest address of each of these persons, by its keyed hash. */
export async function newestAddressHashes(db: Kysely<AuditSchema>, references: readonly string[]): Promise<readonly Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select distinct on (reference) address_hash as hash from person_keys
    where reference = any(${references}::text[]) and address_hash is not null order by reference, created_at desc`.execute(db);
  return rows.map(({ hash }) => hash);
}

/** Persons of the log whose newest known address is one of these, and the addresses that are persons by themselves. */
export async function referencesByAddress(db: Kysely<AuditSchema>, hashes: readonly Buffer[]): Promise<readonly string[]> {
  const { rows } = await sql<{ reference: string }>`
    select distinct p.reference from person_keys p
    where p.address_hash = any(${hashes}::bytea[]) and not exists (
      select from person_keys o
      where o.reference = p.reference and o.address_hash <> all(${hashes}::bytea[]) and o.created_at > p.created_at
    )
    union
    select reference from person_keys where reference in (select 'address/' || encode(hash, 'hex') from unnest(${hashes}::bytea[]) hash)
    order by 1`.execute(db);
  return rows.map(({ reference }) => reference);
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
