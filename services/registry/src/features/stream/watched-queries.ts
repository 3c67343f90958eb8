import { sql, type Kysely } from 'kysely';
import type { ChangedEntity, RegistrySchema } from '../../registry-schema.ts';

export interface ChangesSince {
  /** The last one of the change feed. */
  readonly position: number;
  /** Of the subjects that have changed since. */
  readonly kinds: readonly ChangedEntity[];
}

/** What the change feed has after a position; null: nothing, but for how far it has come. */
export async function readChangesSince(db: Kysely<RegistrySchema>, position: number | null): Promise<ChangesSince> {
  const { rows } = await sql<ChangesSince>`
    select h.position, array(
      select distinct c.entity from changes c where c.position > coalesce(${position}::bigint, h.position) and c.position <= h.position order by 1
    ) as kinds
    from change_head h`.execute(db);
  return rows[0] ?? { position: 0, kinds: [] };
}
