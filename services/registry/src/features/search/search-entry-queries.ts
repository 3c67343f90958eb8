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

/**
 * For the rest of the transaction, whatever the statistics say: the index on terms is quick however rare or common the words are;
 * reading entries until enough of them match is as quick where they are common, and takes seconds where they stand at the end.
 */
export async function useIndexOnTerms(tx: Tx): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`.execute(tx);
}

/** What is searched, and up to how many of it are wanted. */
export interface EntrySearch {
  readonly kind: SearchedKind;
  /** Only things of these domains or, of customers, only these; null: all. */
  readonly onlyIds: readonly number[] | null;
  readonly limit: number;
}

/** The ids of things that answer a step, any of them where there are more, and none of those that were found before. */
export async function findEntries(tx: Tx, search: EntrySearch, step: SearchStep, foundBefore: readonly number[]): Promise<number[]> {
  const { kind, onlyIds, limit } = search;
  const terms = kind === 'user' ? step.terms : [...step.terms, labelTerm(kind)];
  const patterns = step.parts.map((part) => `%${part}%`);
  const rows = await tx
    .selectFrom('searchEntries')
    .select('id')
    .where('kind', '=', kind)
    .where(sql<boolean>`terms @> ${terms}::integer[]`)
    .where(sql<boolean>`folded like all(${patterns}::text[])`)
    .where(sql<boolean>`id <> all(${foundBefore}::bigint[])`)
    .where(onlyIds === null ? sql<boolean>`true` : isOneOf(kind, onlyIds))
    .limit(limit - foundBefore.length)
    .execute();
  return rows.map(({ id }) => id);
}

function isOneOf(kind: SearchedKind, ids: readonly number[]) {
  if (kind !== 'user') return sql<boolean>`id = any(${ids}::bigint[])`;
  const terms = ids.map((id) => labelTerm(`domain ${id}`));
  return sql<boolean>`terms && ${terms}::integer[]`;
}
