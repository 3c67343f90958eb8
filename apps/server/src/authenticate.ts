import type { Principal } from '@seatledger/platform/http/principal.ts';
import type { FastifyRequest } from 'fastify';

type Authenticate = (request: FastifyRequest) => Promise<Principal | null>;

/**
 * Who makes a request. An `Authorization` header decides alone: where it is not valid, a session beside it does not help, so that
 * a page cannot make a browser add its cookie to somebody's token.
 */
export function authenticateBy(authenticateBearer: Authenticate, authenticateSession: Authenticate): Authenticate {
  return (request) => (request.headers.authorization === undefined ? authenticateSession(request) : authenticateBearer(request));
}
