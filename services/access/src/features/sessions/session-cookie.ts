import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import { isLoopback } from '@seatledger/platform/http/loopback.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tokenPattern } from '../sign-in/token.ts';

/** Browsers take the prefix, and Secure, over TLS only, which may end at a proxy; without it nobody but this machine may sign in. */
const secureName = '__Host-seatledger';
const loopbackName = 'seatledger';

/** Of something that a browser begins before it has a session, and that is over soon. */
export interface HandleCookie {
  readonly purpose: 'passkey' | 'single-sign-on';
}

export function readSessionCookie(request: FastifyRequest): string | undefined {
  return readCookie(request, cookieName(request));
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.header('set-cookie', `${cookieName(request)}=${token}; ${attributes(request)}`).header('cache-control', 'no-store');
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  clearCookie(request, reply, cookieName(request));
}

export function setHandleCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { purpose, handle, ttlMs }: HandleCookie & { readonly handle: string; readonly ttlMs: number },
): void {
  reply.header('set-cookie', `${cookieName(request, purpose)}=${handle}; Max-Age=${Math.floor(ttlMs / 1000)}; ${attributes(request)}`);
}

export function readHandleCookie(request: FastifyRequest, { purpose }: HandleCookie): string | undefined {
  return readCookie(request, cookieName(request, purpose));
}

export function clearHandleCookie(request: FastifyRequest, reply: FastifyReply, { purpose }: HandleCookie): void {
  clearCookie(request, reply, cookieName(request, purpose));
}

/** What the browser was given, which it forgets with this answer. */
export function takeHandleCookie(request: FastifyRequest, reply: FastifyReply, cookie: HandleCookie): string | undefined {
  clearHandleCookie(request, reply, cookie);
  return readHandleCookie(request, cookie);
}

function readCookie(request: FastifyRequest, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    const token = pair.slice(at + 1).trim();
    return tokenPattern.test(token) ? token : undefined;
  }
  return undefined;
}

function clearCookie(request: FastifyRequest, reply: FastifyReply, name: string): void {
  reply.header('set-cookie', `${name}=; Max-Age=0; ${attributes(request)}`);
}

/** Throws where a cookie would cross a network in clear. */
export function refuseInsecure(request: FastifyRequest): void {
  if (request.isSecure || isLoopback(request.ip)) return;
  const detail = 'Sign in over https; plain http is for this machine only.';
  throw new HttpProblem({ status: 403, code: 'https_required', title: 'Forbidden', detail });
}

function cookieName({ isSecure }: FastifyRequest, purpose?: HandleCookie['purpose']): string {
  const name = isSecure ? secureName : loopbackName;
  return purpose === undefined ? name : `${name}-${purpose}`;
}

function attributes({ isSecure }: FastifyRequest): string {
  return `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}
