import { hashLength } from '@seatledger/merkle-log/tree/hash.ts';
import { encodeEntryBundle } from '@seatledger/merkle-log/tlog-tiles/entry-bundle.ts';
import { tileWidth } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import { parseEntriesPath, parseTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { AddRoutes } from '../../audit-api.ts';
import type { AuditSchema } from '../../audit-schema.ts';
import { storedTiles } from '../checkpoints/stored-tiles.ts';
import { noCheckpoint, noLogFile } from './log-problems.ts';
import { findAttachment, findNewestCheckpoint, listEntries, listVerifierKeys } from './log-queries.ts';

const access = { permission: 'audit.read' };
const text = { access, mediaTypes: ['text/plain'] };
const binary = { access, mediaTypes: ['application/octet-stream'] };
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema };

/** What is there never changes; it is for whoever may read the audit, and so kept by nobody on the way. */
const immutable = 'private, max-age=31536000, immutable';

function textFile(description: string) {
  return { description, content: { 'text/plain': { schema: z.string() } } };
}

/** The newest checkpoint of the log, and the keys that verify it. */
export const logTextRoutes: AddRoutes = (app, { database: { kysely } }) => {
  app.get(
    '/v1/audit/log/checkpoint',
    {
      config: text,
      schema: {
        operationId: 'downloadCheckpoint',
        tags: ['Audit'],
        summary: 'The newest checkpoint of the log, as a signed note',
        description:
          'The log is served as C2SP tlog-tiles under /v1/audit/log: `checkpoint`, `tile/<L>/<N>[.p/<W>]` and `tile/entries/<N>[.p/<W>]`.',
        response: { 200: textFile('A C2SP tlog-checkpoint.'), ...refusals },
      },
    },
    async (_request, reply) => {
      const newest = await findNewestCheckpoint(kysely);
      if (newest === undefined) throw noCheckpoint();
      return reply.type('text/plain; charset=utf-8').send(newest.note);
    },
  );
  app.get(
    '/v1/audit/log/key',
    {
      config: text,
      schema: {
        operationId: 'downloadLogKey',
        tags: ['Audit'],
        summary: 'The keys that verify checkpoints, the newest first',
        description: 'C2SP signed-note verifier keys, one on each line. Compare them with what you were given otherwise.',
        response: { 200: textFile('Verifier keys.'), ...refusals },
      },
    },
    async (_request, reply) => {
      const keys = await listVerifierKeys(kysely);
      if (keys.length === 0) throw noCheckpoint();
      return reply.type('text/plain; charset=utf-8').send(keys.map((key) => `${key}\n`).join(''));
    },
  );
};

/** The tiles and entries of the log, and the attachments that its entries name. */
export const logFileRoutes: AddRoutes = (app, { database: { kysely } }) => {
  app.get(
    '/v1/audit/log/attachments/:sha256',
    {
      config: binary,
      schema: {
        operationId: 'downloadAttachment',
        tags: ['Audit'],
        summary: 'What was too long for an entry, which names it by its SHA-256',
        params: z.strictObject({
          sha256: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .max(64),
        }),
        response: {
          200: { description: 'JSON, with personal values sealed.', content: { 'application/octet-stream': { schema: z.string() } } },
          ...refusals,
        },
      },
    },
    async ({ params: { sha256 } }, reply) => {
      const content = await findAttachment(kysely, sha256);
      if (content === undefined) throw noLogFile(`attachments/${sha256}`);
      return reply.type('application/octet-stream').header('cache-control', immutable).send(content);
    },
  );
  // Their paths have as many parts as the log is long, which the OpenAPI document cannot say.
  app.get('/v1/audit/log/tile/*', { config: binary, schema: { hide: true } }, async (request, reply) => {
    const path = `tile/${(request.params as { readonly '*': string })['*']}`;
    const bytes = await readLogFile(kysely, path);
    if (bytes === null) throw noLogFile(path);
    return reply.type('application/octet-stream').header('cache-control', immutable).send(bytes);
  });
};

/** A tile or a bundle that the log is long enough for. */
async function readLogFile(db: Kysely<AuditSchema>, path: string): Promise<Uint8Array | null> {
  const tile = parseTilePath(path);
  if (tile !== null) {
    const hashes = await storedTiles(db)(path);
    return hashes.length === tile.width * hashLength ? hashes : null;
  }
  const bundle = parseEntriesPath(path);
  if (bundle === null) return null;
  const entries = await listEntries(db, bundle.index * tileWidth, bundle.width);
  return entries.length === bundle.width ? encodeEntryBundle(path, entries) : null;
}
