import { found } from '@seatledger/domain/command/decision.ts';
import { sumCauses, type ComparedDomain, type CountedCause } from '@seatledger/domain/migration/create-parity-run.ts';
import type { AnsweredBy, BlockerCode, ReadinessFacts } from '@seatledger/domain/migration/readiness.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';

/** What readiness is worked out of, domain by domain. */
export interface DomainFactsRow {
  readonly customerId: number;
  readonly customerName: string;
  readonly id: number;
  readonly name: string;
  readonly isMigrated: boolean;
  readonly answeredBy: AnsweredBy;
  readonly since: Temporal.Instant | null;
  readonly acceptedBlockers: readonly BlockerCode[];
  readonly openQuarantine: number;
  readonly applyingMigrationId: number | null;
  /** Of the last parity run that asked about one of the names of the domain, and what it found of each. */
  readonly runId: number | null;
  readonly endedAt: Temporal.Instant | null;
  readonly compared: readonly Omit<ComparedDomain, 'name'>[] | null;
  readonly now: Temporal.Instant;
}

/** What the last parity run has found of a domain, under all its names. */
export interface DomainParity {
  readonly runId: number;
  readonly endedAt: Temporal.Instant;
  readonly asked: number;
  readonly agreed: number;
  readonly causes: readonly CountedCause[];
}

/** `domains`: rows of the table of domains. */
function selectFacts(domains: RawBuilder<unknown>) {
  return sql<DomainFactsRow>`
    select d.customer_id, c.name as customer_name, d.id, d.name, ${isMigrated} as is_migrated, coalesce(o.answered_by, 'old') as answered_by,
      o.since, coalesce(o.accepted_blockers, '{}') as accepted_blockers, q.open as open_quarantine,
      (select min(id) from legacy_migrations where state = 'applying') as applying_migration_id, r.run_id, r.ended_at, r.compared, now() as now
    from (${domains}) d join customers c on c.id = d.customer_id
    left join domain_cut_overs o on o.domain_id = d.id
    cross join lateral (select array_agg(name) as names from domain_names where domain_id = d.id) n
    cross join lateral (select count(*)::integer as open from quarantined_rows where state = 'open' and domain_name = any(n.names)) q
    left join lateral (
      -- By the name first: offset 0 keeps all domains of a run from being read for one.
      select p.run_id, r.ended_at, json_agg(json_build_object('asked', p.asked, 'agreed', p.agreed, 'causes', p.causes)) as compared
      from (select run_id, asked, agreed, causes from parity_run_domains where name = any(n.names) offset 0) p
      join parity_runs r on r.id = p.run_id
      group by p.run_id, r.id order by r.ended_at desc, r.id desc limit 1
    ) r on true
    order by d.customer_id, d.name`;
}

const isMigrated = sql<boolean>`exists (select from legacy_links l where l.kind = 'domain' and l.target_id = d.id)`;

/** @throws CommandRefused `domain_not_found` */
export async function findDomainFacts(db: Kysely<RegistrySchema>, id: number): Promise<DomainFactsRow> {
  const { rows } = await selectFacts(sql`select id, name, customer_id from domains where id = ${id}`).execute(db);
  return found(rows[0], 'domain', id);
}

interface CustomersAfter {
  readonly after: number;
  readonly limit: number;
  readonly customerId?: number | undefined;
}

/** Of the domains that came from the old database, for the next customers that have one. */
export async function listFacts(
  db: Kysely<RegistrySchema>,
  { after, limit, customerId }: CustomersAfter,
): Promise<readonly DomainFactsRow[]> {
  const { rows } = await selectFacts(sql`
    select d.id, d.name, d.customer_id
    from (
      select c.id from customers c
      where c.id > ${after} and (${customerId ?? null}::bigint is null or c.id = ${customerId ?? null})
        and exists (select from domains d where d.customer_id = c.id and ${isMigrated})
      order by c.id limit ${limit}
    ) page
    join domains d on d.customer_id = page.id and ${isMigrated}`).execute(db);
  return rows;
}

export function factsOf(row: DomainFactsRow): ReadinessFacts {
  const { answeredBy, openQuarantine, applyingMigrationId } = row;
  const parity = parityOf(row);
  const comparison = parity && { endedAt: parity.endedAt, differing: parity.asked - parity.agreed };
  return { answeredBy, comparison, openQuarantine, applyingMigrationId };
}

export function parityOf({ runId, endedAt, compared }: DomainFactsRow): DomainParity | null {
  if (runId === null || endedAt === null || compared === null) return null;
  const sum = (field: 'asked' | 'agreed') => compared.reduce((total, one) => total + one[field], 0);
  return { runId, endedAt, asked: sum('asked'), agreed: sum('agreed'), causes: sumCauses(compared.flatMap(({ causes }) => causes)) };
}
