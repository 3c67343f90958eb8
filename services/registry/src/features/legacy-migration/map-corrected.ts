import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { RowStillFaulty } from '@seatledger/domain/migration/row-still-faulty.ts';
import { mapRows } from '@seatledger/legacy/mapping/map-rows.ts';
import { parseMapping } from '@seatledger/legacy/mapping/parse-mapping.ts';
import type { LegacySource } from '@seatledger/legacy/source/source.ts';
import type { Tx } from '../../registry-schema.ts';
import { findMigration } from './migration-queries.ts';
import type { QuarantineRow } from './quarantine-queries.ts';
import { handlesOf, type Handles } from './staged-row.ts';

type Values = Readonly<Record<string, string | null>>;

export interface CorrectedRow extends Handles {
  readonly mapped: object;
}

/** What a row is mapped to with other values, by the mapping file of the migration that found it. */
export async function mapCorrected(tx: Tx, row: QuarantineRow, corrections: Values): Promise<CorrectedRow> {
  const unknown = Object.keys(corrections).find((column) => !Object.hasOwn(row.raw, column));
  if (unknown !== undefined) {
    throw new CommandRefused(
      'column_not_found',
      `${row.sourceTable} has no column ${unknown}; write its name as it is in the row.`,
      'values',
    );
  }
  if (row.migrationId === null) {
    throw new CommandRefused('migration_not_found', 'The migration that found this row has been deleted; plan the old database anew.');
  }
  const { mapping, mappingName } = await findMigration(tx, row.migrationId);
  for await (const outcomes of mapRows(sourceOf(row, corrections), parseMapping(mapping, mappingName))) {
    for (const outcome of outcomes) {
      if (outcome.outcome === 'mapped') return { mapped: outcome.row, ...handlesOf(outcome.entity, outcome.row) };
      throw new RowStillFaulty(outcome.faults);
    }
  }
  throw new Error(`the mapping of migration ${row.migrationId} does not name ${row.sourceTable}`);
}

/** A source of this one row. */
function sourceOf({ sourceTable, raw }: QuarantineRow, corrections: Values): LegacySource {
  const names = Object.keys(raw);
  const table = {
    name: sourceTable,
    columns: names.map((name) => ({ name, type: null, nullable: true })),
    primaryKey: [],
    foreignKeys: [],
  };
  const values = names.map((name) => (Object.hasOwn(corrections, name) ? (corrections[name] ?? null) : (raw[name] ?? null)));
  return {
    kind: 'csv',
    name: sourceTable,
    survey: async () => ({ tables: [{ ...table, rowCount: 1 }], notices: [] }),
    async *read() {
      yield { table, rows: [{ place: { row: 1, file: null, line: null }, values }] };
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
