import { found } from '@seatledger/domain/command/decision.ts';
import { key } from '@seatledger/domain/command/fields.ts';
import { setOverrideSchema } from '@seatledger/domain/override/set-override.ts';
import { etagOf } from '@seatledger/platform/http/etag.ts';
import { z } from 'zod';
import { proposed } from '../change-requests/shown-request.ts';
import { send, showingNothing, showingPart } from '../../api/answers.ts';
import { access, byId, deleted, idText, onChange, onRead, writeHeaders } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { holdFeatureTypes } from '../features/feature-queries.ts';
import { findUserVersion, lockUserVersion } from '../users/user-lock-queries.ts';
import { hasOverride } from './override-queries.ts';
import { listOverrides, readOverride, showOverride, shownOverride } from './overrides-overview.ts';

const tags = ['Users'];
const params = z.strictObject({ id: idText, featureKey: key });
const override = setOverrideSchema.omit({ kind: true, userId: true, feature: true });
const whoseVersion = "If-Match names the user's version: overrides are part of the user, and give it a new one.";

export const addOverrideRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/users/:id/overrides',
    {
      config: { ...access('user.read'), reads: { kind: 'user', idsFrom: 'path' } },
      schema: {
        operationId: 'listOverrides',
        summary: 'List the overrides of a user',
        description: "The ETag is that of the user's version.",
        tags,
        params: byId,
        querystring: z.strictObject(pageQuery),
        response: { 200: listOf(shownOverride), ...onRead },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const page = pageOf(request.query);
      const { version } = await findUserVersion(api.db, scopeOf(request), id);
      reply.header('etag', etagOf(version));
      return listing(await listOverrides(api.db, id, page), page, showOverride);
    },
  );
  addOverrideWrites(app, api);
};

const writing = access('override.write');

const addOverrideWrites: AddRoutes = (app, api) => {
  app.put(
    '/v1/users/:id/overrides/:featureKey',
    {
      config: writing,
      schema: {
        operationId: 'setOverride',
        summary: 'Set one feature for one user',
        description: whoseVersion,
        tags,
        headers: writeHeaders,
        params,
        body: override,
        response: { 200: shownOverride, ...proposed, ...onChange },
      },
    },
    async (request, reply) => {
      const { id, featureKey } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'override.set', userId: id, feature: featureKey, ...request.body },
        async lock(tx, scope) {
          const version = await lockUserVersion(tx, scope, id);
          found((await holdFeatureTypes(tx, [featureKey])).get(featureKey), 'feature', featureKey, 'key');
          return version;
        },
        answer: async (tx) => showingPart(await readOverride(tx, id, featureKey), (await findUserVersion(tx, null, id)).version),
      });
      return send(reply, answer);
    },
  );
  app.delete(
    '/v1/users/:id/overrides/:featureKey',
    {
      config: writing,
      schema: {
        operationId: 'removeOverride',
        summary: 'Remove an override',
        description: whoseVersion,
        tags,
        headers: writeHeaders,
        params,
        response: { 204: deleted, ...proposed, ...onChange },
      },
    },
    async (request, reply) => {
      const { id, featureKey } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'override.remove', userId: id, feature: featureKey },
        async lock(tx, scope) {
          const version = await lockUserVersion(tx, scope, id);
          found((await hasOverride(tx, id, featureKey)) || undefined, 'override', featureKey, 'key');
          return version;
        },
        answer: async () => showingNothing,
      });
      return send(reply, answer);
    },
  );
};
