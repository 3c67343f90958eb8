import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access } from '../../api/fields.ts';
import { pageQuery } from '../../api/pages.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { decodeEnd } from './ends-cursor.ts';
import { endsQuery } from './ends-sought.ts';
import { addBulkRenewal } from './renew-domains-route.ts';
import { readEnds, shownEnds } from './renewals-overview.ts';

export const addRenewalRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/renewals',
    {
      config: access('domain.read'),
      schema: {
        operationId: 'listRenewals',
        summary: 'List the domains that end soon, or have ended',
        description:
          "By their last day, which counts in the customer's time zone, with how many seats to renew and why. " +
          'Domains in grace are always among them.',
        tags: ['Renewals'],
        querystring: z.strictObject({ ...pageQuery, ...endsQuery }),
        response: { 200: shownEnds },
      },
    },
    async (request, reply) => {
      const { limit, cursor, ...sought } = request.query;
      const after = cursor === undefined ? null : decodeEnd(cursor);
      return send(reply, showingNow(await readEnds(api.db, scopeOf(request), sought, { limit, after }, Temporal.Now.instant())));
    },
  );
  addBulkRenewal(app, api);
};
