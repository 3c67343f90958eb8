import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import type { shownParty } from './delegations-overview.ts';

interface DelegateRow {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** Those to whom the person of these accounts may delegate. */
export async function listDelegates(db: Kysely<RegistrySchema>, ownIds: readonly number[], page: Page): Promise<readonly DelegateRow[]> {
  const { rows } = await sql<DelegateRow>`
    select o.id, o.display_name as name, o.email
    from access_published.operators o
    where o.active and o.customer_ids is null and o.id > ${page.afterId}
      and o.person_id not in (select own.person_id from access_published.operators own where own.id = any (${ownIds}::bigint[]))
    order by o.id
    limit ${rowLimit(page)}`.execute(db);
  return rows;
}

export function showDelegate({ id, name, email }: DelegateRow): z.output<typeof shownParty> {
  return { id: String(id), name, email };
}
