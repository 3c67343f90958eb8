import type { Licence } from '@seatledger/licence';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { z } from 'zod';

const config = { access: { permission: 'public' } };

const readiness = z
  .strictObject({
    ready: z.boolean().meta({ description: 'Whether the licences have been loaded.' }),
    stale: z.boolean().meta({ description: 'Whether the registry has not been reached for some seconds.' }),
    asOf: z.iso.datetime().nullable().meta({ description: 'When the registry was last reached.' }),
    revision: z.int(),
    licences: z.int().meta({ description: 'How many users are in memory.' }),
  })
  .describe('The state of the licences in memory.');

/** For load balancers and supervisors. Stays ready while the registry is away: checks go on from memory and say how stale they are. */
export function healthRoutes(app: HttpServer, licence: Licence): void {
  app.get(
    '/healthz',
    {
      config,
      schema: {
        operationId: 'health',
        tags: ['Health'],
        summary: 'Is this process alive?',
        response: { 200: z.strictObject({ status: z.literal('ok') }).describe('It is.') },
      },
    },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/readyz',
    {
      config,
      schema: {
        operationId: 'readiness',
        tags: ['Health'],
        summary: 'Can licences be checked here?',
        response: { 200: readiness, 503: readiness },
      },
    },
    async (_request, reply) => {
      const state = licence.readiness();
      return reply.code(state.ready ? 200 : 503).send(state);
    },
  );
}
