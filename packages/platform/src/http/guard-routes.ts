import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from './http-problem.ts';
import type { Principal, RouteAccess, SessionOfPrincipal } from './principal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
  interface FastifyRequest {
    /** Null only on public routes. */
    principal: Principal | null;
    /** Who makes the request by what is known now, for answers that go on for long; null where they have been shut out since. */
    authenticateAnew(): Promise<Principal | null>;
  }
}

export interface GuardOptions {
  /** Who makes the request; null where it carries nothing. Throws {@link HttpProblem} where what it carries is not valid. */
  readonly authenticate: (request: FastifyRequest) => Promise<Principal | null>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export const stepUpTtlMs = 10 * 60_000;

/** Lets nobody in who is not let in: a route that declares no access is refused when it is registered. */
export function guardRoutes(app: FastifyInstance, { authenticate, now }: GuardOptions): void {
  app.decorateRequest('principal', null);
  app.decorateRequest('authenticateAnew', async function authenticateAnew(this: FastifyRequest) {
    return await authenticate(this).catch((error: unknown) => {
      if (error instanceof HttpProblem) return null;
      throw error;
    });
  });
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access === undefined) throw new Error(`${String(method)} ${url} does not declare who may call it`);
  });
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (access === undefined || access.permission === 'public') return;
    const principal = await authenticate(request);
    if (principal === null) throw notSignedIn();
    request.principal = principal;
    refuseForgedRequest(request, principal);
    if (access.permission !== 'signed-in' && !principal.permissions.has(access.permission))
      throw forbidden(`the permission ${access.permission}`);
    if (access.oneOf?.some((one) => principal.permissions.has(one)) === false)
      throw forbidden(`one of the permissions ${access.oneOf.join(', ')}`);
    if (access.session === true && principal.session === null) throw sessionRequired();
    if (access.stepUp === true) refuseWithoutStepUp(principal, now());
  });
}

/** The principal of a route that is not public. */
export function principalOf(request: Pick<FastifyRequest, 'principal'>): Principal {
  if (request.principal === null) throw notSignedIn();
  return request.principal;
}

/** The session of a route that asks for one. */
export function sessionOf(request: Pick<FastifyRequest, 'principal'>): SessionOfPrincipal {
  const { session } = principalOf(request);
  if (session === null) throw sessionRequired();
  return session;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser sends cookies by itself; only our own page knows the token that must come beside them (ASVS 3.5.1). */
function refuseForgedRequest(request: FastifyRequest, { session }: Principal): void {
  if (session === null || safeMethods.has(request.method)) return;
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(session.csrfToken);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new HttpProblem({
    status: 403,
    code: 'csrf_token_missing',
    title: 'Forbidden',
    detail: 'Send the CSRF token of the session in the header X-CSRF-Token.',
  });
}

/** Whoever works beside the server holds its master key, which is more than a second factor could prove. */
/** @throws HttpProblem 403 `step_up_required` */
export function refuseWithoutStepUp({ kind, session }: Principal, at: number): void {
  if (kind === 'cli') return;
  if (kind === 'operator' && session !== null && session.steppedUpAt !== null && at - session.steppedUpAt < stepUpTtlMs) return;
  throw new HttpProblem({
    status: 403,
    code: 'step_up_required',
    title: 'Forbidden',
    detail: 'Show your second factor again (POST /v1/sessions/current/actions/step-up), then repeat this.',
  });
}

function notSignedIn(): HttpProblem {
  return new HttpProblem(
    { status: 401, code: 'not_signed_in', title: 'Unauthorized', detail: 'Sign in, or send a key or a token: Authorization: Bearer ….' },
    { 'www-authenticate': 'Bearer realm="seatledger"' },
  );
}

/** To a caller that came with a key or a token, or from beside the server. */
export function sessionRequired(): HttpProblem {
  const detail = 'This is for people who have signed in: no token or key stands in for them.';
  return new HttpProblem({ status: 403, code: 'session_required', title: 'Forbidden', detail });
}

function forbidden(needed: string): HttpProblem {
  return new HttpProblem({ status: 403, code: 'forbidden', title: 'Forbidden', detail: `This needs ${needed}.` });
}
