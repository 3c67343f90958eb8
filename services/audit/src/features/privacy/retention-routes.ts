import { retentionRules } from '@seatledger/domain/privacy/retention.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { z } from 'zod';
import type { AddRoutes } from '../../audit-api.ts';
import { applyRetention } from './apply-retention.ts';
import { refused, tags } from './fields.ts';

const outcome = z.strictObject({
  service: z.string(),
  kind: z.string(),
  period: z.string().describe('ISO 8601.'),
  endedBefore: z.string().meta({ format: 'date-time' }).describe('What ended before has been kept long enough.'),
  count: z.int(),
});

export const addRetentionRoutes: AddRoutes = (app, api) => {
  app.post(
    '/v1/privacy/retention/actions/apply',
    {
      config: { access: { permission: 'privacy.retain' } },
      schema: {
        operationId: 'applyRetention',
        summary: 'Remove what has been kept long enough',
        description: 'The services do so by themselves every hour; this does it now, and says how much of each kind.',
        tags,
        body: z.strictObject({ dryRun: z.boolean().default(false).describe('Count, and leave everything as it is.') }),
        response: { 200: z.strictObject({ dryRun: z.boolean(), kinds: z.array(outcome) }), ...refused },
      },
    },
    async (request, _reply) => {
      const { dryRun } = request.body;
      const outcomes = await applyRetention(api.privacy, { dryRun, context: contextOf(request) });
      const kinds = outcomes.map(({ kind, endedBefore, ...rest }) => {
        return { ...rest, kind, period: retentionRules[kind].period, endedBefore: endedBefore.toString() };
      });
      return { dryRun, kinds };
    },
  );
};
