import { rowFates } from '@seatledger/domain/migration/migration.ts';
import { entities, type Entity } from '@seatledger/legacy/mapping/canonical-rows.ts';
import { announceLongWork, endLongWork } from '@seatledger/platform/db/long-work.ts';
import { rawBodyOf } from '@seatledger/platform/http/raw-body.ts';
import type pg from 'pg';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, byId, onReadWhileKept, onUpload, shownId } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import type { AddRoutes } from '../../api/registry-api.ts';
import { refuseUnkept } from './kept-rows.ts';
import { findMigration } from './migration-queries.ts';
import { receiveRows } from './receive-rows.ts';
import { listRows, type ListedRow } from './rows-overview.ts';

const tags = ['Migrations'];
const entity = z.enum(Object.keys(entities) as [Entity, ...Entity[]]);
const rows = { mediaTypes: ['application/x-ndjson'], limitBytes: 256 * 1024 * 1024, pieceTimeoutMs: 30_000 };

const shownRow = z.strictObject({
  position: z.int(),
  entity,
  table: z.string(),
  key: z.string(),
  file: z.string().nullable(),
  line: z.int().nullable(),
  raw: z.record(z.string(), z.string().nullable()).describe('As it was read, by column.'),
  fate: z.enum(rowFates).nullable().describe('null until there is a plan.'),
  code: z.string().nullable(),
  detail: z.string().nullable(),
  other: z.int().nullable().describe('Position of the row into which it went, of which it is part, or for which it waits.'),
});

export const addRowRoutes: AddRoutes = (app, api) => {
  app.post(
    '/v1/migrations/:id/rows',
    {
      config: { ...access('migration.write'), rawBody: rows },
      schema: {
        operationId: 'sendMigrationRows',
        summary: 'Send the next rows of the old database',
        description:
          'One JSON object a line: entity, table, key, file, line, row (mapped, or null), raw, faults; gzip allowed. All or nothing. What has ' +
          'been taken already is passed over, so whoever does not know whether rows have arrived sends them again.',
        tags,
        params: byId,
        querystring: z.strictObject({
          after: z.coerce.number().int().min(0).max(2_147_483_647).describe('How many rows were sent before these.'),
        }),
        response: { 200: z.strictObject({ id: shownId, rowsReceived: z.int() }), ...onUpload },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const received = await withClient(api.pool, (client) => receiveRows(client, id, request.query.after, rawBodyOf(request)));
      return send(reply, showingNow({ id: String(id), ...received }));
    },
  );
  app.get(
    '/v1/migrations/:id/rows',
    {
      config: { ...access('migration.read'), reads: { kind: 'migration', idsFrom: 'path' } },
      schema: {
        operationId: 'listMigrationRows',
        summary: 'List the rows of the old database with what becomes of each',
        tags,
        params: byId,
        querystring: z.strictObject({ ...pageQuery, fate: z.enum(rowFates).optional(), entity: entity.optional() }),
        response: { 200: listOf(shownRow), ...onReadWhileKept },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      refuseUnkept(await findMigration(api.db, request.params.id));
      const found = await listRows(api.db, request.params.id, request.query, page);
      return send(reply, showingNow(listing(found, page, showRow)));
    },
  );
};

function showRow({ id, entity: of, sourceTable: table, ...row }: ListedRow): z.output<typeof shownRow> {
  return { position: id, entity: of as Entity, table, ...row };
}

async function withClient<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await announceLongWork(client, 'rows of a migration');
    return await work(client);
  } finally {
    await endLongWork(client).then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}
