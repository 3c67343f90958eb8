import { familyOf, type SqlType } from '../../source/sql-type.ts';
import type { Entity } from '../canonical-rows.ts';
import { fieldsOf, type FieldDefinition, type FieldReader } from '../entity-fields.ts';
import type { ColumnProfile } from './column-profile.ts';
import { conceptsOf, type Concept } from './concepts.ts';
import type { SampledTable } from './sample-source.ts';
import { fieldSignatures, harmless, ownConcepts } from './signatures.ts';

/** `sure`: the name says so and the values agree; `likely`: one of both; `guess`: nothing else is left. */
export type Confidence = 'sure' | 'likely' | 'guess';

export interface ProposedColumn {
  readonly column: string;
  /** Null: nobody knows what it is. */
  readonly field: string | null;
  readonly confidence: Confidence;
  /** `its name; 1,198 of 1,200 values are addresses` */
  readonly reason: string;
  readonly negated: boolean;
}

interface Candidate {
  readonly field: string;
  readonly index: number;
  readonly byName: number;
  readonly byData: number | null;
  readonly score: number;
}

/** Which column is which field of an entity, the best matches first; each column and each field once. */
export function proposeColumns(entity: Entity, { table, profiles }: SampledTable): readonly ProposedColumn[] {
  const candidates = fieldsOf(entity).flatMap(([field, definition]) =>
    table.columns.flatMap(
      ({ name, type }, index) => candidate(entity, field, definition, { name, type, index, profile: profiles[index] }) ?? [],
    ),
  );
  const byColumn = new Map<number, Candidate>();
  const fields = new Set<string>();
  for (const one of candidates.toSorted((a, b) => b.score - a.score)) {
    if (byColumn.has(one.index) || fields.has(one.field)) continue;
    byColumn.set(one.index, one);
    fields.add(one.field);
  }
  return table.columns.map(({ name }, index) => proposed(name, profiles[index], byColumn.get(index), entity));
}

interface NamedColumn {
  readonly name: string;
  readonly type: SqlType | null;
  readonly index: number;
  readonly profile: ColumnProfile | undefined;
}

function candidate(
  entity: Entity,
  field: string,
  { reader }: FieldDefinition,
  { name, type, index, profile }: NamedColumn,
): Candidate | undefined {
  const byName = nameScore(entity, field, reader, name);
  const byData = profile === undefined ? null : dataScore(reader, profile, type);
  const speaks = reader === 'address' || reader === 'domain-name' ? 0.9 : reader === 'settings' ? 0.6 : Infinity;
  if (byName === 0 && (byData ?? 0) < speaks) return undefined;
  // Values that are something else altogether outweigh a name.
  if (byData !== null && byData < 0.3) return undefined;
  return { field, index, byName, byData, score: byName * 0.7 + (byData ?? 0.5) * 0.3 };
}

/** 1 where the name is that of the field, less where it has other words or is a second-best one; 0 where it is none. */
function nameScore(entity: Entity, field: string, reader: FieldReader, name: string): number {
  const { concepts, rest } = conceptsOf(name);
  const meaning = concepts.difference(new Set<Concept>(ownConcepts[entity]));
  const allowed = new Set<Concept>(harmless[reader]);
  const signatures = fieldSignatures[entity][field] ?? [];
  const scores = signatures.map((signature, rank) => {
    const needed = new Set<Concept>(signature);
    if (!needed.isSubsetOf(meaning)) return 0;
    const others = meaning.difference(needed);
    const isOther = [...others].some((concept) => !allowed.has(concept));
    if (isOther || (needed.size === 0 && (others.size > 0 || concepts.size === 0))) return 0;
    return 1 - rank * 0.08 - (rest.length > 0 ? 0.25 : 0) - (others.size > 0 ? 0.02 : 0);
  });
  return Math.max(0, ...scores);
}

