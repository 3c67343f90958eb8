import { migrationPurposes, migrationStates, rowCounts, rowFates } from '@seatledger/domain/migration/migration.ts';
import { retainedUntil } from '@seatledger/domain/privacy/retention.ts';
import { z } from 'zod';
import { shownId, shownInstant, shownVersion, versionOf } from '../../api/fields.ts';
import { rowCountsOf, type MigrationRow } from './migration-queries.ts';

export const migrationState = z.enum(migrationStates);

const checksum = z.string().describe('Of all of them, in any order; 48 bits, hexadecimal.');
const compared = {
  inSource: z.int(),
  inSeatledger: z.int(),
  sourceChecksum: checksum,
  seatledgerChecksum: checksum,
  changedSince: z.int().describe('Not as the old database says, because somebody has changed or removed it in Seatledger since.'),
  differing: z
    .int()
    .describe('Not as the old database says, and nobody has changed it since; before the migration is applied, what it will bring.'),
};

const shownReport = z.strictObject({
  tables: z.array(
    z.strictObject({
      table: z.string(),
      entity: z.string(),
      rows: z.int(),
      fates: z.array(z.strictObject({ fate: z.enum(rowFates), code: z.string().nullable(), rows: z.int() })),
    }),
  ),
  kinds: z.array(z.strictObject({ kind: z.string(), ...compared })),
  customers: z.array(z.strictObject({ customer: z.string(), domains: z.int(), users: z.int(), ...compared })),
  gone: z.int().describe('Rows that an earlier migration has brought over and that are no longer in the source; what they became stays.'),
});

export const surveyedTable = z.strictObject({ table: z.string().max(300), entity: z.string().max(40).nullable(), rows: z.int().min(0) });
export const sourceNotice = z.strictObject({ code: z.string().max(64), text: z.string().max(1_000), count: z.int().min(1) });

export const shownMigration = z.strictObject({
  id: shownId,
  purpose: z.enum(migrationPurposes).describe('`verify`: it is compared with, and never applied.'),
  state: migrationState,
  source: z.string(),
  mapping: z.strictObject({ name: z.string(), sha256: z.string() }),
  rowsReceived: z.int(),
  rowsKeptUntil: shownInstant
    .nullable()
    .describe('When the rows are removed, with what was planned of them; null: they have been, or are needed to carry the plan out.'),
  rows: rowCounts.nullable().describe('By what the plan says of them; null until there is one.'),
  planDigest: z.string().nullable().describe('SHA-256 over all that is to be made and changed.'),
  steps: z.int().describe('Things that are to be made, changed or linked.'),
  stepsDone: z.int(),
  plannedAt: shownInstant.nullable(),
  appliedAt: shownInstant.nullable(),
  ...shownVersion,
});

export const shownPlan = shownMigration.extend({
  decisions: z.record(z.string(), z.unknown()).describe('What the mapping file decides where the old database says nothing.'),
  tables: z.array(surveyedTable).describe('Of the source, also those that are left aside.'),
  notices: z.array(sourceNotice).describe('What could not be read, or was read otherwise than it stands there.'),
  report: shownReport.nullable(),
});

export function showMigration(row: MigrationRow): z.output<typeof shownMigration> {
  const { id, purpose, state, sourceName, mappingName, mappingSha256, report, rowsReceived, planDigest, steps, stepsDone } = row;
  return {
    id: String(id),
    purpose,
    state,
    source: sourceName,
    mapping: { name: mappingName, sha256: mappingSha256 },
    rowsReceived,
    rowsKeptUntil: keptUntil(row)?.toString() ?? null,
    rows: report === null ? null : rowCountsOf(report),
    planDigest,
    steps,
    stepsDone,
    plannedAt: row.plannedAt?.toString() ?? null,
    appliedAt: row.appliedAt?.toString() ?? null,
    ...versionOf(row),
  };
}

export function showPlan(row: MigrationRow): z.output<typeof shownPlan> {
  const { rules, tables, notices, report } = row;
  return {
    ...showMigration(row),
    decisions: { ...rules.decisions },
    tables: [...tables],
    notices: [...notices],
    report: report as z.output<typeof shownReport> | null,
  };
}

function keptUntil({ state, rowsRemovedAt, createdAt, plannedAt, appliedAt }: MigrationRow): Temporal.Instant | null {
  if (state === 'applying' || rowsRemovedAt !== null) return null;
  const touched = [createdAt, plannedAt, appliedAt].filter((at) => at !== null);
  return retainedUntil(
    'legacy-row',
    touched.reduce((latest, at) => (Temporal.Instant.compare(at, latest) > 0 ? at : latest)),
  );
}
