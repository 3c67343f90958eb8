import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { sql, type RawBuilder } from 'kysely';

/** The customers whose rows a request may see and touch; null: all. To it, the rows of others are not there. */
export type Scope = Principal['customerIds'];

export const everything: Scope = null;

/** The condition that every query of a route carries; `customerId` names the column that says whose the row is. */
export function within(scope: Scope, customerId: 'customers.id' | 'domains.customerId'): RawBuilder<boolean> {
  return scope === null ? sql<boolean>`true` : sql<boolean>`${sql.ref(customerId)} = any(${scope}::bigint[])`;
}

/** The same for a row that has been read already. */
export function isWithin(scope: Scope, customerId: number): boolean {
  return scope === null || scope.includes(customerId);
}

/** What belongs to no customer, or makes a new one, is not for those who are confined to some. */
export function refuseConfined(scope: Scope): void {
  if (scope === null) return;
  throw new HttpProblem({ status: 404, code: 'not_found', title: 'Not found', detail: 'There is nothing here that you may change.' });
}

/** The lock of a change that makes something which belongs to no customer: nothing to lock, and no version to compare. */
export async function noVersion(_tx: unknown, scope: Scope): Promise<null> {
  refuseConfined(scope);
  return null;
}
