import { idsOf, type HeldAddress, type Identity } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';

/** Users by address or id, with every address they go by; and what an address is called under the other names of its domain. */
export async function identify(db: Kysely<RegistrySchema>, { emails, references }: Identity): Promise<Identity> {
  const { rows } = await sql<{ id: number | null; email: string }>`
    with asked as (
      select left(email, -strpos(reverse(email), '@')) as local_part, right(email, strpos(reverse(email), '@') - 1) as domain_name
      from unnest(${emails}::text[]) email
    ), meant as (
      select n.domain_id, a.local_part, u.id
      from asked a join domain_names n on n.name = a.domain_name
      left join users u on u.domain_id = n.domain_id and u.local_part = a.local_part
      union
      select domain_id, local_part, id from users where id = any(${idsOf('user', references)}::bigint[])
    )
    select m.id, m.local_part || '@' || n.name as email from meant m join domain_names n using (domain_id)`.execute(db);
  return {
    emails: [...new Set(rows.map(({ email }) => email))],
    references: [...new Set(rows.flatMap(({ id }) => (id === null ? [] : [`user/${id}`])))],
  };
}

export async function listAddresses(db: Kysely<RegistrySchema>, references: readonly string[]): Promise<readonly HeldAddress[]> {
  const { rows } = await sql<HeldAddress>`
    select u.local_part || '@' || d.name as email, 'user/' || u.id as reference, u.created_at as "madeAt"
    from users u join domains d on d.id = u.domain_id where u.id = any(${idsOf('user', references)}::bigint[])
    union all
    select u.local_part || '@' || d.name, 'user/' || u.id, u.since
    from users_over_time u join domains_over_time d on d.id = u.domain_id and d.since < u.until and (d.until is null or d.until >= u.until)
    where u.id = any(${idsOf('user', references)}::bigint[]) and u.deleted
    union all
    select email, null, created_at from customer_contacts`.execute(db);
  return rows;
}
