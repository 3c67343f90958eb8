import { timingSafeEqual } from 'node:crypto';
import type { Operator } from '@seatledger/domain/operator/operator.ts';
import { isAlive, type Session, type SessionState } from '@seatledger/domain/sign-in/session.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import type { FastifyRequest } from 'fastify';
import { findOperator } from '../operators/operator-queries.ts';
import { readPowersOf } from '../roles/role-queries.ts';
import type { SignInDependencies } from '../sign-in/dependencies.ts';
import { sha256 } from '../sign-in/token.ts';
import { readSessionCookie } from './session-cookie.ts';
import { findSessionByToken, touchSession } from './session-queries.ts';

/** A session that is alive, and whose it is. */
export interface CurrentSession extends Session {
  readonly csrfToken: string;
  readonly operator: Operator;
}

type Needs = Pick<SignInDependencies, 'kysely' | 'now'>;

/** How stale the time of the last request may be; a write for each request would be one too many. */
const lastSeenPrecisionMs = 60_000;

/** The session of the cookie, in any state: alive, of an operator who is not suspended. Slides the idle limit, unless the page asks of itself. */
export async function findCurrentSession(needs: Needs, request: FastifyRequest): Promise<CurrentSession | undefined> {
  const token = readSessionCookie(request);
  const isPassive = request.routeOptions.config.access?.passive === true;
  return token === undefined ? undefined : findSessionOf(needs, token, isPassive);
}

export async function findSessionOf({ kysely, now }: Needs, token: string, isPassive = false): Promise<CurrentSession | undefined> {
  const session = await findSessionByToken(kysely, sha256(token));
  const atMs = now();
  if (session === undefined || !isAlive(session, atMs)) return undefined;
  const operator = await findOperator(kysely, session.operatorId);
  if (operator === undefined || operator.suspendedAt !== null) return undefined;
  if (!isPassive && atMs - Date.parse(session.lastSeenAt) > lastSeenPrecisionMs) await touchSession(kysely, session.id, atMs);
  return { ...session, operator };
}

/** Who makes a request with a cookie. Read anew each time, so that a role taken away or a suspension is in force at once. */
export async function authenticateSession(needs: Needs, request: FastifyRequest): Promise<Principal | null> {
  const session = await findCurrentSession(needs, request);
  if (session === undefined || session.state !== 'complete') return null;
  const { operator, csrfToken, steppedUpAt, id } = session;
  return {
    kind: 'operator',
    id: operator.id,
    name: operator.email.slice(0, 200),
    ...(await readPowersOf(needs.kysely, operator.id, operator.customerIds)),
    operatorIds: [operator.id],
    customerIds: operator.customerIds,
    session: { id, csrfToken, steppedUpAt: steppedUpAt === null ? null : Date.parse(steppedUpAt) },
  };
}

/**
 * For the routes that a session may call before it is complete: those are public to the guard, which knows complete sessions only,
 * and check cookie, state and CSRF token here.
 */
export async function requireSession(needs: Needs, request: FastifyRequest, ...states: readonly SessionState[]): Promise<CurrentSession> {
  const session = await findCurrentSession(needs, request);
  if (session === undefined) throw notSignedIn();
  if (!safeMethods.has(request.method)) refuseForged(request, session.csrfToken);
  if (!states.includes(session.state)) throw wrongState(session.state);
  return session;
}

const safeMethods = new Set(['GET', 'HEAD']);

function refuseForged(request: FastifyRequest, csrfToken: string): void {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(csrfToken);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  const detail = 'Send the CSRF token of the session in the header X-CSRF-Token.';
  throw new HttpProblem({ status: 403, code: 'csrf_token_missing', title: 'Forbidden', detail });
}

function notSignedIn(): HttpProblem {
  return new HttpProblem(
    { status: 401, code: 'not_signed_in', title: 'Unauthorized', detail: 'Sign in: POST /v1/sessions.' },
    { 'www-authenticate': 'Session realm="seatledger"' },
  );
}

function wrongState(state: SessionState): HttpProblem {
  return new HttpProblem({ status: 409, code: 'session_state', title: 'Conflict', detail: `This session is in the state ${state}.` });
}
