import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { z } from 'zod';
import type { AddRoutes } from '../../audit-api.ts';

const status = z
  .strictObject({
    origin: z.string().nullable().meta({ description: 'The name of the log; null until it is first looked at after a start.' }),
    size: z.int().meta({ description: 'How many events the newest checkpoint covers.' }),
    pending: z.int().meta({ description: 'Events that are committed and wait for their place in the log.' }),
    places: z.array(
      z.strictObject({
        place: z.string().meta({ description: 'Where checkpoints are kept outside the database.' }),
        size: z.int().meta({ description: 'How many events the newest checkpoint there covers.' }),
        failure: z.string().nullable().meta({ description: 'Why the newest one is not there.' }),
      }),
    ),
    alarms: z.array(
      z.strictObject({
        code: z.string(),
        detail: z.string().meta({ description: 'What is wrong, and what to do.' }),
        since: z.iso.datetime(),
      }),
    ),
  })
  .describe('Whether the audit log is in order.');

export const statusRoute: AddRoutes = (app, { keeper }) => {
  app.get(
    '/v1/audit/status',
    {
      config: { access: { permission: 'audit.read' } },
      schema: {
        operationId: 'readAuditStatus',
        tags: ['Audit'],
        summary: 'Is the audit log in order?',
        response: { 200: status, 401: problemSchema, 403: problemSchema },
      },
    },
    async () => {
      const { lag, publication, alarms } = await keeper.status();
      return {
        origin: publication?.head.origin ?? null,
        size: publication?.head.size ?? 0,
        pending: lag.pending,
        places: (publication?.deliveries ?? []).map(({ place, size, failure }) => ({ place, size, failure: failure?.message ?? null })),
        alarms: alarms.map(({ code, detail, since }) => ({ code, detail, since: since.toString() })),
      };
    },
  );
};
