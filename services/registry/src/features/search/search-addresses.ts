import type { SearchedAddress } from '@seatledger/domain/search/split-address.ts';
import { beginningWith } from '../../api/beginning-with.ts';
import { within, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { typedDomainName } from '../domains/typed-domain-name.ts';
import { readFoundThings } from './found-things.ts';
import type { FoundMatch } from './search-words.ts';

/** At most so many domains whose names begin as asked are looked into. */
const domainsLookedInto = 100;

/** Users whose local part begins as asked, in the domains that have a name which does. */
export async function searchAddresses(tx: Tx, scope: Scope, address: SearchedAddress, limit: number): Promise<FoundMatch[]> {
  const domainName = typedDomainName(address.domainName);
  const names = await findNames(tx, scope, domainName);
  const domainIds = [...new Set(names.map(({ domainId }) => domainId))];
  const exact = await findUserIds(
    tx,
    names.filter(({ name }) => name === domainName).map(({ domainId }) => domainId),
    address.localPart,
  );
  const others = await findUserIdsBeginning(tx, domainIds, address.localPart, limit);
  const ids = [...new Set([...exact, ...others])].slice(0, limit);
  const things = await readFoundThings(tx, scope, 'user', ids);
  return things.map((thing) => ({ thing, match: exact.includes(thing.id) ? 'exact' : 'prefix', field: 'email' }));
}

async function findNames(tx: Tx, scope: Scope, domainName: string) {
  return await tx
    .selectFrom('domainNames')
    .innerJoin('domains', 'domains.id', 'domainNames.domainId')
    .select(['domainNames.name', 'domainNames.domainId'])
    .where('domainNames.name', 'like', beginningWith(domainName))
    .where(within(scope, 'domains.customerId'))
    .orderBy('domainNames.name')
    .limit(domainsLookedInto)
    .execute();
}

async function findUserIds(tx: Tx, domainIds: readonly number[], localPart: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('users')
    .select('id')
    .where('domainId', 'in', [...domainIds, 0])
    .where('localPart', '=', localPart)
    .execute();
  return rows.map(({ id }) => id);
}

async function findUserIdsBeginning(tx: Tx, domainIds: readonly number[], localPart: string, limit: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('users')
    .select('id')
    .where('domainId', 'in', [...domainIds, 0])
    .where('localPart', 'like', beginningWith(localPart))
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
