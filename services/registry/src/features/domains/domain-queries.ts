import { aliasesOf, type Domain } from '@seatledger/domain/domain/domain.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** The domain, locked so that nobody else changes it, its names, its packs or its seats before the transaction ends. */
export async function lockDomain(tx: Tx, id: number): Promise<Domain | undefined> {
  return (await lockDomains(tx, [id])).get(id);
}

/** Those of the domains that there are, locked in the order of their ids. */
export async function lockDomains(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, Domain>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('domains')
    .select([
      'id',
      'customerId',
      'name',
      'validFrom',
      'validUntil',
      'seatLimit',
      'seatsUsed',
      'graceDays',
      'offlineLeaseDays',
      'suspensionReason',
      'microsoftTenants',
    ])
    .where('id', '=', anyId(ids))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const customers = await findCustomerNames(
    tx,
    rows.map(({ customerId }) => customerId),
  );
  const names = Map.groupBy(await findNames(tx, ids), ({ domainId }) => domainId);
  const packs = Map.groupBy(await findPacks(tx, ids), ({ domainId }) => domainId);
  return new Map(
    rows.map(({ id, customerId, name, validFrom, validUntil, ...terms }) => [
      id,
      {
        id,
        customerId,
        customer: customers.get(customerId) ?? '',
        name,
        aliases: aliasesOf(
          name,
          (names.get(id) ?? []).map((one) => one.name),
        ),
        validity: { from: validFrom, until: validUntil },
        ...terms,
        packs: (packs.get(id) ?? []).map(({ pack, from, until }) => ({ pack, validity: { from, until } })),
      },
    ]),
  );
}

function anyId(ids: readonly number[]) {
  return sql<number>`any(${ids}::bigint[])`;
}

async function findCustomerNames(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.selectFrom('customers').select(['id', 'name']).where('id', '=', anyId(ids)).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function findNames(tx: Tx, domainIds: readonly number[]) {
  return await tx.selectFrom('domainNames').select(['domainId', 'name']).where('domainId', '=', anyId(domainIds)).execute();
}

async function findPacks(tx: Tx, domainIds: readonly number[]) {
  return await tx
    .selectFrom('domainPacks')
    .innerJoin('packs', 'packs.id', 'domainPacks.packId')
    .select(['domainId', 'packs.key as pack', 'domainPacks.validFrom as from', 'domainPacks.validUntil as until'])
    .where('domainId', '=', anyId(domainIds))
    .orderBy('position')
    .execute();
}

/** The first of the names that another domain goes by. */
export async function findTakenName(tx: Tx, names: readonly string[], exceptDomainId = 0): Promise<string | undefined> {
  const row = await tx
    .selectFrom('domainNames')
    .select('name')
    .where('name', 'in', names)
    .where('domainId', '<>', exceptDomainId)
    .orderBy('name')
    .executeTakeFirst();
  return row?.name;
}

export async function findDomainsOf(tx: Tx, customerId: number): Promise<{ id: number; name: string }[]> {
  return await tx.selectFrom('domains').select(['id', 'name']).where('customerId', '=', customerId).orderBy('id').execute();
}

export async function insertDomain(tx: Tx, { id, customerId, name, suspensionReason, ...domain }: Domain): Promise<void> {
  const { validity, seatLimit, graceDays, offlineLeaseDays, microsoftTenants } = domain;
  const suspendedAt = suspensionReason === null ? null : sql<Temporal.Instant>`now()`;
  await tx
    .insertInto('domains')
    .values({
      id,
      customerId,
      name,
      validFrom: validity.from,
      validUntil: validity.until,
      seatLimit,
      graceDays,
      offlineLeaseDays,
      suspensionReason,
      suspendedAt,
      microsoftTenants: [...microsoftTenants],
    })
    .execute();
}

/** Lets a domain go by its name and its aliases, and by nothing else. */
export async function saveNames(tx: Tx, { id, name, aliases }: Domain): Promise<void> {
  // Sorted, so that two that claim the same names wait for each other instead of deadlocking.
  const names = [name, ...aliases].toSorted();
  await tx.deleteFrom('domainNames').where('domainId', '=', id).where('name', 'not in', names).execute();
  await tx
    .insertInto('domainNames')
    .values(names.map((one) => ({ name: one, domainId: id })))
    .onConflict((conflict) => conflict.columns(['domainId', 'name']).doNothing())
    .execute();
}

/** Lets each of the domains have these packs and no others; those that it has already stay as they are. */
export async function replacePacks(tx: Tx, domains: readonly Pick<Domain, 'id' | 'packs'>[]): Promise<void> {
  if (domains.length === 0) return;
  const records = domains.flatMap(({ id, packs }) =>
    packs.map(({ pack, validity: { from, until } }, place) => ({ domainId: id, pack, position: place + 1, from, until })),
  );
  const assigned = sql`
    select r."domainId" as domain_id, packs.id as pack_id, r.position, r."from" as valid_from, r.until as valid_until
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) r ("domainId" bigint, pack text, position smallint, "from" date, until date)
    join packs on packs.key = r.pack`;
  await sql`
    delete from domain_packs d where domain_id = ${anyId(domains.map(({ id }) => id))} and not exists (
      select from (${assigned}) a where a.domain_id = d.domain_id and a.pack_id = d.pack_id and a.position = d.position
        and (a.valid_from, a.valid_until) is not distinct from (d.valid_from, d.valid_until)
    )`.execute(tx);
  await sql`
    insert into domain_packs (domain_id, pack_id, position, valid_from, valid_until)
    ${assigned} where not exists (select from domain_packs d where d.domain_id = r."domainId" and d.pack_id = packs.id)`.execute(tx);
}

/** The names and the assignment of packs go with it. */
export async function deleteDomainRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('domains').where('id', '=', id).execute();
}
