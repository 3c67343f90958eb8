import { found } from '@seatledger/domain/command/decision.ts';
import { domainNameOf } from '@seatledger/domain/user/user.ts';
import { isWithin, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { findDomainId, lockSeatDomain, lockSeatDomains } from '../domains/seat-domain-queries.ts';
import { gatherSeat } from './gather-seat.ts';
import { findDomainIdOfUser } from './user-queries.ts';

/** Locks a user as the commands on it do, after its domain, and gives its version. */
export async function lockUserVersion(tx: Tx, scope: Scope, id: number): Promise<number> {
  const { user, domain } = await gatherSeat(tx, id);
  found(domain !== undefined && isWithin(scope, domain.customerId) ? user : undefined, 'user', id);
  const { version } = await tx.selectFrom('users').select('version').where('id', '=', id).executeTakeFirstOrThrow();
  return version;
}

/** The same before a user gets another address: both domains at once, in the order in which everybody locks them. */
export async function lockMovedUserVersion(tx: Tx, scope: Scope, id: number, email: string): Promise<number> {
  const fromId = await findDomainIdOfUser(tx, id);
  const toId = await findDomainId(tx, domainNameOf(email));
  const domains = await lockSeatDomains(tx, [fromId ?? 0, toId ?? 0]);
  const version = await lockUserVersion(tx, scope, id);
  refuseOtherDomain(scope, domains.get(toId ?? 0), email);
  return version;
}

/** The lock of a new user: its domain, where the principal may have users there. */
export async function lockDomainOfNewUser(tx: Tx, scope: Scope, email: string): Promise<null> {
  refuseOtherDomain(scope, await lockSeatDomain(tx, await findDomainId(tx, domainNameOf(email))), email);
  return null;
}

/** To those who are confined to some customers, a domain of another is not there, just as one that nobody has. */
function refuseOtherDomain(scope: Scope, domain: { readonly customerId: number } | undefined, email: string): void {
  if (scope === null) return;
  found(domain !== undefined && isWithin(scope, domain.customerId) ? domain : undefined, 'domain', domainNameOf(email));
}
