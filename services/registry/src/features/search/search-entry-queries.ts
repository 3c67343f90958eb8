import type { SearchedKind } from '@seatledger/domain/search/rank.ts';
import { foldFields, labelTerm, termsOfFields, type SearchStep } from '@seatledger/domain/search/search-terms.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import type { IdRange, IndexedThing } from './searched-things.ts';

export async function saveEntries(tx: Tx, kind: SearchedKind, things: readonly IndexedThing[]): Promise<void> {
  if (things.length === 0) return;
  const ids = things.map(({ id }) => id);
  const folded = things.map(({ texts }) => foldFields(texts));
  // An array of arrays of different lengths is none to PostgreSQL; their texts are.
  const terms = things.map(({ texts, labels }) => `{${[...termsOfFields(texts), ...labels].join(',')}}`);
  await sql`
    insert into search_entries as present (id, kind, folded, terms)
    select id, ${kind}, folded, terms::integer[] from unnest(${ids}::bigint[], ${folded}::text[], ${terms}::text[]) as made (id, folded, terms)
    on conflict (id, kind) do update set folded = excluded.folded, terms = excluded.terms
    where (present.folded, present.terms) is distinct from (excluded.folded, excluded.terms)`.execute(tx);
}

/** Forgets the entries in a range of ids that are of none of `ids`. */
export async function deleteOtherEntries(tx: Tx, kind: SearchedKind, { firstId, lastId }: IdRange, ids: readonly number[]): Promise<void> {
  await tx
    .deleteFrom('searchEntries')
    .where('id', '>=', firstId)
    .where('id', '<=', lastId)
    .where('kind', '=', kind)
    .where(sql<boolean>`id <> all(${ids}::bigint[])`)
    .execute();
}

/** At once, rather than when the change feed has been followed so far. */
export async function deleteUserEntry(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('searchEntries').where('kind', '=', 'user').where('id', '=', id).execute();
}

/** What is searched, and up to how many of it are wanted. */
export interface EntrySearch {
  readonly kind: SearchedKind;
  /** Only things of these domains or, of customers, only these; null: all. */
  readonly onlyIds: readonly number[] | null;
  readonly limit: number;
}

/**
 * The ids of things that answer the first of the steps, any of them where there are more than wanted; of the next one where there are
 * fewer, and so on. A step is not begun while those before it suffice.
 */
export async function findEntries(tx: Tx, search: EntrySearch, steps: readonly SearchStep[]): Promise<number[]> {
  if (steps.length === 0) return [];
  const queries = steps.map((step, at) => answersTo(search, step, steps.slice(0, at)));
  const { rows } = await sql<{ id: number }>`${sql.join(queries, sql` union all `)} limit ${search.limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

function answersTo({ kind, onlyIds, limit }: EntrySearch, step: SearchStep, before: readonly SearchStep[]) {
  const terms = kind === 'user' ? step.terms : [...step.terms, labelTerm(kind)];
  const notBefore = before.map((one) => sql`and not folded like all(${patternsOf(one)}::text[])`);
  return sql`(
    select id from search_entries
    where kind = ${kind} and terms @> ${terms}::integer[] and folded like all(${patternsOf(step)}::text[])
      ${sql.join(notBefore, sql` `)} ${onlyIds === null ? sql`` : sql`and ${isOneOf(kind, onlyIds)}`}
    limit ${limit})`;
}

function patternsOf({ parts }: SearchStep): string[] {
  return parts.map((part) => `%${part}%`);
}

function isOneOf(kind: SearchedKind, ids: readonly number[]) {
  if (kind !== 'user') return sql<boolean>`id = any(${ids}::bigint[])`;
  const terms = ids.map((id) => labelTerm(`domain ${id}`));
  return sql<boolean>`terms && ${terms}::integer[]`;
}
