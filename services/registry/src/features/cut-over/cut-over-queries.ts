import type { DomainCutOver } from '@seatledger/domain/migration/cut-over.ts';
import { sql, type Kysely } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

/** Before anything of the domain is locked: whoever carries out a plan holds the switches first, too, and then the domains. */
export async function beginSwitching(tx: Tx): Promise<void> {
  await sql`lock table domain_cut_overs in row exclusive mode`.execute(tx);
}

/** Nobody switches a domain before the transaction ends. */
export async function holdSwitches(tx: Tx): Promise<void> {
  await sql`lock table domain_cut_overs in share mode`.execute(tx);
}

export async function saveCutOver(tx: Tx, { id, answeredBy, acceptedBlockers }: DomainCutOver): Promise<void> {
  await sql`
    insert into domain_cut_overs (domain_id, answered_by, names, accepted_blockers)
    select d.id, ${answeredBy}, array_agg(n.name order by n.name <> d.name, n.name), ${acceptedBlockers}::text[]
    from domains d join domain_names n on n.domain_id = d.id where d.id = ${id} group by d.id
    on conflict (domain_id) do update set answered_by = excluded.answered_by, names = excluded.names,
      accepted_blockers = excluded.accepted_blockers, since = excluded.since`.execute(tx);
}

/** A domain that Seatledger answers for, under all the names that the old service may know it by. */
export interface CutOverDomainRow {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly since: Temporal.Instant;
}

interface Paging {
  readonly after: number;
  readonly limit: number;
}

/** Also those that have been deleted since, unless another domain goes by their names now. */
export async function listCutOverDomains(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  { after, limit }: Paging,
): Promise<readonly CutOverDomainRow[]> {
  const { rows } = await sql<CutOverDomainRow>`
    select o.domain_id as id, coalesce(domains.name, n.names[1]) as name, array_remove(n.names, coalesce(domains.name, n.names[1])) as aliases,
      o.since
    from domain_cut_overs o left join domains on domains.id = o.domain_id
    cross join lateral (
      select array_agg(k.name order by k.name) as names
      from (select unnest(o.names) as name union select name from domain_names where domain_id = o.domain_id) k
      where not exists (select from domain_names t where t.name = k.name and t.domain_id <> o.domain_id)
    ) n
    where o.answered_by = 'seatledger' and n.names is not null and o.domain_id > ${after} and ${within(scope, 'domains.customerId')}
    order by o.domain_id limit ${limit}`.execute(db);
  return rows;
}

/** Since when Seatledger answers for domains, by each of their names. */
export async function readCutOverNames(tx: Tx): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const domains = await listCutOverDomains(tx, null, { after: 0, limit: 2_147_483_647 });
  return new Map(domains.flatMap(({ name, aliases, since }) => [name, ...aliases].map((one) => [one, since] as const)));
}
