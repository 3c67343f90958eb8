import type { Entity } from '../canonical-rows.ts';
import { fieldsOf } from '../entity-fields.ts';
import type { Confidence, ProposedColumn } from './propose-columns.ts';
import type { SampledTable } from './sample-source.ts';

export interface ProposedTable {
  readonly sample: SampledTable;
  /** Null: it is none of the twelve. */
  readonly entity: Entity | null;
  readonly confidence: Confidence;
  readonly reason: string;
  readonly columns: readonly ProposedColumn[];
  readonly key: readonly string[];
}

/** What every such row must have, and no column was found for. */
export function missingFields({ entity, columns }: Pick<ProposedTable, 'entity' | 'columns'>): readonly string[] {
  if (entity === null) return [];
  return fieldsOf(entity).flatMap(([field, { required }]) =>
    required && columns.every((column) => column.field !== field) ? [field] : [],
  );
}
