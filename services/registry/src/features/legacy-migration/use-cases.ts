import { applyMigrationSchema, decideApplyMigration } from '@seatledger/domain/migration/apply-migration.ts';
import { decideDeleteMigration, deleteMigrationSchema } from '@seatledger/domain/migration/delete-migration.ts';
import { decidePlanMigration, planMigrationSchema } from '@seatledger/domain/migration/plan-migration.ts';
import {
  decideDropRow,
  decideFixRow,
  decideMapRow,
  decideReopenRow,
  dropRowSchema,
  fixRowSchema,
  mapRowSchema,
  reopenRowSchema,
  type QuarantinedRow,
} from '@seatledger/domain/migration/quarantined-row.ts';
import { useCase, type Tx } from '../../registry-schema.ts';
import { deleteMigrationRow, lockMigration, markApplying, markPlanned, migrationOf } from './migration-queries.ts';
import { linkRow, lockQuarantined, quarantinedOf, saveCorrections, saveDecision, unlinkRow } from './quarantine-queries.ts';

const planMigration = useCase({
  schema: planMigrationSchema,
  gather: async (tx, { id }) => migrationOf(await lockMigration(tx, id)),
  decide: decidePlanMigration,
  async write(tx, { id, planDigest, steps }) {
    await markPlanned(tx, id, planDigest, steps);
    return [];
  },
});

const applyMigration = useCase({
  schema: applyMigrationSchema,
  gather: async (tx, { id }) => migrationOf(await lockMigration(tx, id)),
  decide: decideApplyMigration,
  async write(tx, { id }) {
    await markApplying(tx, id);
    return [];
  },
});

const deleteMigration = useCase({
  schema: deleteMigrationSchema,
  gather: async (tx, { id }) => migrationOf(await lockMigration(tx, id)),
  decide: decideDeleteMigration,
  async write(tx, { id }) {
    await deleteMigrationRow(tx, id);
    return [];
  },
});

const findRow = async (tx: Tx, id: number): Promise<QuarantinedRow> => quarantinedOf(await lockQuarantined(tx, id));

/** The corrected values are with the row already: they are no part of the command, as they are somebody's. */
const fixRow = useCase({
  schema: fixRowSchema,
  gather: async (tx, { id }) => findRow(tx, id),
  decide: decideFixRow,
  write: writeDecision,
});

const mapRow = useCase({
  schema: mapRowSchema,
  gather: async (tx, { id }) => findRow(tx, id),
  decide: decideMapRow,
  write: writeDecision,
});

const dropRow = useCase({
  schema: dropRowSchema,
  gather: async (tx, { id }) => findRow(tx, id),
  decide: decideDropRow,
  write: writeDecision,
});

const reopenRow = useCase({
  schema: reopenRowSchema,
  gather: async (tx, { id }) => findRow(tx, id),
  decide: decideReopenRow,
  write: writeDecision,
});

async function writeDecision(tx: Tx, decided: QuarantinedRow): Promise<readonly never[]> {
  const row = await lockQuarantined(tx, decided.id);
  await unlinkRow(tx, row);
  if (decided.state !== 'fixed') await saveCorrections(tx, decided.id, null, null);
  if (decided.target !== null) await linkRow(tx, row, decided.target.kind, decided.target.id);
  await saveDecision(tx, decided);
  return [];
}

export const legacyMigrationUseCases = [planMigration, applyMigration, deleteMigration, fixRow, mapRow, dropRow, reopenRow];
