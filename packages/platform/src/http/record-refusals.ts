import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unknownActor, type AuditRecorder } from '../commands/audit-recorder.ts';
import { clientAddress } from './client-network.ts';
import { actorOf, originOf } from './principal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the body of a request proves who asks, as a header does otherwise. */
    credentialInBody?: boolean;
  }
}

/**
 * Tells of every request that was refused for who asked (401 with something that was to prove it, 403) or by the product's rules (409,
 * 422). That one was not understood, found nothing or came too late for a version is nothing to look into.
 */
export function recordRefusals(app: FastifyInstance, recorder: AuditRecorder): void {
  app.addHook('onSend', (request, { statusCode }, payload, done) => {
    if (recorded.has(statusCode) && (statusCode !== 401 || presentsCredential(request))) record(recorder, request, statusCode);
    done(null, payload);
  });
}

const recorded = new Set([401, 403, 409, 422]);

function presentsCredential({ headers, routeOptions }: FastifyRequest): boolean {
  return headers.authorization !== undefined || headers.cookie !== undefined || routeOptions.config.credentialInBody === true;
}

function record(recorder: AuditRecorder, request: FastifyRequest, status: number): void {
  const { id: requestId, ip, method, principal, problemCode: code } = request;
  const route = request.routeOptions.url ?? null;
  const { kind, ids } = subjectOf(route ?? '', request.params);
  recorder.note({
    kind: 'request.refused',
    subjectKind: kind,
    subjectIds: ids,
    said: { method, route, status, code },
    context: {
      actor: principal === null ? unknownActor : actorOf(principal),
      origin: originOf(principal?.kind ?? 'operator'),
      address: clientAddress(ip),
      requestId,
    },
  });
}

const firstId = /\/([a-z][a-z-]*)\/:id(?:\/|$)/;

/** What the path names by its id: `user` 17 for `/v1/users/:id/overrides`; the request itself where it names nothing so. */
function subjectOf(route: string, params: unknown): { readonly kind: string; readonly ids: readonly number[] } {
  const plural = firstId.exec(route)?.[1];
  const { id } = (params ?? {}) as { readonly id?: unknown };
  if (plural === undefined || !/^[1-9]\d{0,14}$/.test(String(id))) return { kind: 'request', ids: [] };
  return { kind: plural.replace(/ies$/, 'y').replace(/s$/, ''), ids: [Number(id)] };
}
