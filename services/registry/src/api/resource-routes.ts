import { reason } from '@seatledger/domain/command/fields.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { proposed } from '../features/change-requests/shown-request.ts';
import type { RegistrySchema, Tx } from '../registry-schema.ts';
import { send, showing, showingNew, showingNothing, showingNow } from './answers.ts';
import { countQuery, shownCount, type Counted } from './counts.ts';
import { access, byId, creationHeaders, deleted, onAction, onChange, onCreate, onRead, writeHeaders } from './fields.ts';
import { listing, listOf, type Page } from './pages.ts';
import { createdId, scopeOf, type AddRoutes } from './registry-api.ts';
import type { Scope } from './scope.ts';
import { encodeSorted, sortedPageOf, sortedPageQuery, type SortKeys } from './sorting.ts';

/** Customers, domains and users are addressed by their ids, seen by whoever has the customer, and read and written alike. */
export interface Resource<Filters extends z.ZodRawShape, New extends object, Row extends { readonly id: number }> {
  readonly word: 'customer' | 'domain' | 'user';
  readonly shown: z.ZodType<Shown>;
  readonly filters: Filters;
  readonly sorts: SortKeys<Row>;
  readonly newOne: z.ZodType<New>;
  readonly changedOne: z.ZodType<object>;
  /** What the document says of a request besides what it says of all three. */
  readonly said: { readonly create: Said; readonly change: Pick<Said, 'description'>; readonly delete: Said };
  list(db: Kysely<RegistrySchema>, scope: Scope, filters: z.output<z.ZodObject<Filters>>, page: Page): Promise<readonly Row[]>;
  count(db: Kysely<RegistrySchema>, scope: Scope, filters: z.output<z.ZodObject<Filters>>, most: number): Promise<Counted>;
  read(db: Kysely<RegistrySchema>, scope: Scope, id: number): Promise<Shown>;
  show(row: Row): Shown;
  /** Throws where the principal may not make such a thing. */
  lockNew(tx: Tx, scope: Scope, fields: New): Promise<null>;
  /** Locks one as the commands on it do, and gives its version. Throws where the principal has no such thing. */
  lock(tx: Tx, scope: Scope, id: number): Promise<number>;
  readonly actions: readonly Action[];
}

interface Shown {
  readonly id: string;
  readonly version: number;
}

interface Said {
  readonly summary: string;
  readonly description?: string;
}

/** The word in the path is the command's: `domain.add-alias`. */
interface Action {
  readonly word: string;
  readonly operationId: string;
  readonly summary: string;
  readonly body: z.ZodType<object | null | undefined>;
  /** In place of the resource's, where the command names another thing besides. */
  readonly lock?: (tx: Tx, scope: Scope, id: number, fields: object) => Promise<number>;
}

/** Types an action's lock by its body where it is written, and forgets it where it is listed. */
export function action<Fields extends object>(
  named: Omit<Action, 'body' | 'lock'>,
  body: z.ZodType<Fields>,
  lock: (tx: Tx, scope: Scope, id: number, fields: Fields) => Promise<number>,
): Action {
  return { ...named, body, lock: lock as NonNullable<Action['lock']> };
}

type AnyResource = Resource<z.ZodRawShape, object, { readonly id: number }>;

/** Forgets the types of the rows and fields, which the resource has been held to where it is written. */
export function resourceRoutes<Filters extends z.ZodRawShape, New extends object, Row extends { readonly id: number }>(
  typed: Resource<Filters, New, Row>,
): AddRoutes {
  const resource = typed as unknown as AnyResource;
  return (app, api) => {
    for (const addRoutes of [addReads, addCreation, addChangeAndDeletion, addActions]) addRoutes(resource)(app, api);
  };
}

