import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { originOf } from '@seatledger/platform/http/principal.ts';
import type { FastifyRequest } from 'fastify';

/** Who acts is whoever the request has proved to come from, and nobody else. */
export function contextOf(request: FastifyRequest): CommandContext {
  const { kind, name } = principalOf(request);
  return { actor: { kind, name }, origin: originOf(kind), requestId: request.id, now: Temporal.Now.instant() };
}
