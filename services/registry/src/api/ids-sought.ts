import { sql, type SelectQueryBuilder } from 'kysely';

/** Which ids of a list are wanted. */
export interface IdsSought {
  readonly most: number;
  /** Only of these. */
  readonly among: readonly number[] | undefined;
}

/** A query of ids, in their order, cut to those that are wanted. */
export function amongIds<Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  id: string,
  { most, among }: IdsSought,
): SelectQueryBuilder<Tables, Table, Row> {
  const ids = sql.ref(id);
  const limited = query.orderBy(ids).limit(most);
  return among === undefined ? limited : limited.where(sql<boolean>`${ids} = any(${among}::bigint[])`);
}
