import { found } from '@seatledger/domain/command/decision.ts';
import { preferenceFields, type Preferences } from '@seatledger/domain/preferences/preferences.ts';
import { etagOf, refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { z } from 'zod';
import { ownOperatorId } from '../operators/operator-principal.ts';
import { refuseIfOvertaken } from '../operators/refuse-if-overtaken.ts';
import { contextOf, type Routes, type SignInDependencies } from '../sign-in/dependencies.ts';
import { findPreferences } from './preference-queries.ts';

const tags = ['Preferences'];
const config = { access: { permission: 'signed-in', session: true } };
const preferences = z.strictObject(preferenceFields);
const shownPreferences = z.strictObject({
  ...preferenceFields,
  version: z.int().positive().describe('The ETag without its quotation marks.'),
});
const ifMatch = z.object({ 'if-match': z.string().max(1000).optional().meta({ description: 'The ETag that was read. Required.' }) });
const refused = { 401: problemSchema, 403: problemSchema };

/** Everybody has their own: whose they are is never asked, it is known. */
export const preferenceRoutes: Routes = (app, dependencies) => {
  app.get(
    '/v1/preferences',
    {
      config,
      schema: {
        operationId: 'readPreferences',
        summary: 'Read your own preferences',
        description: 'Where nothing has been chosen yet, what holds until then.',
        tags,
        response: { 200: shownPreferences, ...refused },
      },
    },
    async (request, reply) => {
      const own = await ownPreferences(dependencies, ownOperatorId(principalOf(request)));
      reply.header('etag', etagOf(own.version));
      return showPreferences(own);
    },
  );
  app.put(
    '/v1/preferences',
    {
      config,
      schema: {
        operationId: 'changePreferences',
        summary: 'Replace your own preferences',
        description: 'All of them. The language is that of your account, and of the letters that you get.',
        tags,
        headers: ifMatch,
        body: preferences,
        response: { 200: shownPreferences, 400: problemSchema, ...refused, 412: problemSchema, 428: problemSchema },
      },
    },
    async (request, reply) => {
      const operatorId = ownOperatorId(principalOf(request));
      const { version } = await ownPreferences(dependencies, operatorId);
      refuseOtherVersion(request.headers['if-match'], version, { required: true });
      const command = { kind: 'preferences.change', operatorId, version, ...request.body };
      await dependencies.execute(command, contextOf(dependencies, request)).catch(refuseIfOvertaken);
      const after = await ownPreferences(dependencies, operatorId);
      reply.header('etag', etagOf(after.version));
      return showPreferences(after);
    },
  );
};

async function ownPreferences({ kysely }: SignInDependencies, operatorId: number): Promise<Preferences> {
  return found(await findPreferences(kysely, operatorId), 'operator', operatorId);
}

function showPreferences({ id: _, ...shown }: Preferences): z.output<typeof shownPreferences> {
  return shown;
}
