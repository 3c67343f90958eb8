import { traceEntitlements } from '@seatledger/domain/entitlement/trace-entitlements.ts';
import type { ValueChange } from '@seatledger/domain/history/dated.ts';
import type { LicenceSources } from '@seatledger/domain/history/sources-at.ts';
import { decideLicence } from '@seatledger/domain/licence/licence.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, byId, onRead, shownId, shownInstant, shownValue } from '../../api/fields.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { readLicenceSources } from '../history/read-licence-sources.ts';
import { instantText, lastInstant, licenceStatus } from './shown-licence.ts';

const origin = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('default') }),
    z.strictObject({ kind: z.literal('pack'), key: z.string(), name: z.string(), order: z.int() }),
    z.strictObject({ kind: z.literal('profile'), key: z.string(), name: z.string() }),
    z.strictObject({ kind: z.literal('override'), reason: z.string() }),
  ])
  .describe('Where a value comes from.');

const shownChange = z.strictObject({
  at: shownInstant,
  changeRequestId: shownId.nullable().describe('The change request that approved it; null where none was needed.'),
});

const shownLayer = z.strictObject({
  origin,
  value: shownValue,
  inForce: z.boolean(),
  set: shownChange.describe('When the value came to be what it is.'),
  given: shownChange.nullable().describe('When the domain got the pack, or the user the profile; null of defaults and overrides.'),
});

const shownEntitlements = z.strictObject({
  userId: shownId,
  email: z.string(),
  asOf: shownInstant,
  licence: z.strictObject({
    status: licenceStatus,
    allowed: z.boolean(),
    validUntil: shownInstant.nullable().describe('The first instant after the last valid day, grace not counted.'),
  }),
  entitlements: z.array(
    z.strictObject({
      feature: z.string().describe('Key of the feature.'),
      value: shownValue,
      origin,
      layers: z.array(shownLayer).describe('All that speak of the feature, weakest first; the last one in force wins.'),
    }),
  ),
});

// What has four digits for its year; `9999-12-31` is how some write "for ever".
const firstInstant = Date.parse('1900-01-01T00:00:00Z');

const asOf = z.iso
  .datetime({ offset: true })
  .max(40)
  .transform((text) => Date.parse(text))
  .refine((at) => at >= firstInstant && at <= lastInstant, 'must lie in the years 1900 to 9999')
  .describe(
    'An instant, with an offset or Z; now where it is left out. Of the past: as it was then. Of the future: as it will be, if nothing changes.',
  );

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
