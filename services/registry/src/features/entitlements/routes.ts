import { resolveEntitlements } from '@seatledger/domain/entitlement/resolve-entitlements.ts';
import { decideLicence } from '@seatledger/domain/licence/licence.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, byId, onRead, shownId, shownInstant, shownValue } from '../../api/fields.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { readEntitlementSources, type EntitlementSources } from './entitlement-source-queries.ts';

const origin = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('default') }),
    z.strictObject({ kind: z.literal('pack'), key: z.string(), name: z.string(), order: z.int() }),
    z.strictObject({ kind: z.literal('profile'), key: z.string(), name: z.string() }),
    z.strictObject({ kind: z.literal('override'), reason: z.string() }),
  ])
  .describe('Where a value comes from.');

const shownEntitlements = z.strictObject({
  userId: shownId,
  email: z.string(),
  asOf: shownInstant,
  licence: z.strictObject({
    status: z.enum(['unknown', 'suspended', 'domain_suspended', 'not_started', 'active', 'grace', 'expired']),
    allowed: z.boolean(),
    validUntil: shownInstant.nullable().describe('The first instant after the last valid day, grace not counted.'),
  }),
  entitlements: z.array(
    z.strictObject({
      feature: z.string().describe('Key of the feature.'),
      value: shownValue,
      origin,
      layers: z
        .array(z.strictObject({ origin, value: shownValue, inForce: z.boolean() }))
        .describe('All that speak of the feature, weakest first; the last one in force wins.'),
    }),
  ),
});

// What has four digits for its year; `9999-12-31` is how some write "for ever".
const firstInstant = Date.parse('1900-01-01T00:00:00Z');
const lastInstant = Date.parse('9999-12-31T23:59:59Z');

const asOf = z.iso
  .datetime({ offset: true })
  .max(40)
  .transform((text) => Date.parse(text))
  .refine((at) => at >= firstInstant && at <= lastInstant, 'must lie in the years 1900 to 9999')
  .describe('An instant, with an offset or Z; now where it is left out.');

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

function instantText(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.min(at, lastInstant)).toString();
}
