import type { LegacySource, SourceSurvey } from '../../source/source.ts';
import { entities, type Entity } from '../canonical-rows.ts';
import type { ProposedFeature, ProposedRole } from './propose-catalogue.ts';
import { proposeFeatures, proposeRoles } from './propose-catalogue.ts';
import { proposeDecisions, type ProposedDecisions } from './propose-decisions.ts';
import { proposeDates, type ProposedDates } from './propose-dates.ts';
import { proposeTables } from './propose-tables.ts';
import type { ProposedTable } from './proposed-table.ts';
import { sampleSource } from './sample-source.ts';

/** A mapping for somebody to look through, with why each choice was made. `mappingText` writes it. */
export interface Proposal {
  readonly sourceName: string;
  readonly survey: SourceSurvey;
  readonly timeZone: string;
  readonly dates: ProposedDates;
  readonly tables: readonly ProposedTable[];
  readonly features: readonly ProposedFeature[];
  readonly roles: readonly ProposedRole[];
  readonly decided: ProposedDecisions;
  /** What no table was found for. */
  readonly missingEntities: readonly Entity[];
  /** Addresses that have a word where others have `@`. */
  readonly atWords: number;
}

/** Looks at an old database by its names, its keys and its values. */
export async function discover(source: LegacySource, timeZone: string): Promise<Proposal> {
  const { survey, tables: samples } = await sampleSource(source);
  const tables = proposeTables(samples);
  const found = new Set(tables.map(({ entity }) => entity));
  return {
    sourceName: source.name,
    survey,
    timeZone,
    dates: proposeDates(tables, timeZone),
    tables,
    features: proposeFeatures(tables),
    roles: proposeRoles(tables),
    decided: proposeDecisions(tables),
    missingEntities: (Object.keys(entities) as Entity[]).filter((entity) => !found.has(entity)),
    atWords: tables.reduce((sum, { sample }) => sum + sample.profiles.reduce((count, { atWords }) => count + atWords, 0), 0),
  };
}
