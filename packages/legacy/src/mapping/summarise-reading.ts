import { describePlace, type LegacySource } from '../source/source.ts';
import type { SourceNotice } from '../source/source-notice.ts';
import type { Entity } from './canonical-rows.ts';
import { mapRows } from './map-rows.ts';
import type { MappingOutcome, RowOrigin } from './mapped-row.ts';
import { mappingGaps, type MappingGaps } from './mapping-gaps.ts';
import type { Mapping } from './mapping.ts';

export interface TableReading {
  readonly table: string;
  /** Null: the mapping leaves it aside, or does not name it. */
  readonly entity: Entity | null;
  readonly rows: number;
  readonly mapped: number;
  readonly unmapped: number;
  /** Faults and remarks by kind, the most frequent first. */
  readonly faults: readonly Occurrences[];
  readonly remarks: readonly Occurrences[];
}

export interface Occurrences {
  readonly code: string;
  readonly field: string;
  readonly count: number;
  /** Key, place and detail of the first one. */
  readonly firstKey: string;
  readonly firstPlace: string;
  readonly detail: string;
}

export interface ReadingSummary {
  readonly source: string;
  readonly tables: readonly TableReading[];
  readonly gaps: MappingGaps;
  readonly notices: readonly SourceNotice[];
}

/** What a mapping makes of a source, counted; nothing of it is kept. */
export async function summariseReading(source: LegacySource, mapping: Mapping): Promise<ReadingSummary> {
  const { tables, notices } = await source.survey();
  const counts = new Map<string, TableCount>();
  for await (const outcomes of mapRows(source, mapping)) {
    const [first] = outcomes;
    if (first === undefined) continue;
    const count = counts.get(first.origin.table) ?? new TableCount(first.entity);
    counts.set(first.origin.table, count);
    for (const outcome of outcomes) count.add(outcome);
  }
  const entityOf = new Map(mapping.tables.map(({ table, entity }) => [table.toLowerCase(), entity]));
  return {
    source: source.name,
    tables: tables.map(({ name, rowCount }) =>
      (counts.get(name) ?? new TableCount(entityOf.get(name.toLowerCase()) ?? null)).told(name, rowCount),
    ),
    gaps: mappingGaps(mapping, { tables, notices }),
    notices,
  };
}

class TableCount {
  readonly #entity: Entity | null;
  #mapped = 0;
  #unmapped = 0;
  readonly #faults = new Map<string, Occurrences>();
  readonly #remarks = new Map<string, Occurrences>();

  constructor(entity: Entity | null) {
    this.#entity = entity;
  }

  add(outcome: MappingOutcome): void {
    if (outcome.outcome === 'mapped') this.#mapped += 1;
    else this.#unmapped += 1;
    if (outcome.outcome === 'mapped') for (const remark of outcome.remarks) count(this.#remarks, remark, outcome.origin);
    else for (const fault of outcome.faults) count(this.#faults, fault, outcome.origin);
  }

  told(table: string, rows: number): TableReading {
    return {
      table,
      entity: this.#entity,
      rows,
      mapped: this.#mapped,
      unmapped: this.#unmapped,
      faults: mostFirst(this.#faults),
      remarks: mostFirst(this.#remarks),
    };
  }
}

function count(
  known: Map<string, Occurrences>,
  { code, field, detail }: Pick<Occurrences, 'code' | 'field' | 'detail'>,
  { key: firstKey, place }: RowOrigin,
): void {
  const key = `${code} ${field}`;
  const before = known.get(key);
  const first = { code, field, count: 0, firstKey, firstPlace: describePlace(place), detail };
  known.set(key, { ...(before ?? first), count: (before?.count ?? 0) + 1 });
}

function mostFirst(occurrences: ReadonlyMap<string, Occurrences>): readonly Occurrences[] {
  return [...occurrences.values()].toSorted((a, b) => b.count - a.count);
}
