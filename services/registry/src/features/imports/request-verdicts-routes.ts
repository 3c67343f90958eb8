import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, byId, onReadWhileKept } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { listVerdicts, findKeptImport, showVerdict, shownVerdict, verdictWord } from './verdicts-overview.ts';
import { findRequestRow } from '../change-requests/request-queries.ts';
import { findImportOf } from '../change-requests/requested-list.ts';

/** What an approver reads of a list, who may not import any. */
export const addRequestVerdicts: AddRoutes = (app, api) => {
  app.get(
    '/v1/change-requests/:id/verdicts',
    {
      config: { ...access('change-request.read'), reads: { kind: 'change-request', idsFrom: 'path' } },
      schema: {
        operationId: 'listChangeRequestVerdicts',
        summary: 'List the rows of the list that a change request imports, each with what it comes to',
        description: 'In the order of the file.',
        tags: ['Change requests'],
        params: byId,
        querystring: z.strictObject({ ...pageQuery, verdict: verdictWord.optional() }),
        response: { 200: listOf(shownVerdict), ...onReadWhileKept },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const { id } = await findRequestRow(api.db, scopeOf(request), request.params.id);
      const importId = await findImportOf(api.db, id);
      if (importId === null) throw new CommandRefused('import_not_found', `Change request ${id} imports no list.`, 'id');
      await findKeptImport(api.db, scopeOf(request), importId);
      return send(reply, showingNow(listing(await listVerdicts(api.db, importId, page, request.query.verdict), page, showVerdict)));
    },
  );
};
