import { traceEntitlements } from '@seatledger/domain/entitlement/trace-entitlements.ts';
import type { ValueChange } from '@seatledger/domain/history/dated.ts';
import type { LicenceSources } from '@seatledger/domain/history/sources-at.ts';
import { decideLicence } from '@seatledger/domain/licence/licence.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, byId, onRead } from '../../api/fields.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { readLicenceSources } from '../history/read-licence-sources.ts';
import { asOf, shownEntitlements, type shownChange } from './shown-entitlements.ts';
import { instantText } from './shown-licence.ts';

export const addEntitlementRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/users/:id/entitlements',
    {
      config: { ...access('user.read'), reads: { kind: 'user', idsFrom: 'path' } },
      schema: {
        operationId: 'readEntitlements',
        summary: 'What a user gets, and why',
        description:
          'The values that the user gets while the licence is allowed, each with where it comes from and the change request that approved it. ' +
          'As of an instant in the past, also of a user who was deleted since, as long as that is kept.',
        tags: ['Users'],
        params: byId,
        querystring: z.strictObject({ asOf: asOf.optional() }),
        response: { 200: shownEntitlements, ...onRead },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { asOf: at } = request.query;
      const sources = await readLicenceSources(api.db, scopeOf(request), id, at ?? Infinity);
      return send(reply, showingNow(showEntitlements(id, sources, at ?? Date.now())));
    },
  );
};

function showEntitlements(userId: number, sources: LicenceSources, at: number): z.output<typeof shownEntitlements> {
  const { status, allowed, validUntil } = decideLicence(sources.terms, at);
  return {
    userId: String(userId),
    email: sources.email,
    asOf: instantText(at),
    licence: { status, allowed, validUntil: validUntil === null ? null : instantText(validUntil) },
    entitlements: traceEntitlements(sources.features, sources.layers, at).map(({ key, value, origin, layers }) => ({
      feature: key,
      value,
      origin,
      layers: layers.map(({ set, given, ...layer }) => ({ ...layer, set: showChange(set), given: given && showChange(given) })),
    })),
  };
}

function showChange({ at, changeRequestId }: ValueChange): z.output<typeof shownChange> {
  return { at: instantText(at), changeRequestId: changeRequestId === null ? null : String(changeRequestId) };
}
