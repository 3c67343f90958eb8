import type { Locale } from '@seatledger/domain/audit/words.ts';
import { timelineKinds } from '@seatledger/domain/history/timeline-change.ts';
import { timelineSentence } from '@seatledger/domain/history/timeline-sentence.ts';
import type { TimelineEntry } from '@seatledger/domain/history/timeline.ts';
import { preferredLanguage } from '@seatledger/platform/http/accept-language.ts';
import { encodeCursor } from '@seatledger/platform/http/cursor.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, byId, onRead, shownId, shownInstant } from '../../api/fields.ts';
import { listOf, pageOf, pageQuery, type Page } from '../../api/pages.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { instantText, licenceStatus } from '../entitlements/shown-licence.ts';
import { readTimeline } from './read-licence-sources.ts';

const shownValues = z.record(z.string(), z.unknown()).nullable();

const shownEntry = z.strictObject({
  id: shownId.describe('Its number in the timeline, from the oldest.'),
  at: shownInstant,
  kind: z.enum(timelineKinds),
  sentence: z.string().describe('What happened, in the language that was asked for.'),
  before: shownValues.describe('What has changed, before; null where it was not there.'),
  after: shownValues.describe('The same afterwards.'),
  changeRequestId: shownId.nullable().describe('By which it happened; null where none was needed, and where a date has passed.'),
  status: licenceStatus.nullable().describe('Of the licence from then on; null once the user is deleted.'),
});

const language = z.enum(['en', 'fr']).optional().describe('Of the sentences. As Accept-Language says, where it is left out; else English.');

export const addHistoryRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/users/:id/timeline',
    {
      config: { ...access('user.read'), reads: { kind: 'user', idsFrom: 'path' } },
      schema: {
        operationId: 'readTimeline',
        summary: 'What happened to the licence of a user',
        description:
          'The newest first: changes of the user, of the domain, its packs and the values in the catalogue that speak of the user, and dates ' +
          'that have passed. Also of a user who was deleted, as long as that is kept.',
        tags: ['Users'],
        params: byId,
        querystring: z.strictObject({ ...pageQuery, language }),
        response: { 200: listOf(shownEntry), ...onRead },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const locale: Locale = request.query.language ?? preferredLanguage(request.headers['accept-language'], ['en', 'fr']);
      const entries = await readTimeline(api.db, scopeOf(request), request.params.id, Date.now());
      return send(reply, showingNow(showPage(entries, page, locale)));
    },
  );
};

/** Entries are numbered from the oldest, so that a cursor stays true while new ones come. */
function showPage(entries: readonly TimelineEntry[], { afterId, limit }: Page, locale: Locale) {
  const end = afterId === 0 ? entries.length : Math.min(afterId - 1, entries.length);
  const first = Math.max(end - limit, 0);
  const items = entries.slice(first, end).map((entry, index) => showEntry(entry, first + index + 1, locale));
  return { items: items.toReversed(), nextCursor: first > 0 ? encodeCursor(first + 1) : null };
}

function showEntry(entry: TimelineEntry, number: number, locale: Locale): z.output<typeof shownEntry> {
  const { at, kind, before, after, changeRequestId, status } = entry;
  return {
    id: String(number),
    at: instantText(at),
    kind,
    sentence: timelineSentence(entry, locale),
    before,
    after,
    changeRequestId: changeRequestId === null ? null : String(changeRequestId),
    status,
  };
}
