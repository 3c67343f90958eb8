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
  for (const kind of kinds) {
    const ofKind = await withinTime(db, (tx) => searchKind(tx, scope, kind, text, limit));
    if (ofKind === undefined) leftOut.push(kind);
    else found.push(...ofKind);
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

/** Undefined where a statement takes too long. */
async function withinTime<Result>(db: Kysely<RegistrySchema>, work: (tx: Tx) => Promise<Result>): Promise<Result | undefined> {
  try {
    return await db.transaction().execute(async (tx) => {
      await sql`select set_config('statement_timeout', ${String(longestStatementMs)}, true)`.execute(tx);
      return await work(tx);
    });
  } catch (error) {
    if (sqlState(error) === queryCanceled) return undefined;
    throw error;
  }
}

/** PostgreSQL, appendix A. */
const queryCanceled = '57014';
