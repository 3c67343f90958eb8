import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '../commands/use-case.ts';
import { clientAddress } from './client-network.ts';
import { principalOf } from './guard-routes.ts';
import { actorOf, originOf } from './principal.ts';

/** For the events of what a request does. Who acts is whoever the request has proved to come from, and nobody else. */
export function contextOf(request: Pick<FastifyRequest, 'id' | 'ip' | 'principal'>): CommandContext {
  const principal = principalOf(request);
  return {
    actor: actorOf(principal),
    origin: originOf(principal.kind),
    address: clientAddress(request.ip),
    requestId: request.id,
    now: Temporal.Now.instant(),
  };
}
