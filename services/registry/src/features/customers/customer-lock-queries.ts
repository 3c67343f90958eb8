import { found } from '@seatledger/domain/command/decision.ts';
import { within, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';

/** Locks a customer as the commands on it do, and gives its version. */
export async function lockCustomerVersion(tx: Tx, scope: Scope, id: number): Promise<number> {
  const row = await tx
    .selectFrom('customers')
    .select('version')
    .where('id', '=', id)
    .where(within(scope, 'customers.id'))
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found(row, 'customer', id).version;
}
