import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { clientAddress } from '@seatledger/platform/http/client-network.ts';
import { actorOf, originOf } from '@seatledger/platform/http/principal.ts';
import type { FastifyRequest } from 'fastify';

/** Who acts is whoever the request has proved to come from, and nobody else. */
export function contextOf(request: FastifyRequest): CommandContext {
  const principal = principalOf(request);
  return {
    actor: actorOf(principal),
    origin: originOf(principal.kind),
    address: clientAddress(request.ip),
    requestId: request.id,
    now: Temporal.Now.instant(),
  };
}
