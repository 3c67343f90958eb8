import { encodeEntryBundle } from '@seatledger/merkle-log/tlog-tiles/entry-bundle.ts';
import { tileWidth } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import { parseEntriesPath, parseTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import { sendBytes } from '@seatledger/platform/http/downloads.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { AddRoutes } from '../../audit-api.ts';
import type { AuditSchema } from '../../audit-schema.ts';
import { noLogFile } from './log-problems.ts';
import { listEntries, listNotes, listWholeTiles } from './log-queries.ts';

const access = { permission: 'audit.read' };
const refused = { 401: problemSchema, 403: problemSchema };

const mostTogether = 64;
/** A run ends with the bundle that passes it. */
const runBytes = 4 * 1024 * 1024;
const notesTogether = 2_000;

const run = z.strictObject({
  path: z
    .string()
    .max(100)
    .regex(/^tile\/(?:\d{1,2}|entries)\/(?:x\d{3}\/){0,5}\d{3}$/)
    .describe('Of a whole tile or bundle of entries, as C2SP tlog-tiles has it: the first of the run.')
    .meta({ examples: ['tile/entries/000'] }),
  count: z.coerce.number().int().min(1).max(mostTogether).default(mostTogether).describe('How many at most.'),
});

/** Many files of the log at once, for whoever copies all of it. */
export const logRunRoutes: AddRoutes = (app, { database: { kysely } }) => {
  app.get(
    '/v1/audit/log/runs',
    {
      config: { access, mediaTypes: ['application/octet-stream'] },
      schema: {
        operationId: 'downloadLogRun',
        tags: ['Audit'],
        summary: 'Whole tiles, or whole bundles of entries, one after the other',
        description:
          'As many as there are from one on, up to `count` and about 4 MiB: the bytes of each file behind those of the one before.',
        querystring: run,
        response: {
          200: { description: 'The files.', content: { 'application/octet-stream': { schema: z.string() } } },
          ...refused,
          404: problemSchema,
        },
      },
    },
    async ({ query: { path, count } }, reply) => {
      const files = await readRun(kysely, path, count);
      if (files.length === 0) throw noLogFile(path);
      return sendBytes(reply, Buffer.concat(files));
    },
  );
  historyRoute(app, kysely);
};

function historyRoute(app: Parameters<AddRoutes>[0], kysely: Kysely<AuditSchema>): void {
  app.get(
    '/v1/audit/log/history',
    {
      config: { access, mediaTypes: ['text/plain'] },
      schema: {
        operationId: 'downloadCheckpointHistory',
        tags: ['Audit'],
        summary: 'The checkpoints that were signed, the smallest first, as signed notes',
        description: 'Each is followed by an empty line. Ask again after the size of the last one, until nothing comes.',
        querystring: z.strictObject({
          after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).describe('Only those of more events.'),
        }),
        response: { 200: { description: 'Signed notes.', content: { 'text/plain': { schema: z.string() } } }, ...refused },
      },
    },
    async ({ query: { after } }, reply) => {
      const notes = await listNotes(kysely, { after, limit: notesTogether });
      return reply.type('text/plain; charset=utf-8').send(notes.map((note) => `${note}\n`).join(''));
    },
  );
}

async function readRun(db: Kysely<AuditSchema>, path: string, count: number): Promise<readonly Uint8Array[]> {
  const tile = parseTilePath(path);
  if (tile !== null) return await listWholeTiles(db, tile, count);
  const bundle = parseEntriesPath(path);
  return bundle === null ? [] : await readBundles(db, bundle.index, count);
}

async function readBundles(db: Kysely<AuditSchema>, first: number, count: number): Promise<readonly Uint8Array[]> {
  const bundles: Uint8Array[] = [];
  let bytes = 0;
  while (bundles.length < count && bytes < runBytes) {
    const index = first + bundles.length;
    const entries = await listEntries(db, index * tileWidth, tileWidth);
    if (entries.length < tileWidth) break;
    const bundle = encodeEntryBundle(`bundle ${index}`, entries);
    bundles.push(bundle);
    bytes += bundle.length;
  }
  return bundles;
}
