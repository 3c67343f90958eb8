import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/**
 * What a plan rests on besides its rows: the day, how far the registry has changed, which domains were cut over, and what was decided in
 * quarantine. A plan that is asked for again on the same basis is the same. null: changes have no position yet, and so cannot be told from
 * others.
 */
export async function readBasis(tx: Tx, today: string): Promise<string | null> {
  const { rows } = await sql<{ position: number; pending: boolean; decisions: string; switches: string }>`
    select (select position from change_head) as position,
      exists (select from changes where position is null) as pending,
      (select md5(coalesce(string_agg(concat_ws(' ', id, state, decided_at, version), ',' order by id), '')) from quarantined_rows
       where state in ('fixed', 'mapped', 'dropped')) as decisions,
      (select md5(coalesce(string_agg(concat_ws(' ', domain_id, answered_by, since), ',' order by domain_id), '')) from domain_cut_overs) as switches`.execute(
    tx,
  );
  const [basis] = rows;
  if (basis === undefined || basis.pending) return null;
  return `${today} ${basis.position} ${basis.decisions} ${basis.switches}`;
}
