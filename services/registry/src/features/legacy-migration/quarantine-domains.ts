import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** Of a user, and of a domain itself. */
export function domainNameOf(row: 'r' | 'o') {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  return sql`case ${column('entity')}
    when 'user' then nullif(split_part(${column('name')}, '@', 2), '') when 'domain' then ${column('mapped')} ->> 'name' end`;
}

/**
 * Finds the domains of rows that name none, by what they refer to: of a seat and of an assigned pack, and of a user who cannot be read
 * or a user's profile by the seat of that user.
 */
export async function nameDomainsOfQuarantine(tx: Tx, migrationId: number): Promise<void> {
  await sql`
    with unnamed as materialized (
      select q.id, case r.entity when 'seat' then r.other_id else r.mapped ->> 'domainId' end as domain_id,
        case r.entity when 'user' then coalesce(r.old_id, r.key) when 'user-profile' then r.belongs_to end as user_id
      from quarantined_rows q join legacy_rows r on r.migration_id = q.migration_id and r.position = q.position
      where q.migration_id = ${migrationId} and q.domain_name is null and q.state <> 'settled'
        and r.entity in ('seat', 'domain-pack', 'user', 'user-profile')
    ), referred as (
      select id, domain_id from unnamed where domain_id is not null
      union all
      select n.id, s.other_id from unnamed n join legacy_rows s on s.belongs_to = n.user_id
      where s.migration_id = ${migrationId} and s.entity = 'seat'
    )
    update quarantined_rows q set domain_name = named.name
    from (
      select id, min(d.mapped ->> 'name') as name from referred join legacy_rows d on d.old_id = domain_id
      where d.migration_id = ${migrationId} and d.entity = 'domain' group by id
    ) named
    where named.id = q.id`.execute(tx);
}
