import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { paths } from '@seatledger/api-client';
import { mappingGaps } from '@seatledger/legacy/mapping/mapping-gaps.ts';
import type { Mapping } from '@seatledger/legacy/mapping/mapping.ts';
import { parseMapping } from '@seatledger/legacy/mapping/parse-mapping.ts';
import { sourceOptionsOf } from '@seatledger/legacy/mapping/source-options.ts';
import { openSource } from '@seatledger/legacy/source/open-source.ts';
import type { LegacySource, SourceSurvey } from '@seatledger/legacy/source/source.ts';
import { tableKey } from '@seatledger/legacy/source/source-table.ts';
import { requiredText, type Arguments } from '../verb.ts';
import { readServerOptions, serverOptions, serverUsage } from './source-options.ts';

/** Options of the verbs that read an old database as a mapping file says. */
export const sourceVerbOptions = { ...serverOptions, mapping: { type: 'string' }, report: { type: 'string' } } as const;
export const sourceVerbUsage = `SOURCE… --mapping FILE [--report DIR] ${serverUsage}`;

type NewMigration = paths['/v1/migrations']['post']['requestBody']['content']['application/json'];

/** An old database that was looked through once, and the mapping file that says how it is to be read. */
export interface OpenedSource extends AsyncDisposable {
  readonly source: LegacySource;
  readonly mapping: Mapping;
  readonly mappingFile: { readonly name: string; readonly text: string };
  readonly survey: SourceSurvey;
}

export async function openMappedSource(locations: readonly string[], values: Arguments): Promise<OpenedSource> {
  const mappingPath = requiredText(values, 'mapping');
  const text = await readFile(mappingPath, 'utf8');
  const mapping = parseMapping(text, mappingPath);
  const source = await openSource(locations, { ...sourceOptionsOf(mapping), ...(await readServerOptions(values)) });
  try {
    const survey = await source.survey();
    return {
      source,
      mapping,
      mappingFile: { name: basename(mappingPath), text },
      survey,
      [Symbol.asyncDispose]: () => source[Symbol.asyncDispose](),
    };
  } catch (error) {
    await source[Symbol.asyncDispose]();
    throw error;
  }
}

/** What the server is told of the source beside its rows. */
export function migrationOf({ source, mapping, mappingFile, survey }: OpenedSource, purpose: 'migrate' | 'verify'): NewMigration {
  const entityOf = new Map(mapping.tables.map(({ table, entity }) => [tableKey(table), entity]));
  return {
    purpose,
    source: source.name.slice(0, 255),
    mapping: mappingFile,
    tables: survey.tables.map(({ name, rowCount }) => ({ table: name, entity: entityOf.get(tableKey(name)) ?? null, rows: rowCount })),
    notices: survey.notices.slice(0, 1_000).map(({ code, text, count }) => ({ code, text: text.slice(0, 1_000), count })),
  };
}

/** What nobody has decided on, as sentences. */
export function gapsOf({ mapping, survey }: OpenedSource): readonly string[] {
  const { unknownTables, unknownColumns, missingTables, missingColumns } = mappingGaps(mapping, survey);
  const columns = (named: typeof unknownColumns): string => named.map(({ table, column }) => `${table}.${column}`).join(', ');
  return [
    ...(unknownTables.length > 0 ? [`The mapping file does not name these tables: ${unknownTables.join(', ')}.`] : []),
    ...(unknownColumns.length > 0 ? [`Nobody has decided on these columns: ${columns(unknownColumns)}.`] : []),
    ...(missingTables.length > 0 ? [`The source has none of these tables of the mapping file: ${missingTables.join(', ')}.`] : []),
    ...(missingColumns.length > 0 ? [`The source has none of these columns of the mapping file: ${columns(missingColumns)}.`] : []),
  ];
}
