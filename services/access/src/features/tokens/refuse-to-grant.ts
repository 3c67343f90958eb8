import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';

/** Nobody gives what they do not have: neither permissions, nor access to customers that they are kept from. */
export function refuseToGrant(principal: Principal, permissions: Iterable<string>): void {
  const lacking = [...permissions].filter((permission) => !principal.permissions.has(permission));
  if (lacking.length > 0) throw notHeld(`You cannot give ${lacking.join(', ')}, which you do not have yourself.`);
  if (principal.customerIds !== null) throw notHeld('You are confined to customers; what you give here would not be.');
}

function notHeld(detail: string): HttpProblem {
  return new HttpProblem({ status: 403, code: 'permission_not_held', title: 'Forbidden', detail });
}
