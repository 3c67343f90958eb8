import type { SearchedKind } from '@seatledger/domain/search/rank.ts';
import { labelTerm } from '@seatledger/domain/search/search-terms.ts';
import { unicodeDomainName } from '@seatledger/domain/email/domain-name.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';

/** A row as it goes into the index: the texts that it is found by, and what else narrows a search down to it. */
export interface IndexedThing {
  readonly id: number;
  readonly texts: readonly string[];
  readonly labels: readonly number[];
}

export interface IdRange {
  readonly firstId: number;
  readonly lastId: number;
}

/** The first rows of a kind in a range of ids, in their order. */
export async function readIndexedThings(
  db: Kysely<RegistrySchema>,
  kind: SearchedKind,
  range: IdRange,
  limit: number,
): Promise<IndexedThing[]> {
  switch (kind) {
    case 'customer':
      return (await readCustomers(db, range, limit)).map(({ id, name, externalReference }) => {
        return { id, texts: [name, externalReference ?? ''], labels: [labelTerm('customer')] };
      });
    case 'domain':
      return (await readDomains(db, range, limit)).map(({ id, names }) => {
        return { id, texts: textsOfDomain(names), labels: [labelTerm('domain')] };
      });
    case 'user':
      return (await readUsers(db, range, limit)).map(({ id, domainId, localPart, displayName }) => {
        return { id, texts: [localPart, displayName], labels: [labelTerm(`domain ${domainId}`)] };
      });
  }
}

/** A name with other letters than ASCII's is found as it is stored and as people read it. */
export function textsOfDomain(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => [name, unicodeDomainName(name)]))];
}

async function readCustomers(db: Kysely<RegistrySchema>, { firstId, lastId }: IdRange, limit: number) {
  return await db
    .selectFrom('customers')
    .select(['id', 'name', 'externalReference'])
    .where('id', '>=', firstId)
    .where('id', '<=', lastId)
    .orderBy('id')
    .limit(limit)
    .execute();
}

async function readDomains(db: Kysely<RegistrySchema>, { firstId, lastId }: IdRange, limit: number) {
  return await db
    .selectFrom('domains')
    .select(['id', sql<string[]>`array(select n.name from domain_names n where n.domain_id = domains.id)`.as('names')])
    .where('id', '>=', firstId)
    .where('id', '<=', lastId)
    .orderBy('id')
    .limit(limit)
    .execute();
}

async function readUsers(db: Kysely<RegistrySchema>, { firstId, lastId }: IdRange, limit: number) {
  return await db
    .selectFrom('users')
    .select(['id', 'domainId', 'localPart', 'displayName'])
    .where('id', '>=', firstId)
    .where('id', '<=', lastId)
    .orderBy('id')
    .limit(limit)
    .execute();
}