/** How well values are of a kind; null where nothing can be told from them. */
function dataScore(reader: FieldReader, profile: ColumnProfile, type: SqlType | null): number | null {
  const byType = type === null ? undefined : typeScore(reader, type);
  if (byType !== undefined) return byType;
  if (profile.filled === 0) return null;
  switch (reader) {
    case 'address':
      return profile.share('addresses');
    case 'domain-name':
      return profile.share('domainNames');
    case 'flag':
      return profile.share('flags');
    case 'first-day':
    case 'last-day':
    case 'instant':
      return profile.share('dates');
    case 'number':
      return profile.share('wholeNumbers');
    case 'settings':
      return Math.max(profile.share('settings'), 0.35);
    case 'id':
      return Math.max(profile.share('wholeNumbers'), profile.share('guids'), 0.4);
    default:
      return profile.share('dates') > 0.9 ? 0.1 : null;
  }
}

/** What a declared type alone rules in or out. */
function typeScore(reader: FieldReader, type: SqlType): number | undefined {
  const family = familyOf(type);
  if (family === 'binary' || family === 'time') return 0;
  const isDate = family === 'date' || family === 'datetime';
  const wantsDate = reader === 'first-day' || reader === 'last-day' || reader === 'instant';
  if (isDate) return wantsDate ? 1 : 0;
  if (family === 'bit') return reader === 'flag' ? 1 : 0;
  if (reader === 'flag' || wantsDate) return undefined;
  if (family === 'guid') return reader === 'id' ? 1 : 0;
  return undefined;
}

function proposed(column: string, profile: ColumnProfile | undefined, found: Candidate | undefined, entity: Entity): ProposedColumn {
  if (found === undefined)
    return { column, field: null, confidence: 'guess', reason: profile === undefined ? '' : describeValues(profile), negated: false };
  const { field, byName, byData } = found;
  const reader = fieldsOf(entity).find(([name]) => name === field)?.[1].reader ?? 'name';
  const negated = reader === 'flag' && conceptsOf(column).concepts.has('blocked');
  const isSure = byName >= 0.9 && (byData === null || byData >= 0.9);
  const confidence = isSure ? 'sure' : byName >= 0.7 || (byData ?? 0) >= 0.9 ? 'likely' : 'guess';
  const reasons = [byName > 0 ? 'its name' : '', profile === undefined ? '' : describeKind(reader, profile)].filter(
    (reason) => reason !== '',
  );
  return { column, field, confidence, reason: reasons.join('; '), negated };
}

const kinds: Readonly<Partial<Record<FieldReader, readonly [kind: Parameters<ColumnProfile['share']>[0], words: string]>>> = {
  address: ['addresses', 'addresses'],
  'domain-name': ['domainNames', 'domain names'],
  flag: ['flags', 'yes or no'],
  'first-day': ['dates', 'dates'],
  'last-day': ['dates', 'dates'],
  instant: ['dates', 'dates'],
  settings: ['settings', 'settings'],
  number: ['wholeNumbers', 'whole numbers'],
};

function describeKind(reader: FieldReader, profile: ColumnProfile): string {
  const kind = kinds[reader];
  if (profile.filled === 0) return 'no values';
  return kind === undefined ? '' : `${profile[kind[0]]} of ${profile.filled} values are ${kind[1]}`;
}

/** Of a column that nobody knows; the values themselves may be somebody's data. */
function describeValues(profile: ColumnProfile): string {
  if (profile.filled === 0) return 'no values';
  const kind = (['addresses', 'domainNames', 'dates', 'flags', 'wholeNumbers', 'guids', 'settings'] as const).find(
    (one) => profile.share(one) > 0.8,
  );
  const different = `${profile.distinct.size}${profile.hasMore ? '+' : ''} different`;
  const words = {
    addresses: 'addresses',
    domainNames: 'domain names',
    dates: 'dates',
    flags: 'yes or no',
    wholeNumbers: 'whole numbers',
    guids: 'GUIDs',
    settings: 'settings',
  };
  return `${profile.filled} values, ${different}${kind === undefined ? '' : `, ${words[kind]}`}`;
}
