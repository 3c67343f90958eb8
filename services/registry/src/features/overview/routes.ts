import { rememberBriefly } from '@seatledger/platform/jobs/remember-briefly.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access } from '../../api/fields.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { countRequestsFor, shownRequestFigures } from '../change-requests/request-figures.ts';
import { readRegistryFigures, shownFigures } from './registry-figures.ts';

const shownOverview = z.strictObject({
  ...shownFigures,
  changeRequests: shownRequestFigures.nullable().describe('null for whoever may not read change requests.'),
});

const figuresTtlMs = 5_000;
const scopesRemembered = 100;

export const addOverviewRoutes: AddRoutes = (app, api) => {
  const remember = rememberBriefly<Awaited<ReturnType<typeof readRegistryFigures>>>({
    ttlMs: figuresTtlMs,
    most: scopesRemembered,
    now: () => performance.now(),
  });
  app.get(
    '/v1/overview',
    {
      config: access('user.read'),
      schema: {
        operationId: 'readOverview',
        summary: 'Read the figures of the dashboard',
        description: 'Those who are confined to customers see the figures of these alone.',
        tags: ['Overview'],
        response: { 200: shownOverview },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const scope = scopeOf(request);
      const key = scope === null ? 'all' : scope.toSorted((a, b) => a - b).join(' ');
      const figures = await remember(key, () => readRegistryFigures(api.db, scope, Temporal.Now.instant()));
      const mayRead = principal.permissions.has('change-request.read');
      return send(reply, showingNow({ ...figures, changeRequests: mayRead ? await countRequestsFor(api.db, principal) : null }));
    },
  );
};
