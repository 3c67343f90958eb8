import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { z } from 'zod';
import type { AddRoutes } from '../../audit-api.ts';
import { exportPage } from './export-page.ts';
import { exportPerson } from './export-person.ts';
import { asked, held, identityOf, refused, shownHeld, tags } from './fields.ts';
import { readPersonOverview } from './person-overview.ts';

const foundPerson = z.strictObject({
  emails: z.array(z.string()),
  persons: z.array(z.string()),
  formerly: z
    .array(z.string())
    .describe('Users who went by one of these addresses before, and may be somebody else: left alone here, to be asked for by the id.'),
  held,
});

export const addPersonRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/privacy/persons',
    {
      config: { access: { permission: 'privacy.read' }, reads: { kind: 'person', idsFrom: 'persons' } },
      schema: {
        operationId: 'findPerson',
        summary: 'What is held about a person, and where',
        description:
          'In numbers: what an erasure would remove. Events of the log stay, and nobody can read any more what they say of the person.',
        tags,
        querystring: z.strictObject(asked),
        response: {
          200: foundPerson,
          ...refused,
          422: problemSchema,
        },
      },
    },
    async (request, _reply) => {
      const person = await readPersonOverview(api.privacy, identityOf(request.query));
      const { emails, references, formerly } = person;
      return { emails: [...emails], persons: [...references], formerly: [...formerly], held: shownHeld(person.held) };
    },
  );
  exportRoute(app, api);
};

const exportedPerson = z.strictObject({
  exportedAt: z.string().meta({ format: 'date-time' }),
  emails: z.array(z.string()),
  references: z.array(z.string()).describe('How the audit refers to the person.'),
  services: z.array(
    z.strictObject({
      name: z.string(),
      sections: z.array(
        z.strictObject({
          kind: z.string(),
          rows: z.array(z.record(z.string(), z.unknown())),
          leftOut: z.int().optional().describe('How many older rows are left out; of events, the export of events has them all.'),
        }),
      ),
    }),
  ),
});

const exportRoute: AddRoutes = (app, api) => {
  app.get(
    '/v1/privacy/persons/export',
    {
      // What a HEAD would be worth is not worth an event.
      exposeHeadRoute: false,
      config: { access: { permission: 'privacy.export', stepUp: true } },
      schema: {
        operationId: 'exportPerson',
        summary: 'Everything that is held about a person',
        description:
          'As JSON, or as a page to read and to print. No secrets, and nothing of anybody else. The export is an event of the audit.',
        tags,
        querystring: z.strictObject({
          ...asked,
          format: z.enum(['json', 'html']).default('json'),
          locale: z.enum(['en', 'fr']).default('en'),
        }),
        response: {
          200: {
            description: 'The file.',
            content: { 'application/json': { schema: exportedPerson }, 'text/html': { schema: z.string() } },
          },
          ...refused,
          422: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { format, locale } = request.query;
      const person = await exportPerson(api.privacy, identityOf(request.query), locale, contextOf(request));
      const text = format === 'html' ? exportPage(person, locale) : JSON.stringify(person, null, 2);
      reply.header('content-disposition', `attachment; filename="person.${format}"`);
      reply.type(format === 'html' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8');
      return reply.send(text);
    },
  );
};
