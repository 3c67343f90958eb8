import { entities, type Entity } from '../canonical-rows.ts';
import { fieldsOf } from '../entity-fields.ts';
import { conceptsOf, type Concept } from './concepts.ts';
import { proposeColumns, type ProposedColumn } from './propose-columns.ts';
import type { ProposedTable } from './proposed-table.ts';
import { proposeReferences } from './propose-references.ts';
import type { SampledTable } from './sample-source.ts';
import { tableSignatures } from './signatures.ts';

interface Candidate {
  readonly sample: SampledTable;
  readonly entity: Entity;
  readonly columns: readonly ProposedColumn[];
  readonly byName: number;
  readonly byColumns: number;
  readonly score: number;
}

/** Which table is which entity: by names in either language and by whether it has what such rows must have. */
export function proposeTables(samples: readonly SampledTable[]): readonly ProposedTable[] {
  const all = Object.keys(entities) as Entity[];
  const candidates = samples.flatMap((sample) => all.flatMap((entity) => candidate(entity, sample) ?? []));
  const byTable = new Map<SampledTable, Candidate>();
  const taken = new Set<Entity>();
  for (const one of candidates.toSorted((a, b) => b.score - a.score)) {
    if (byTable.has(one.sample) || taken.has(one.entity)) continue;
    byTable.set(one.sample, one);
    taken.add(one.entity);
  }
  return proposeReferences(samples.map((sample) => proposed(sample, byTable.get(sample))));
}

function candidate(entity: Entity, sample: SampledTable): Candidate | undefined {
  const byName = nameScore(entity, sample.table.name);
  const columns = proposeColumns(entity, sample);
  const byColumns = columnScore(entity, columns);
  if (byName === 0 && byColumns < 1) return undefined;
  // A table of another name has to look the part altogether: people and what they belong to are known by their values.
  if (byName === 0 && !isTellingByValues(entity, columns)) return undefined;
  const fit = columns.filter(({ field }) => field !== null).length / Math.max(1, columns.length);
  return { sample, entity, columns, byName, byColumns, score: byName * 0.55 + byColumns * 0.35 + fit * 0.1 };
}

function nameScore(entity: Entity, table: string): number {
  const { concepts, rest } = conceptsOf(table.split('.').at(-1) ?? table);
  const scores = tableSignatures[entity].map((signature, rank) => {
    const needed = new Set<Concept>(signature);
    if (!needed.isSubsetOf(concepts)) return 0;
    return (needed.size === concepts.size ? 1 - rank * 0.1 : 0.4) - (rest.length > 0 ? 0.3 : 0);
  });
  return Math.max(0, ...scores);
}

/** How much of what such a row must have is there; what only foreign keys or values show comes later. */
function columnScore(entity: Entity, columns: readonly ProposedColumn[]): number {
  const required = fieldsOf(entity).filter(([, { required }]) => required);
  const found = required.filter(([field]) => columns.some((column) => column.field === field));
  return found.length / required.length;
}

const telling: readonly Entity[] = ['user', 'domain', 'seat', 'user-profile', 'profile-value', 'operator'];

function isTellingByValues(entity: Entity, columns: readonly ProposedColumn[]): boolean {
  return telling.includes(entity) && columns.filter(({ field }) => field !== null).length >= 2;
}

function proposed(sample: SampledTable, found: Candidate | undefined): ProposedTable {
  const key = sample.table.primaryKey;
  if (found === undefined)
    return { sample, entity: null, confidence: 'guess', reason: 'it is none of the tables that are known', columns: [], key };
  const { entity, byName, byColumns, columns } = found;
  const confidence = byName >= 0.9 && byColumns === 1 ? 'sure' : byName > 0.5 || byColumns === 1 ? 'likely' : 'guess';
  const reasons = [byName > 0 ? 'its name' : '', byColumns === 1 ? 'its columns' : ''].filter((reason) => reason !== '');
  return { sample, entity, confidence, reason: reasons.join('; '), columns, key: key.length > 0 ? key : keyOf(columns) };
}

/** Where no primary key is declared: the column of the id. */
function keyOf(columns: readonly ProposedColumn[]): readonly string[] {
  const id = columns.find(({ field }) => field === 'id');
  return id === undefined ? [] : [id.column];
}
