import { found } from '@seatledger/domain/command/decision.ts';
import { domainNameOf } from '@seatledger/domain/user/user.ts';
import type { Kysely } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { lockSeatDomain, lockSeatDomains } from '../domains/seat-domain-queries.ts';

/** The version of a user and where it stands, locking nothing. */
export async function findUserVersion(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  id: number,
): Promise<{ version: number; domainId: number }> {
  const row = await db
    .selectFrom('users')
    .innerJoin('domains', 'domains.id', 'users.domainId')
    .select(['users.version', 'users.domainId'])
    .where('users.id', '=', id)
    .where(within(scope, 'domains.customerId'))
    .executeTakeFirst();
  return found(row, 'user', id);
}

/**
 * Locks a user as the commands on it do, after its domain, and gives its version. Nobody can lock what is not theirs, and what has
 * gone to somebody else meanwhile is no longer there.
 */
export async function lockUserVersion(tx: Tx, scope: Scope, id: number): Promise<number> {
  const { domainId } = await findUserVersion(tx, scope, id);
  await lockSeatDomain(tx, domainId);
  await tx.selectFrom('users').select('id').where('id', '=', id).forUpdate().execute();
  return (await findUserVersion(tx, scope, id)).version;
}

/** The same before a user gets another address: both domains at once, in the order in which everybody locks them. */
export async function lockMovedUserVersion(tx: Tx, scope: Scope, id: number, email: string): Promise<number> {
  const { domainId } = await findUserVersion(tx, scope, id);
  const toId = await findDomainForUser(tx, scope, email);
  await lockSeatDomains(tx, [domainId, toId ?? 0]);
  const version = await lockUserVersion(tx, scope, id);
  await findDomainForUser(tx, scope, email);
  return version;
}

/** The lock of a new user: its domain, where the principal may have users there. */
export async function lockDomainOfNewUser(tx: Tx, scope: Scope, email: string): Promise<null> {
  await lockSeatDomain(tx, await findDomainForUser(tx, scope, email));
  await findDomainForUser(tx, scope, email);
  return null;
}

/**
 * The domain of an address. To those who are confined to some customers, a domain of another is not there, just as one that nobody has;
 * to others, the command says so.
 */
export async function findDomainForUser(tx: Tx, scope: Scope, email: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('domainNames')
    .innerJoin('domains', 'domains.id', 'domainNames.domainId')
    .select('domains.id')
    .where('domainNames.name', '=', domainNameOf(email))
    .where(within(scope, 'domains.customerId'))
    .executeTakeFirst();
  return scope === null ? row?.id : found(row, 'domain', domainNameOf(email)).id;
}
