import { discover } from '../mapping/discover/discover.ts';
import { mappingText } from '../mapping/discover/mapping-text.ts';
import type { MappingOutcome } from '../mapping/mapped-row.ts';
import { mapRows } from '../mapping/map-rows.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import type { LegacySource } from '../source/source.ts';
import type { SourceValue } from '../source/source-value.ts';

export const sampleScript = new URL('fixtures/monolith.sql', import.meta.url);

export async function proposedMapping(source: LegacySource, timeZone = 'Europe/Paris'): Promise<Mapping> {
  return parseMapping(mappingText(await discover(source, timeZone)), 'mapping.yaml');
}

export async function allOutcomes(source: LegacySource, mapping: Mapping): Promise<readonly MappingOutcome[]> {
  const outcomes: MappingOutcome[] = [];
  for await (const batch of mapRows(source, mapping)) outcomes.push(...batch);
  return outcomes;
}

/** Values by table, in the order of the source. */
export async function allValues(source: LegacySource): Promise<Readonly<Record<string, readonly (readonly SourceValue[])[]>>> {
  const tables: Record<string, (readonly SourceValue[])[]> = {};
  for await (const { table, rows } of source.read()) (tables[table.name] ??= []).push(...rows.map(({ values }) => values));
  return tables;
}

/** How many outcomes of each kind there are: `user mapped`, `user not_an_address`. */
export function countOutcomes(outcomes: readonly MappingOutcome[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const kind = outcome.outcome === 'mapped' ? 'mapped' : outcome.faults.map(({ code }) => code).join('+');
    const key = `${outcome.entity} ${kind}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
