import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import type { FastifyRequest } from 'fastify';

/** The operator who makes a request; null: whoever works at the command line of the host. */
export function actingOperatorId(request: Pick<FastifyRequest, 'principal'>): number | null {
  const { kind, id } = principalOf(request);
  return kind === 'operator' ? id : null;
}
