import { found } from '@seatledger/domain/command/decision.ts';
import { z } from 'zod';
import { proposed } from '../features/change-requests/shown-request.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema } from '../registry-schema.ts';
import { lockEntryVersion, type CatalogueTable } from '../features/products/catalogue-queries.ts';
import { send, showing, showingNew, showingNothing, showingNow } from './answers.ts';
import { access, byKey, creationHeaders, deleted, onChange, onCreate, onRead, writeHeaders } from './fields.ts';
import { listing, listOf, pageOf, pageQuery, type Page } from './pages.ts';
import type { AddRoutes, Change } from './registry-api.ts';
import { noVersion, refuseConfined } from './scope.ts';

const tags = ['Catalogue'];

interface Shown {
  readonly key: string;
  readonly version: number;
}

/** Products, features, profiles and packs are addressed by their keys and read and written alike. */
export interface CatalogueResource<Row extends { readonly id: number }> {
  readonly word: 'product' | 'feature' | 'profile' | 'pack';
  /** The table's name is that of the path, too. */
  readonly table: CatalogueTable;
  readonly shown: z.ZodType<Shown>;
  readonly newOne: z.ZodType<object>;
  readonly changedOne: z.ZodType<object>;
  readonly filters: Readonly<Record<string, z.ZodType<string | undefined>>>;
  list(db: Kysely<RegistrySchema>, page: Page, filters: { readonly product?: string | undefined }): Promise<readonly Row[]>;
  find(db: Kysely<RegistrySchema>, key: string): Promise<Row | undefined>;
  show(row: Row): Shown;
}

export function catalogueRoutes<Row extends { readonly id: number }>(resource: CatalogueResource<Row>): AddRoutes {
  return (app, api) => {
    addReads(resource)(app, api);
    addCreate(resource)(app, api);
    addChangeAndDelete(resource)(app, api);
  };
}

function addReads<Row extends { readonly id: number }>(resource: CatalogueResource<Row>): AddRoutes {
  const { word, table, shown, filters } = resource;
  const config = access('catalogue.read');
  const querystring = z.strictObject({ ...pageQuery, ...filters });
  return (app, api) => {
    app.get(
      `/v1/${table}`,
      {
        config,
        schema: {
          operationId: `list${capital(table)}`,
          summary: `List ${table}`,
          tags,
          querystring,
          response: { 200: listOf(shown) },
        },
      },
      async (request, reply) => {
        const page = pageOf(request.query);
        const rows = await resource.list(api.db, page, request.query as { readonly product?: string });
        return send(reply, showingNow(listing(rows, page, resource.show)));
      },
    );
    app.get(
      `/v1/${table}/:key`,
      {
        config,
        schema: {
          operationId: `read${capital(word)}`,
          summary: `Read a ${word}`,
          tags,
          params: byKey,
          response: { 200: shown, ...onRead },
        },
      },
      async (request, reply) => send(reply, showing(await readEntry(resource, api.db, request.params.key))),
    );
  };
}

function addCreate<Row extends { readonly id: number }>(resource: CatalogueResource<Row>): AddRoutes {
  const { word, table, shown, newOne } = resource;
  return (app, api) => {
    app.post(
      `/v1/${table}`,
      {
        config: access('catalogue.write'),
        schema: {
          operationId: `create${capital(word)}`,
          summary: `Create a ${word}`,
          tags,
          headers: creationHeaders,
          body: newOne,
          response: { 201: shown, ...proposed, ...onCreate },
        },
      },
      async (request, reply) => {
        const { key } = request.body as { readonly key: string };
        const answer = await api.change(request, {
          command: { kind: `${word}.create`, ...request.body },
          lock: noVersion,
          answer: async (tx) => showingNew(await readEntry(resource, tx, key), `/v1/${table}`),
        });
        return send(reply, answer);
      },
    );
  };
}

function addChangeAndDelete<Row extends { readonly id: number }>(resource: CatalogueResource<Row>): AddRoutes {
  const { word, table, shown, changedOne } = resource;
  const common = { tags, headers: writeHeaders, params: byKey };
  const config = access('catalogue.write');
  return (app, api) => {
    app.patch(
      `/v1/${table}/:key`,
      {
        config,
        schema: {
          ...common,
          operationId: `change${capital(word)}`,
          summary: `Change a ${word}`,
          description: 'What is left out stays as it is.',
          body: changedOne,
          response: { 200: shown, ...proposed, ...onChange },
        },
      },
      async (request, reply) => {
        const { key } = request.params;
        const answer = await api.change(request, {
          command: { kind: `${word}.change`, key, ...request.body },
          lock: lockOf(resource, key),
          answer: async (tx) => showing(await readEntry(resource, tx, key)),
        });
        return send(reply, answer);
      },
    );
    app.delete(
      `/v1/${table}/:key`,
      {
        config,
        schema: {
          ...common,
          operationId: `delete${capital(word)}`,
          summary: `Delete a ${word} that nothing refers to`,
          response: { 204: deleted, ...proposed, ...onChange },
        },
      },
      async (request, reply) => {
        const { key } = request.params;
        const command = { kind: `${word}.delete`, key };
        return send(reply, await api.change(request, { command, lock: lockOf(resource, key), answer: async () => showingNothing }));
      },
    );
  };
}

async function readEntry<Row extends { readonly id: number }>(resource: CatalogueResource<Row>, db: Kysely<RegistrySchema>, key: string) {
  return resource.show(found(await resource.find(db, key), resource.word, key, 'key'));
}

function lockOf<Row extends { readonly id: number }>({ table, word }: CatalogueResource<Row>, key: string): Change['lock'] {
  return async (tx, scope) => {
    refuseConfined(scope);
    return await lockEntryVersion(tx, table, word, key);
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
