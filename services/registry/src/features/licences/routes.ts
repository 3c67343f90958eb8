import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, idText, shownId, shownInstant } from '../../api/fields.ts';
import { listOf, pageQuery } from '../../api/pages.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { instantText } from '../entitlements/shown-licence.ts';
import { endingPageOf, listEndingLicences, type EndingRow } from './ending-licences-overview.ts';

const shownEnding = z.strictObject({
  id: shownId.describe('Of the user.'),
  email: z.string(),
  displayName: z.string(),
  domainId: shownId,
  customerId: shownId,
  status: z.enum(['active', 'grace']).describe('Of the licence now.'),
  reason: z
    .enum(['domain_ends', 'own_validity_ends', 'grace_ends'])
    .describe('Which end it is; `grace_ends` where that end has passed and the days of grace run out.'),
  validUntil: shownInstant.describe('The first instant after the last valid day, grace not counted.'),
  losesAccessAt: shownInstant.describe('The first instant without access, grace counted.'),
});

const millisecondsADay = 86_400_000;

export const addLicenceRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/licences/ending',
    {
      config: { ...access('user.read'), reads: { kind: 'user' } },
      schema: {
        operationId: 'listEndingLicences',
        summary: 'List who is about to lose access',
        description:
          'Users who have access now and lose it within so many times 24 hours, if nothing is renewed, by the rules of their domains: the ' +
          'earlier of both ends, and the days of grace after it. In the order of their domains.',
        tags: ['Licences'],
        querystring: z.strictObject({
          ...pageQuery,
          within: z.coerce.number().int().min(1).max(366).default(30).describe('So many days from now.'),
          customerId: idText.optional(),
          domainId: idText.optional(),
        }),
        response: { 200: listOf(shownEnding) },
      },
    },
    async (request, reply) => {
      const { within, customerId, domainId } = request.query;
      const at = Date.now();
      const window = { at, notAfter: at + within * millisecondsADay };
      const page = endingPageOf(request.query);
      const { items, nextCursor } = await listEndingLicences(api.db, scopeOf(request), { customerId, domainId }, window, page);
      return send(reply, showingNow({ items: items.map(showEnding), nextCursor }));
    },
  );
};

function showEnding(row: EndingRow): z.output<typeof shownEnding> {
  const { id, domainId, customerId, email, displayName, reason, validUntil, losesAccessAt } = row;
  return {
    id: String(id),
    email,
    displayName,
    domainId: String(domainId),
    customerId: String(customerId),
    status: row.status === 'grace' ? 'grace' : 'active',
    reason,
    validUntil: instantText(validUntil),
    losesAccessAt: instantText(losesAccessAt),
  };
}
