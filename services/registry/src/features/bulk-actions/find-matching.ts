import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { Counted } from '../../api/counts.ts';
import type { IdsSought } from '../../api/ids-sought.ts';
import type { Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { countCustomers, findCustomerIds } from '../customers/customer-list-queries.ts';
import { countDomains, findDomainIds } from '../domains/domain-list-queries.ts';
import { stillFound } from '../search/found-by.ts';
import { countUsers, findUserIds } from '../users/user-list-queries.ts';
import type { MatchingFilter } from './matching-action.ts';

/** So many are changed at once. */
export const mostMatching = 10_000;

/**
 * The ids of all that a list shows under a filter; of `among` alone, where that is given.
 * @throws CommandRefused `too_many_matches`
 */
export async function findMatching(tx: Tx, scope: Scope, filter: MatchingFilter, among?: readonly number[]): Promise<readonly number[]> {
  const ids = await findIds(tx, scope, filter, { most: mostMatching + 1, among });
  if (ids.length <= mostMatching) return ids;
  const { count, more } = await countMatching(tx, scope, filter);
  const many = `${more ? 'More than ' : ''}${count} ${filter.list}`;
  throw new CommandRefused(
    'too_many_matches',
    `${many} match, and at most ${mostMatching} are changed at once; narrow the filter.`,
    'filter',
  );
}

async function findIds(tx: Tx, scope: Scope, filter: MatchingFilter, sought: IdsSought): Promise<readonly number[]> {
  switch (filter.list) {
    case 'users':
      return await lookedAt(tx, scope, 'user', filter, await findUserIds(tx, scope, filter, sought));
    case 'domains':
      return await lookedAt(tx, scope, 'domain', filter, await findDomainIds(tx, scope, filter, sought));
    case 'customers':
      return await findCustomerIds(tx, scope, filter, sought);
  }
}

/** What is shown may be a moment late; what is changed has to be what was meant. */
async function lookedAt(tx: Tx, scope: Scope, kind: 'user' | 'domain', { q }: { readonly q?: string | undefined }, ids: readonly number[]) {
  return q === undefined || ids.length > mostMatching ? ids : await stillFound(tx, scope, kind, q, ids);
}

async function countMatching(tx: Tx, scope: Scope, filter: MatchingFilter): Promise<Counted> {
  switch (filter.list) {
    case 'users':
      return await countUsers(tx, scope, filter);
    case 'domains':
      return await countDomains(tx, scope, filter);
    case 'customers':
      return await countCustomers(tx, scope, filter);
  }
}
