import type { LegacySource, SourceSurvey, SurveyedTable } from '../../source/source.ts';
import type { SourceValue } from '../../source/source-value.ts';
import { tableKey, type SourceTable } from '../../source/source-table.ts';
import { ColumnProfile } from './column-profile.ts';

/** So many rows of each table show what its columns hold. */
const sampledRows = 5_000;

/** Features, profiles and roles are few: their rows are looked at one by one. */
const keptRows = 2_000;

export interface SampledTable {
  readonly table: SurveyedTable;
  /** By column, in the order of the table's. */
  readonly profiles: readonly ColumnProfile[];
  /** The first rows. */
  readonly rows: readonly (readonly SourceValue[])[];
}

export interface SampledSource {
  readonly survey: SourceSurvey;
  readonly tables: readonly SampledTable[];
}

/** Reads what there is, and the first rows of each table. */
export async function sampleSource(source: LegacySource): Promise<SampledSource> {
  const survey = await source.survey();
  const samples = new Map(survey.tables.map((table) => [tableKey(table.name), emptySample(table)]));
  for await (const { table, rows } of source.read({ rowsPerTable: sampledRows })) {
    const sample = samples.get(tableKey(table.name));
    if (sample === undefined) continue;
    const positions = positionsOf(sample.table, table);
    for (const { values } of rows)
      if (values.length === table.columns.length)
        addRow(
          sample,
          positions.map((position) => values[position] ?? null),
        );
  }
  return { survey, tables: [...samples.values()] };
}

function emptySample(table: SurveyedTable): SampledTable & { readonly rows: (readonly SourceValue[])[] } {
  return { table, profiles: table.columns.map(() => new ColumnProfile()), rows: [] };
}

/** A script may add columns between rows. */
function positionsOf(whole: SourceTable, batch: SourceTable): readonly number[] {
  return whole.columns.map(({ name }) => batch.columns.findIndex((column) => column.name === name));
}

function addRow({ profiles, rows }: ReturnType<typeof emptySample>, values: readonly SourceValue[]): void {
  profiles.forEach((profile, index) => profile.add(values[index] ?? null));
  if (rows.length < keptRows) rows.push(values);
}
