import { found } from '@seatledger/domain/command/decision.ts';
import type { QuarantinedRow } from '@seatledger/domain/migration/quarantined-row.ts';
import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { countAtMost, type Counted } from '../../api/counts.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';
import { domainNameOf } from './quarantine-domains.ts';

export interface QuarantineRow {
  readonly id: number;
  readonly sourceKey: string;
  readonly migrationId: number | null;
  readonly position: number;
  readonly entity: string;
  readonly sourceTable: string;
  readonly key: string;
  readonly file: string | null;
  readonly line: number | null;
  /** The domain that the row is about, as the old database says; null where that is not known. */
  readonly domainName: string | null;
  readonly raw: Readonly<Record<string, string | null>>;
  readonly code: string;
  readonly detail: string;
  readonly faults: readonly { readonly code: string; readonly field: string; readonly column: string | null; readonly detail: string }[];
  readonly state: QuarantinedRow['state'];
  readonly corrections: Readonly<Record<string, string | null>> | null;
  readonly targetKind: string | null;
  readonly targetId: number | null;
  /** Key of a profile or pack that it is mapped to. */
  readonly targetName: string | null;
  readonly reason: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly version: number;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

/**
 * Brings the quarantine up to what the plan of a migration says: rows that wait are in it, and open unless they were mapped; those that
 * wait no longer are settled.
 */
export async function keepQuarantine(tx: Tx, migrationId: number): Promise<void> {
  await sql`
    insert into quarantined_rows as present
      (source_key, migration_id, position, entity, source_table, key, file, line, domain_name, raw, code, detail, faults)
    select distinct on (r.source_key) r.source_key, r.migration_id, r.position, r.entity, r.source_table, r.key, r.file, r.line,
      coalesce(${domainNameOf('r')}, ${domainNameOf('o')}), r.raw, f.code, f.detail, coalesce(r.faults::jsonb, '[]')
    from legacy_fates f join legacy_rows r using (migration_id, position)
    left join legacy_rows o on o.migration_id = f.migration_id and o.position = f.other
    where f.migration_id = ${migrationId} and f.fate = 'quarantined'
    order by r.source_key, r.position desc
    on conflict (source_key) do update set
      migration_id = excluded.migration_id, position = excluded.position, file = excluded.file, line = excluded.line,
      domain_name = coalesce(excluded.domain_name, present.domain_name), raw = excluded.raw,
      code = excluded.code, detail = excluded.detail, faults = excluded.faults,
      state = case when present.state = 'mapped' then 'mapped' else 'open' end,
      version = present.version + 1, updated_at = now()
    where (present.migration_id, present.position, present.raw::text, present.code, present.detail, present.state = any ('{open,mapped}'))
      is distinct from (excluded.migration_id, excluded.position, excluded.raw::text, excluded.code, excluded.detail, true)`.execute(tx);
  await sql`
    update quarantined_rows q set state = 'settled', version = version + 1, updated_at = now()
    where state = 'open' and not exists (
      select from legacy_fates f join legacy_rows r using (migration_id, position)
      where migration_id = ${migrationId} and f.fate = 'quarantined' and r.source_key = q.source_key
    )`.execute(tx);
}

const targetName = sql<string | null>`case target_kind
  when 'profile' then (select key from profiles where id = target_id)
  when 'pack' then (select key from packs where id = target_id)
end`.as('targetName');

export interface QuarantineFilter {
  readonly state?: QuarantinedRow['state'] | undefined;
  readonly code?: string | undefined;
  readonly table?: string | undefined;
  readonly domain?: string | undefined;
}

export function selectQuarantine(db: Kysely<RegistrySchema>, { state, code, table, domain }: QuarantineFilter = {}) {
  let query = db.selectFrom('quarantinedRows').selectAll().select(targetName).$castTo<QuarantineRow>();
  if (state !== undefined) query = query.where('state', '=', state);
  if (code !== undefined) query = query.where('code', '=', code);
  if (table !== undefined) query = query.where('sourceTable', '=', table);
  if (domain !== undefined) query = query.where('domainName', '=', domain);
  return query;
}

export async function countQuarantine(db: Kysely<RegistrySchema>, filter: QuarantineFilter, most: number): Promise<Counted> {
  return await countAtMost(db, selectQuarantine(db, filter).clearSelect().select('id'), most);
}

/** @throws CommandRefused `quarantined_row_not_found` */
export async function findQuarantined(db: Kysely<RegistrySchema>, id: number): Promise<QuarantineRow> {
  return foundRow(await selectQuarantine(db).where('id', '=', id).executeTakeFirst(), id);
}

export async function lockQuarantined(tx: Tx, id: number): Promise<QuarantineRow> {
  return foundRow(await selectQuarantine(tx).where('id', '=', id).forUpdate().executeTakeFirst(), id);
}

function foundRow(row: QuarantineRow | undefined, id: number): QuarantineRow {
  return found(row, 'quarantined_row', id);
}

export function quarantinedOf(row: QuarantineRow): QuarantinedRow {
  const { id, sourceTable, key, code, state, corrections, targetKind, targetId, reason } = row;
  const target = targetKind === null || targetId === null ? null : { kind: targetKind as 'customer', id: targetId };
  const corrected = corrections === null ? [] : Object.keys(corrections);
  return { id, table: sourceTable, key, code, state, corrected, correctionsSha256: corrections && sha256Of(corrections), target, reason };
}

export function sha256Of(corrections: Readonly<Record<string, string | null>>): string {
  return createHash('sha256').update(JSON.stringify(corrections)).digest('hex');
}

/** Writes what was decided. `corrected`: of a row with corrections, what it is mapped to. */
export async function saveDecision(tx: Tx, { id, state, target, reason }: QuarantinedRow): Promise<void> {
  await tx
    .updateTable('quarantinedRows')
    .set({
      state,
      targetKind: target?.kind ?? null,
      targetId: target?.id ?? null,
      reason,
      decidedAt: state === 'open' ? null : sql<Temporal.Instant>`now()`,
      ...newVersion,
    })
    .where('id', '=', id)
    .execute();
}

export async function saveCorrections(
  tx: Tx,
  id: number,
  corrections: Readonly<Record<string, string | null>> | null,
  corrected: object | null,
): Promise<void> {
  await tx
    .updateTable('quarantinedRows')
    .set({ corrections: corrections && JSON.stringify(corrections), corrected: corrected && JSON.stringify(corrected) })
    .where('id', '=', id)
    .execute();
}

/** From now on the row is that thing, as it is. */
export async function linkRow(tx: Tx, { sourceKey, migrationId }: QuarantineRow, kind: string, targetId: number): Promise<void> {
  await sql`
    insert into legacy_links (source_key, kind, target_id, digest, target_version, migration_id)
    values (${sourceKey}, ${kind}, ${targetId}, null, 1, ${migrationId})
    on conflict (source_key) do update set kind = excluded.kind, target_id = excluded.target_id, digest = null,
      migration_id = excluded.migration_id`.execute(tx);
}

/** Takes a link back that somebody has made by hand. */
export async function unlinkRow(tx: Tx, { sourceKey }: QuarantineRow): Promise<void> {
  await sql`delete from legacy_links where source_key = ${sourceKey} and digest is null`.execute(tx);
}
