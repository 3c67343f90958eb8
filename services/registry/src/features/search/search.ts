import { byRank, type SearchedKind } from '@seatledger/domain/search/rank.ts';
import { splitAddress } from '@seatledger/domain/search/split-address.ts';
import { sqlState } from '@seatledger/platform/db/connection.ts';
import { sql, type Kysely } from 'kysely';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { searchAddresses } from './search-addresses.ts';
import { searchWords, type FoundMatch } from './search-words.ts';

export interface Search {
  readonly text: string;
  readonly kinds: readonly SearchedKind[];
  /** How many of each kind. */
  readonly limit: number;
}

export interface SearchResult {
  /** Best first. */
  readonly found: readonly FoundMatch[];
  /** Kinds that took too long, of which nothing is shown. */
  readonly leftOut: readonly SearchedKind[];
}

export async function search(db: Kysely<RegistrySchema>, scope: Scope, { text, kinds, limit }: Search): Promise<SearchResult> {
  const found: FoundMatch[] = [];
  const leftOut: SearchedKind[] = [];
  const waiting = [...kinds];
  const searchWaiting = async (tx: Tx): Promise<void> => {
    await boundStatements(tx);
    for (let kind = waiting[0]; kind !== undefined; kind = waiting[0]) {
      found.push(...(await searchKind(tx, scope, kind, text, limit)));
      waiting.shift();
    }
  };
  while (waiting.length > 0) {
    try {
      await db.transaction().execute(searchWaiting);
    } catch (error) {
      if (sqlState(error) !== queryCanceled) throw error;
      leftOut.push(...waiting.splice(0, 1));
    }
  }
  return { found: found.toSorted((a, b) => byRank({ ...a.thing, match: a.match }, { ...b.thing, match: b.match })), leftOut };
}

/** An `@` splits what is searched: users are found by both sides, domains where there is nothing before it, customers have no address. */
async function searchKind(tx: Tx, scope: Scope, kind: SearchedKind, text: string, limit: number): Promise<FoundMatch[]> {
  const address = splitAddress(text);
  if (address === undefined) return await searchWords(tx, scope, kind, text, limit);
  if (kind === 'customer') return [];
  if (kind === 'domain') return address.localPart === '' ? await searchWords(tx, scope, kind, address.domainName, limit) : [];
  if (address.domainName === '') return await searchWords(tx, scope, kind, address.localPart, limit);
  return await searchAddresses(tx, scope, address, limit);
}

const longestStatementMs = 1_000;

/**
 * Whatever the statistics say, indexes are read into bitmaps: that is quick however rare or common the words are. Reading rows in their
 * order until enough of them match is as quick where they are common, and takes seconds where they stand at the end.
 */
async function boundStatements(tx: Tx): Promise<void> {
  await sql`
    select set_config('statement_timeout', ${String(longestStatementMs)}, true),
      set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`.execute(tx);
}

/** PostgreSQL, appendix A. */
const queryCanceled = '57014';
