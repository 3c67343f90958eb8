import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AuditRecorder } from '../commands/audit-recorder.ts';
import { clientAddress } from './client-network.ts';
import { actorOf, originOf, type Principal } from './principal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What there is personal data of in the answer: that somebody reads it is recorded. */
    reads?: DeclaredRead;
  }
}

export interface DeclaredRead {
  /** Such as `user`; null: each of the `items` says its `kind`. */
  readonly kind: string | null;
  /**
   * Whether they are named in the answer, by its `id` or those of its `items`; or by its `persons`, as the audit names them (`user/17`); or
   * the one of the path is meant, by `:id`.
   */
  readonly idsFrom?: 'answer' | 'persons' | 'path';
  /** What the answer calls its list of them, where that is not `items`. Those without an `id` are not there yet. */
  readonly list?: string;
}

/** Tells of every read of personal data by a person. Services, which read all day what they are there for, are left out. */
export function recordReads(app: FastifyInstance, recorder: AuditRecorder): void {
  app.addHook('preSerialization', (request, reply, payload, done) => {
    const reader = readerOf(request);
    const { reads } = request.routeOptions.config;
    if (reader !== null && reads !== undefined && reads.idsFrom !== 'path' && reply.statusCode < 300) {
      const byKind = reads.idsFrom === 'persons' ? idsOfPersons(payload, reads.kind) : idsByKind(payload, reads);
      for (const [kind, ids] of byKind) record(recorder, request, reader, kind, ids);
    }
    done(null, payload);
  });
  // Of what is sent as it comes, too.
  app.addHook('onSend', (request, reply, payload, done) => {
    const reader = readerOf(request);
    const { reads } = request.routeOptions.config;
    if (reader !== null && reads?.idsFrom === 'path' && reads.kind !== null && reply.statusCode < 300) {
      const { id } = request.params as { readonly id?: number };
      record(recorder, request, reader, reads.kind, id === undefined ? [] : [Number(id)]);
    }
    done(null, payload);
  });
}

/** Null where nothing is recorded: an answer to HEAD tells nothing. */
function readerOf({ method, principal }: FastifyRequest): Principal | null {
  return principal === null || principal.kind === 'service' || method === 'HEAD' ? null : principal;
}

interface Item {
  readonly id?: unknown;
  readonly kind?: unknown;
}

/** A list in which nothing was found was looked at as well; where its items say their kinds, nobody knows of what. */
function idsByKind(payload: unknown, { kind, list = 'items' }: DeclaredRead): ReadonlyMap<string, readonly number[]> {
  const items = ((payload ?? {}) as Readonly<Record<string, readonly Item[] | undefined>>)[list];
  const shown = items ?? [payload as Item];
  if (kind !== null || shown.length === 0)
    return new Map([[kind ?? 'request', shown.map(({ id }) => Number(id ?? Number.NaN)).filter(Number.isInteger)]]);
  const found = Map.groupBy(shown, (item) => String(item.kind));
  return new Map(Array.from(found, ([name, all]) => [name, all.map(({ id }) => Number(id))]));
}

/** Those who are known by an address alone, and nobody at all, are of the kind that is declared, and nobody says which. */
function idsOfPersons(payload: unknown, kind: string | null): ReadonlyMap<string, readonly number[]> {
  const { persons = [] } = payload as { readonly persons?: readonly string[] };
  const numbered = persons.flatMap((reference) => {
    const [, name = '', id] = /^([a-z]+)\/(\d{1,15})$/.exec(reference) ?? [];
    return id === undefined ? [] : [{ name, id: Number(id) }];
  });
  if (numbered.length === 0) return new Map([[kind ?? 'request', []]]);
  return new Map(
    Array.from(
      Map.groupBy(numbered, ({ name }) => name),
      ([name, all]) => [name, all.map(({ id }) => id)],
    ),
  );
}

function record(recorder: AuditRecorder, request: FastifyRequest, reader: Principal, kind: string, ids: readonly number[]): void {
  const { id: requestId, ip, routeOptions } = request;
  const filters = filtersOf(request.query);
  const screen = screenOf(request.headers['x-seatledger-screen']);
  recorder.note({
    kind: 'personal-data.read',
    subjectKind: kind,
    subjectIds: ids,
    said: { route: routeOptions.url ?? null },
    listed: { ...(filters && { filters }), ...(screen && { screens: screen }) },
    context: { actor: actorOf(reader), origin: originOf(reader.kind), address: clientAddress(ip), requestId },
  });
}

/** What a list was narrowed by, without where its page begins and ends. */
function filtersOf(query: unknown): object | undefined {
  const { limit: _, cursor: __, ...filters } = (query ?? {}) as Readonly<Record<string, unknown>>;
  return Object.keys(filters).length > 0 ? filters : undefined;
}

const screenName = /^[\w./:-]{1,100}$/;

/** Where the reader was, as the page that asks says; what does not look like the name of a screen is left out. */
function screenOf(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' && screenName.test(header) ? header : undefined;
}
