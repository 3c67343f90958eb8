import { type SearchedField, type SearchedKind } from '@seatledger/domain/search/rank.ts';
import { sql } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { textsOfDomain } from './searched-things.ts';

/** What of a thing can match. */
export const fieldNames = ['name', 'externalReference', 'alias', 'email', 'displayName'] as const;
export type FieldName = (typeof fieldNames)[number];

/** A thing that a search has found, as it is now. */
export interface FoundThing {
  readonly kind: SearchedKind;
  readonly id: number;
  readonly title: string;
  readonly subtitle: string | null;
  readonly fields: readonly SearchedField<FieldName>[];
}

/** Reads what has been found where it is, so that what has gone, or belongs to others, is not shown whatever the index says. */
export async function readFoundThings(tx: Tx, scope: Scope, kind: SearchedKind, ids: readonly number[]): Promise<FoundThing[]> {
  if (ids.length === 0) return [];
  switch (kind) {
    case 'customer':
      return await readFoundCustomers(tx, scope, ids);
    case 'domain':
      return await readFoundDomains(tx, scope, ids);
    case 'user':
      return await readFoundUsers(tx, scope, ids);
  }
}

async function readFoundCustomers(tx: Tx, scope: Scope, ids: readonly number[]): Promise<FoundThing[]> {
  const rows = await tx
    .selectFrom('customers')
    .select(['id', 'name', 'externalReference'])
    .where('id', 'in', ids)
    .where(within(scope, 'customers.id'))
    .execute();
  return rows.map(({ id, name, externalReference }) => ({
    kind: 'customer',
    id,
    title: name,
    subtitle: externalReference,
    fields: [
      { name: 'name', text: name },
      { name: 'externalReference', text: externalReference ?? '' },
    ],
  }));
}

async function readFoundDomains(tx: Tx, scope: Scope, ids: readonly number[]): Promise<FoundThing[]> {
  const rows = await tx
    .selectFrom('domains')
    .select(['id', 'name'])
    .select(
      sql<string[]>`array(
        select n.name from domain_names n where n.domain_id = domains.id and n.name <> domains.name order by n.name)`.as('aliases'),
    )
    .where('id', 'in', ids)
    .where(within(scope, 'domains.customerId'))
    .execute();
  return rows.map(({ id, name, aliases }) => ({
    kind: 'domain',
    id,
    title: name,
    subtitle: aliases.length === 0 ? null : aliases.join(', '),
    fields: [
      ...textsOfDomain([name]).map((text) => ({ name: 'name' as const, text })),
      ...textsOfDomain(aliases).map((text) => ({ name: 'alias' as const, text })),
    ],
  }));
}

async function readFoundUsers(tx: Tx, scope: Scope, ids: readonly number[]): Promise<FoundThing[]> {
  const rows = await tx
    .selectFrom('users')
    .innerJoin('domains', 'domains.id', 'users.domainId')
    .select(['users.id', 'users.localPart', 'users.displayName', 'domains.name as domainName'])
    .where('users.id', 'in', ids)
    .where(within(scope, 'domains.customerId'))
    .execute();
  return rows.map(({ id, localPart, displayName, domainName }) => {
    const email = `${localPart}@${domainName}`;
    return {
      kind: 'user',
      id,
      title: displayName === '' ? email : displayName,
      subtitle: displayName === '' ? null : email,
      fields: [
        { name: 'email', text: localPart },
        { name: 'displayName', text: displayName },
      ],
    };
  });
}
