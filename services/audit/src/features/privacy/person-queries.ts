import { sql, type Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';

/** The newest address of each of these persons, by its keyed hash. */
export async function newestAddressHashes(db: Kysely<AuditSchema>, references: readonly string[]): Promise<readonly Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select distinct on (reference) address_hash as hash from person_addresses
    where reference = any(${references}::text[]) order by reference, last_seen_at desc`.execute(db);
  return rows.map(({ hash }) => hash);
}

/** Persons of the log whose newest known address is one of these, and the addresses that are persons by themselves. */
export async function referencesByAddress(db: Kysely<AuditSchema>, hashes: readonly Buffer[]): Promise<readonly string[]> {
  const { rows } = await sql<{ reference: string }>`
    select distinct p.reference from person_addresses p
    where p.address_hash = any(${hashes}::bytea[]) and not exists (
      select from person_addresses o
      where o.reference = p.reference and o.address_hash <> all(${hashes}::bytea[]) and o.last_seen_at > p.last_seen_at
    )
    union
    select reference from persons where reference in (select 'address/' || encode(hash, 'hex') from unnest(${hashes}::bytea[]) hash)
    order by 1`.execute(db);
  return rows.map(({ reference }) => reference);
}

/** Those of them whose key was made before, and is still there. */
export async function livingReferences(
  db: Kysely<AuditSchema>,
  references: readonly string[],
  madeBefore: Temporal.Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ reference: string }>`
    select reference from persons
    where reference = any(${references}::text[]) and sealed_key is not null and created_at < ${madeBefore.toString()}::timestamptz
    order by 1`.execute(db);
  return rows.map(({ reference }) => reference);
}

/** Nobody can read any more what the log says under these keys. */
export async function destroyKeys(db: Kysely<AuditSchema>, references: readonly string[]): Promise<void> {
  await sql`update persons set sealed_key = null, erased_at = now() where reference = any(${references}::text[])`.execute(db);
  await sql`delete from person_addresses where reference = any(${references}::text[])`.execute(db);
}

export async function countEventsAbout(db: Kysely<AuditSchema>, references: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from events where persons && ${references}::text[]`.execute(db);
  return rows[0]?.count ?? 0;
}
