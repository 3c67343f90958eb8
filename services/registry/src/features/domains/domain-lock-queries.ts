import { found } from '@seatledger/domain/command/decision.ts';
import { isWithin, within, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';

/** Locks a domain as the commands on it do, and gives its version. */
export async function lockDomainVersion(tx: Tx, scope: Scope, id: number): Promise<number> {
  const row = await tx
    .selectFrom('domains')
    .select('version')
    .where('id', '=', id)
    .where(within(scope, 'domains.customerId'))
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found(row, 'domain', id).version;
}

/** The lock of a new domain: nothing, but the principal has to have the customer. */
export async function lockNewDomain(_tx: Tx, scope: Scope, { customerId }: { readonly customerId: number }): Promise<null> {
  refuseOtherCustomer(scope, customerId);
  return null;
}

/** Refuses a customer that the principal may not give a domain. Whether it is there is for the command to say. */
function refuseOtherCustomer(scope: Scope, customerId: number): void {
  found(isWithin(scope, customerId) ? customerId : undefined, 'customer', customerId);
}

/** The same before a domain goes to another customer, which the principal must have, too. */
export async function lockMovedDomainVersion(tx: Tx, scope: Scope, id: number, customerId: number): Promise<number> {
  const version = await lockDomainVersion(tx, scope, id);
  refuseOtherCustomer(scope, customerId);
  return version;
}
