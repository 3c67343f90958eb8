import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';

/** The id of a person: that of a service counts other things. */
export function ownOperatorId({ kind, id }: Principal): number {
  if (kind === 'operator') return id;
  throw forbidden('This is for people; a service has no sessions.');
}

/** Nobody gives, or takes, what they do not have themselves; and whoever is confined to customers has no say in who comes in. */
export function refuseBeyondOwn({ permissions, customerIds }: Principal, concerned: ReadonlySet<string>): void {
  if (customerIds !== null) throw forbidden('Whoever is confined to customers cannot look after operators.');
  const beyond = [...concerned].find((permission) => !permissions.has(permission));
  if (beyond !== undefined) throw forbidden(`This concerns the permission ${beyond}, which you do not have yourself.`);
}

function forbidden(detail: string): HttpProblem {
  return new HttpProblem({ status: 403, code: 'forbidden', title: 'Forbidden', detail });
}
