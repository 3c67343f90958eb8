import { idsOf, type HeldAddress, type Identity } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { mentionedAddresses } from '@seatledger/domain/email/mentioned-addresses.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { textsWhere } from './request-texts.ts';

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
  return [...rows, ...(await addressesInRequests(db))];
}

/** Of people who may be there no more. What is about a user who is there says which address they had before, and stays with them. */
async function addressesInRequests(db: Kysely<RegistrySchema>): Promise<readonly HeldAddress[]> {
  const { rows } = await sql<HeldAddress>`
    select p.name as email, null as reference, min(i.created_at) as "madeAt"
    from change_request_items i cross join unnest(i.persons) p (name)
    where strpos(p.name, '@') > 0 and not exists (select from users u where i.subject_kind = 'user' and u.id = i.subject_id)
    group by p.name`.execute(db);
  const texts = await textsWhere(db, []);
  const named = texts.flatMap(({ text, createdAt }) =>
    mentionedAddresses(text).map((email) => ({ email, reference: null, madeAt: createdAt })),
  );
  return [...rows, ...named];
}
