import { decodeCursor, encodeCursor } from '@seatledger/platform/http/cursor.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { z } from 'zod';
import type { AddRoutes } from '../../audit-api.ts';
import { listCheckpoints } from './log-queries.ts';
import { shownHash, shownNote, shownSize } from './shown-proof.ts';

const querystring = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most.'),
  cursor: z.string().max(100).optional().describe('The nextCursor of the page before.'),
});

const checkpoint = z.strictObject({
  size: shownSize,
  root: shownHash,
  origin: z.string().meta({ examples: ['licences.example/audit/1f0c9a3e'] }),
  signedAt: z.iso.datetime(),
  note: shownNote,
});

/** `GET /v1/audit/checkpoints`, the newest first. */
export const checkpointListRoute: AddRoutes = (app, { database: { kysely } }) => {
  app.get(
    '/v1/audit/checkpoints',
    {
      config: { access: { permission: 'audit.read' } },
      schema: {
        operationId: 'listCheckpoints',
        tags: ['Audit'],
        summary: 'List the checkpoints that were signed, the newest first',
        querystring,
        response: {
          200: z.strictObject({
            items: z.array(checkpoint).max(200),
            nextCursor: z.string().nullable().describe('null on the last page.'),
          }),
          401: problemSchema,
          403: problemSchema,
        },
      },
    },
    async ({ query: { limit, cursor } }) => {
      const belowSize = cursor === undefined ? null : decodeCursor(cursor);
      const rows = await listCheckpoints(kysely, { belowSize, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map((row) => ({ ...row, root: row.root.toString('base64'), signedAt: row.signedAt.toString() })),
        nextCursor: rows.length > limit && last !== undefined ? encodeCursor(last.size) : null,
      };
    },
  );
};
