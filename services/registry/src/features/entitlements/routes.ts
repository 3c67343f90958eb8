import { resolveEntitlements } from '@seatledger/domain/entitlement/resolve-entitlements.ts';
import { decideLicence } from '@seatledger/domain/licence/licence.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, byId, onRead } from '../../api/fields.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { readEntitlementSources, type EntitlementSources } from './entitlement-source-queries.ts';
import { asOf, instantText, shownEntitlements } from './shown-entitlements.ts';

export const addEntitlementRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/users/:id/entitlements',
    {
      config: { ...access('user.read'), reads: { kind: 'user', idsFrom: 'path' } },
      schema: {
        operationId: 'readEntitlements',
        summary: 'What a user gets, and why',
        description: 'The values that the user gets while the licence is allowed, each with where it comes from.',
        tags: ['Users'],
        params: byId,
        querystring: z.strictObject({ asOf: asOf.optional() }),
        response: { 200: shownEntitlements, ...onRead },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { asOf: at = Date.now() } = request.query;
      const sources = await readEntitlementSources(api.db, scopeOf(request), id);
      return send(reply, showingNow(showEntitlements(id, sources, at)));
    },
  );
};

function showEntitlements(userId: number, sources: EntitlementSources, at: number): z.output<typeof shownEntitlements> {
  const { status, allowed, validUntil } = decideLicence(sources.terms, at);
  return {
    userId: String(userId),
    email: sources.email,
    asOf: instantText(at),
    licence: { status, allowed, validUntil: validUntil === null ? null : instantText(validUntil) },
    entitlements: resolveEntitlements(sources.features, sources.layers, at).map(({ key, value, origin, layers }) => {
      return { feature: key, value, origin, layers: [...layers] };
    }),
  };
}
