import { bestMatch, type BestMatch, type SearchedKind } from '@seatledger/domain/search/rank.ts';
import { searchSteps } from '@seatledger/domain/search/search-terms.ts';
import type { Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { readFoundThings, type FieldName, type FoundThing } from './found-things.ts';
import { findEntries } from './search-entry-queries.ts';

/** A thing that answers a search, and how. */
export interface FoundMatch extends BestMatch<FieldName> {
  readonly thing: FoundThing;
}

/** Things of one kind that hold all words of a text: up to `limit`, and no worse match in place of a better one. */
export async function searchWords(tx: Tx, scope: Scope, kind: SearchedKind, text: string, limit: number): Promise<FoundMatch[]> {
  const steps = searchSteps(text);
  const onlyIds = await idsInScope(tx, scope, kind);
  const ids = await findEntries(tx, { kind, onlyIds, limit }, steps);
  const things = await readFoundThings(tx, scope, kind, ids);
  return things.flatMap((thing) => {
    const best = bestMatch(steps, thing.fields);
    return best === undefined ? [] : [{ thing, ...best }];
  });
}

/** Of customers, those of the scope; of domains and users, their domains. */
async function idsInScope(tx: Tx, scope: Scope, kind: SearchedKind): Promise<readonly number[] | null> {
  if (scope === null || kind === 'customer') return scope;
  const rows = await tx
    .selectFrom('domains')
    .select('id')
    .where('customerId', 'in', [...scope, 0])
    .execute();
  return rows.map(({ id }) => id);
}
