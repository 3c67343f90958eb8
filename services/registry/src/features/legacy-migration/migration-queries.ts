import { found } from '@seatledger/domain/command/decision.ts';
import type { Migration, RowCounts } from '@seatledger/domain/migration/migration.ts';
import type { PlanRules } from '@seatledger/legacy/plan/plan-rules.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';
import type { PlanReport } from './plan-report.ts';

export interface MigrationRow {
  readonly id: number;
  readonly purpose: Migration['purpose'];
  readonly state: Migration['state'];
  readonly sourceName: string;
  readonly mappingName: string;
  readonly mapping: string;
  readonly mappingSha256: string;
  readonly rules: PlanRules;
  readonly tables: readonly SurveyedTable[];
  readonly notices: readonly SourceNotice[];
  readonly rowsReceived: number;
  readonly rowsRemovedAt: Temporal.Instant | null;
  readonly report: PlanReport | null;
  readonly planDigest: string | null;
  readonly planBasis: string | null;
  readonly steps: number;
  readonly stepsDone: number;
  readonly plannedAt: Temporal.Instant | null;
  readonly appliedAt: Temporal.Instant | null;
  readonly version: number;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

/** A table of the old database; `entity` is null where the mapping file leaves it aside or does not name it. */
export interface SurveyedTable {
  readonly table: string;
  readonly entity: string | null;
  readonly rows: number;
}

export interface SourceNotice {
  readonly code: string;
  readonly text: string;
  readonly count: number;
}

export function selectMigrations(db: Kysely<RegistrySchema>) {
  return db.selectFrom('legacyMigrations').selectAll().$castTo<MigrationRow>();
}

/** @throws CommandRefused `migration_not_found` */
export async function findMigration(db: Kysely<RegistrySchema>, id: number): Promise<MigrationRow> {
  return found(await selectMigrations(db).where('id', '=', id).executeTakeFirst(), 'migration', id);
}

/** The same, locked so that nobody else plans or applies it before the transaction ends. */
export async function lockMigration(tx: Tx, id: number): Promise<MigrationRow> {
  return found(await selectMigrations(tx).where('id', '=', id).forUpdate().executeTakeFirst(), 'migration', id);
}

export function migrationOf(row: MigrationRow): Migration {
  const { id, purpose, state, sourceName, mappingName, mappingSha256, planDigest, report, rowsRemovedAt } = row;
  const mapping = { name: mappingName, sha256: mappingSha256 };
  return {
    id,
    purpose,
    state,
    source: sourceName,
    mapping,
    planDigest,
    rows: report === null ? null : rowCountsOf(report),
    isExpired: rowsRemovedAt !== null,
  };
}

export function rowCountsOf({ tables }: PlanReport): RowCounts {
  const counts = { created: 0, changed: 0, same: 0, merged: 0, quarantined: 0, left_out: 0, dropped: 0 };
  for (const { fates } of tables) for (const { fate, rows } of fates) counts[fate] += rows;
  return counts;
}

export interface NewMigration {
  readonly purpose: Migration['purpose'];
  readonly sourceName: string;
  readonly mappingName: string;
  readonly mapping: string;
  readonly mappingSha256: string;
  readonly rules: PlanRules;
  readonly tables: readonly SurveyedTable[];
  readonly notices: readonly SourceNotice[];
}

export async function insertMigration(tx: Tx, { rules, tables, notices, ...migration }: NewMigration): Promise<number> {
  const { id } = await tx
    .insertInto('legacyMigrations')
    .values({ ...migration, rules: JSON.stringify(rules), tables: JSON.stringify(tables), notices: JSON.stringify(notices) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function markPlanned(tx: Tx, id: number, planDigest: string, steps: number): Promise<void> {
  await tx
    .updateTable('legacyMigrations')
    .set({ state: 'planned', planDigest, steps, stepsDone: 0, plannedAt: sql<Temporal.Instant>`now()`, ...newVersion })
    .where('id', '=', id)
    .execute();
}

export async function saveReport(tx: Tx, id: number, report: PlanReport, planBasis: string | null): Promise<void> {
  await tx
    .updateTable('legacyMigrations')
    .set({ report: JSON.stringify(report), planBasis })
    .where('id', '=', id)
    .execute();
}

export async function markApplying(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('legacyMigrations')
    .set({ state: 'applying', ...newVersion })
    .where('id', '=', id)
    .execute();
}

/** How far it has come; written in the transaction of the steps themselves. */
export async function markProgress(tx: Tx, { id, steps }: MigrationRow, stepsDone: number): Promise<void> {
  const isDone = stepsDone >= steps;
  await tx
    .updateTable('legacyMigrations')
    .set({ stepsDone, ...(isDone && { state: 'applied', appliedAt: sql<Temporal.Instant>`now()`, ...newVersion }) })
    .where('id', '=', id)
    .execute();
}

/** With its rows and its plan. */
export async function deleteMigrationRow(tx: Tx, id: number): Promise<void> {
  await deleteStaged(tx, id);
  await tx.deleteFrom('legacyMigrations').where('id', '=', id).execute();
}

/** The rows and what was planned of them, by whoever has locked the migration. Gives how many rows there were. */
export async function deleteStaged(tx: Tx, id: number): Promise<number> {
  for (const table of ['legacySteps', 'legacyFates'] as const) await tx.deleteFrom(table).where('migrationId', '=', id).execute();
  const { numDeletedRows } = await tx.deleteFrom('legacyRows').where('migrationId', '=', id).executeTakeFirst();
  return Number(numDeletedRows);
}
