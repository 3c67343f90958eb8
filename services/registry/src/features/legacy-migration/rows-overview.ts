import type { RowFate } from '@seatledger/domain/migration/migration.ts';
import { sql, type Kysely } from 'kysely';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { RegistrySchema } from '../../registry-schema.ts';

/** A row of the old database with what the plan says of it; `id` is its position. */
export interface ListedRow {
  readonly id: number;
  readonly entity: string;
  readonly sourceTable: string;
  readonly key: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly raw: Record<string, string | null>;
  readonly fate: RowFate | null;
  readonly code: string | null;
  readonly detail: string | null;
  readonly other: number | null;
}

export interface RowFilter {
  readonly fate?: string | undefined;
  readonly entity?: string | undefined;
}

/** In the order of the source. */
export async function listRows(
  db: Kysely<RegistrySchema>,
  migrationId: number,
  filter: RowFilter,
  page: Page,
): Promise<readonly ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select r.position as id, r.entity, r.source_table, r.key, r.file, r.line, r.raw, f.fate, f.code, f.detail, f.other
    from legacy_rows r left join legacy_fates f using (migration_id, position)
    where migration_id = ${migrationId} and position > ${page.afterId}
      and (${filter.fate ?? null}::text is null or f.fate = ${filter.fate ?? null})
      and (${filter.entity ?? null}::text is null or r.entity = ${filter.entity ?? null})
    order by position limit ${rowLimit(page)}`.execute(db);
  return rows;
}