function addReads(resource: AnyResource): AddRoutes {
  const { word, shown, filters, sorts } = resource;
  const { path, noun, tags } = namesOf(word);
  const config = { ...access(`${word}.read`), ...(holdsPersonalData(word) && { reads: { kind: word } }) };
  return (app, api) => {
    app.get(
      path,
      {
        config,
        schema: {
          operationId: `list${noun}s`,
          summary: `List ${word}s`,
          tags,
          querystring: z.strictObject({ ...sortedPageQuery(sorts), ...filters }),
          response: { 200: listOf(shown) },
        },
      },
      async (request, reply) => {
        const page = sortedPageOf(request.query, sorts);
        const rows = await resource.list(api.db, scopeOf(request), request.query, page);
        const { sorting } = page;
        const cursorAfter = sorting && ((row: { readonly id: number }) => encodeSorted(row, sorting, sorts));
        return send(reply, showingNow(listing(rows, page, resource.show, cursorAfter)));
      },
    );
    app.get(
      `${path}/count`,
      {
        config: access(`${word}.read`),
        schema: {
          operationId: `count${noun}s`,
          summary: `Count ${word}s`,
          description: 'As many as the list has with the same filters.',
          tags,
          querystring: z.strictObject({ ...countQuery, ...filters }),
          response: { 200: shownCount },
        },
      },
      async (request, reply) => {
        const counted = await resource.count(api.db, scopeOf(request), request.query, request.query.upTo);
        return send(reply, showingNow(counted));
      },
    );
    app.get(
      `${path}/:id`,
      {
        config,
        schema: { operationId: `read${noun}`, summary: `Read a ${word}`, tags, params: byId, response: { 200: shown, ...onRead } },
      },
      async (request, reply) => send(reply, showing(await resource.read(api.db, scopeOf(request), request.params.id))),
    );
  };
}

function addCreation(resource: AnyResource): AddRoutes {
  const { word, shown, newOne, said } = resource;
  const { path, noun, tags } = namesOf(word);
  return (app, api) => {
    app.post(
      path,
      {
        config: access(`${word}.write`),
        schema: {
          operationId: `create${noun}`,
          ...said.create,
          tags,
          headers: creationHeaders,
          body: newOne,
          response: { 201: shown, ...proposed, ...onCreate },
        },
      },
      async (request, reply) => {
        const answer = await api.change(request, {
          command: { kind: `${word}.create`, ...request.body },
          lock: (tx, scope) => resource.lockNew(tx, scope, request.body),
          answer: async (tx, id) => showingNew(await resource.read(tx, null, createdId(id)), path),
        });
        return send(reply, answer);
      },
    );
  };
}

const deletion = z.strictObject({ reason: reason.optional() });

function addChangeAndDeletion(resource: AnyResource): AddRoutes {
  const { word, shown, changedOne, said } = resource;
  const { path, noun, tags } = namesOf(word);
  const config = access(`${word}.write`);
  const common = { tags, headers: writeHeaders, params: byId };
  return (app, api) => {
    app.patch(
      `${path}/:id`,
      {
        config,
        schema: {
          ...common,
          operationId: `change${noun}`,
          summary: `Change a ${word}`,
          ...said.change,
          body: changedOne,
          response: { 200: shown, ...proposed, ...onChange },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const answer = await api.change(request, {
          command: { kind: `${word}.change`, id, ...request.body },
          lock: (tx, scope) => resource.lock(tx, scope, id),
          answer: async (tx) => showing(await resource.read(tx, null, id)),
        });
        return send(reply, answer);
      },
    );
    app.delete(
      `${path}/:id`,
      {
        config,
        schema: {
          ...common,
          operationId: `delete${noun}`,
          ...said.delete,
          querystring: deletion,
          response: { 204: deleted, ...proposed, ...onChange },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const answer = await api.change(request, {
          command: { kind: `${word}.delete`, id, ...request.query },
          lock: (tx, scope) => resource.lock(tx, scope, id),
          answer: async () => showingNothing,
        });
        return send(reply, answer);
      },
    );
  };
}

function addActions(resource: AnyResource): AddRoutes {
  const { word: noun, shown, actions } = resource;
  const { path, tags } = namesOf(noun);
  return (app, api) => {
    for (const { word, operationId, summary, body, lock = resource.lock } of actions) {
      app.post(
        `${path}/:id/actions/${word}`,
        {
          config: access(`${noun}.write`),
          schema: {
            operationId,
            summary,
            tags,
            headers: writeHeaders,
            params: byId,
            body,
            response: { 200: shown, ...proposed, ...onAction },
          },
        },
        async (request, reply) => {
          const { id } = request.params;
          const fields = request.body ?? {};
          const answer = await api.change(request, {
            command: { kind: `${noun}.${word}`, id, ...fields },
            lock: (tx, scope) => lock(tx, scope, id, fields),
            answer: async (tx) => showing(await resource.read(tx, null, id)),
          });
          return send(reply, answer);
        },
      );
    }
  };
}

/** Of a domain there is none: it is a company's. */
function holdsPersonalData(word: AnyResource['word']): boolean {
  return word !== 'domain';
}

function namesOf(word: 'customer' | 'domain' | 'user') {
  const noun = word.charAt(0).toUpperCase() + word.slice(1);
  return { path: `/v1/${word}s`, noun, tags: [`${noun}s`] };
}
