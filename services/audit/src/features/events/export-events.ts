import type { Locale } from '@seatledger/domain/audit/words.ts';
import { sendDownload } from '@seatledger/platform/http/downloads.ts';
import {
  auditedExport,
  exportedParts,
  exportFormatOf,
  exportFormats,
  exportMediaTypes,
  mediaTypeOf,
  type ExportColumns,
} from '@seatledger/platform/http/export-file.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { z } from 'zod';
import type { AddRoutes, AuditApi } from '../../audit-api.ts';
import { eventFilters, namesItsSubject } from './event-filters.ts';
import { pagesOfEvents, searchOf, type SearchedEvents } from './find-events.ts';
import { languageOf, languageQuery } from './language.ts';
import { openEvents } from './open-events.ts';
import { showEvent, type ShownEvent } from './shown-event.ts';

const querystring = z
  .strictObject({
    ...eventFilters,
    ...languageQuery,
    format: z.enum(exportFormats).optional().describe('As Accept says, where it is left out.'),
  })
  .refine(namesItsSubject, { path: ['subjectId'], message: 'must stand beside subjectKind' });

const json = (value: unknown): string => (value === null ? '' : JSON.stringify(value));

const columns: ExportColumns<ShownEvent> = [
  ['leafIndex', ({ leafIndex }) => leafIndex],
  ['id', ({ id }) => id],
  ['recordedAt', ({ recordedAt }) => recordedAt],
  ['kind', ({ kind }) => kind],
  ['sentence', ({ sentence }) => sentence],
  ['actorKind', ({ actor }) => actor.kind],
  ['actorId', ({ actor }) => actor.id],
  ['actorName', ({ actor }) => actor.name],
  ['origin', ({ origin }) => origin],
  ['address', ({ address }) => address],
  ['requestId', ({ requestId }) => requestId],
  ['changeRequestId', ({ changeRequestId }) => changeRequestId],
  ['subjectKind', ({ subject }) => subject.kind],
  ['subjectId', ({ subject }) => subject.id],
  ['customerId', ({ customerId }) => customerId],
  ['reason', ({ reason }) => reason],
  ['before', ({ before }) => json(before)],
  ['after', ({ after }) => json(after)],
  ['erased', ({ erased }) => erased.join(' ')],
  ['damaged', ({ damaged }) => damaged],
];

export const addEventExport: AddRoutes = (app, api) => {
  app.get(
    '/v1/audit/events/export',
    {
      config: { access: { permission: 'event.read' }, mediaTypes: exportMediaTypes },
      exposeHeadRoute: false,
      schema: {
        operationId: 'exportAuditEvents',
        summary: 'Take away what happened as a file',
        description:
          'Newest first, from the newest that there is when it begins. The filters are those of the list. Written to the audit, with the number of rows. A file that is cut short ends with a broken connection.',
        tags: ['Audit'],
        querystring,
        response: { 200: { description: 'The events; CSV in UTF-8 with a byte order mark.', content: fileContent() }, 406: problemSchema },
      },
    },
    async (request, reply) => {
      const { format: askedFormat, language: askedLanguage, ...filters } = request.query;
      const format = exportFormatOf(askedFormat, request.headers.accept);
      const language = languageOf(askedLanguage, request.headers['accept-language']);
      const principal = principalOf(request);
      const searched = await searchOf(api.database.kysely, api.personKeys, principal.customerIds, filters);
      const asked = { format, filters: saidOf(searched) };
      const context = contextOf(request);
      const write = (verb: string, after: Readonly<Record<string, unknown>>) =>
        api.writer.append(
          api.database.kysely,
          { kind: `audit.${verb}`, subject: { kind: 'audit', id: null }, before: null, after },
          context,
        );
      const text = auditedExport(write, asked, exportedParts(format, columns, everyPage(api, searched, language)));
      reply.header('content-language', language);
      const fileName = `audit-events-${Temporal.Now.plainDateISO('UTC')}.${format}`;
      return await sendDownload(reply, { mediaType: mediaTypeOf(format), fileName }, text);
    },
  );
};

/** What the event says of the filters. It names a person as the log does, rather than by the address. */
function saidOf({ filters: { from, until, ...filters }, persons }: SearchedEvents): object {
  return { ...filters, from: from?.toString(), until: until?.toString(), ...(persons.length > 0 && { persons: persons.flat() }) };
}

function fileContent() {
  return Object.fromEntries(exportMediaTypes.map((type) => [type, { schema: z.string() }])) as Record<
    (typeof exportMediaTypes)[number],
    { schema: z.ZodString }
  >;
}

async function* everyPage(
  { database: { kysely }, personKeys }: AuditApi,
  searched: SearchedEvents,
  language: Locale,
): AsyncGenerator<readonly ShownEvent[], void, void> {
  for await (const rows of pagesOfEvents(kysely, searched)) {
    yield (await openEvents(kysely, personKeys, rows)).map((event) => showEvent(event, language));
  }
}
