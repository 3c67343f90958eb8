import { z } from 'zod';
import { send, showing, showingNothing, showingNow } from '../../api/answers.ts';
import { sendDownload } from '@seatledger/platform/http/downloads.ts';
import { access, byId, deleted, downloaded, idText, onChange, onRead, onReadWhileKept, writeHeaders } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { addImportActions } from './import-action-routes.ts';
import { lockImport } from './import-row-queries.ts';
import { addImportUpload } from './import-upload-routes.ts';
import { addRequestVerdicts } from './request-verdicts-routes.ts';
import { readFileRow, shownFileRow } from './file-row.ts';
import { importState, listImports, readImport, showImport, shownImport } from './imports-overview.ts';
import { listVerdicts, findKeptImport, resultFile, showVerdict, shownVerdict, verdictWord } from './verdicts-overview.ts';

const tags = ['Imports'];
const config = access('user.import');
/** Addresses and names as the file gives them. */
const reads = { kind: 'import', idsFrom: 'path' } as const;
const query = z.strictObject({ ...pageQuery, domainId: idText.optional(), state: importState.optional() });

export const addImportRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/imports',
    {
      config,
      schema: {
        operationId: 'listImports',
        summary: 'List imports, the newest first',
        tags,
        querystring: query,
        response: { 200: listOf(shownImport) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const rows = await listImports(api.db, scopeOf(request), request.query, page);
      return send(reply, showingNow(listing(rows, page, showImport)));
    },
  );
  app.get(
    '/v1/imports/:id',
    {
      config,
      schema: { operationId: 'readImport', summary: 'Read an import', tags, params: byId, response: { 200: shownImport, ...onRead } },
    },
    async (request, reply) => send(reply, showing(await readImport(api.db, scopeOf(request), request.params.id))),
  );
  addImportUpload(app, api);
  addImportActions(app, api);
  addVerdicts(app, api);
  addFileRow(app, api);
  addRequestVerdicts(app, api);
  addImportDeletion(app, api);
};

const csv = 'text/csv';

const addVerdicts: AddRoutes = (app, api) => {
  app.get(
    '/v1/imports/:id/verdicts',
    {
      config: { ...config, reads },
      schema: {
        operationId: 'listVerdicts',
        summary: 'List the verdicts on the rows of an import',
        description: 'In the order of the file.',
        tags,
        params: byId,
        querystring: z.strictObject({ ...pageQuery, verdict: verdictWord.optional() }),
        response: { 200: listOf(shownVerdict), ...onReadWhileKept },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const page = pageOf(request.query);
      await findKeptImport(api.db, scopeOf(request), id);
      return send(reply, showingNow(listing(await listVerdicts(api.db, id, page, request.query.verdict), page, showVerdict)));
    },
  );
  app.get(
    '/v1/imports/:id/result',
    {
      config: { ...config, mediaTypes: [csv], reads },
      exposeHeadRoute: false,
      schema: {
        operationId: 'downloadImportResult',
        summary: 'Download what became of every row of an import',
        description: 'CSV in UTF-8 with a byte order mark, one line for each row; a cell that a spreadsheet would run gets an apostrophe.',
        tags,
        params: byId,
        response: { 200: downloaded('The verdicts.', csv), ...onReadWhileKept },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await findKeptImport(api.db, scopeOf(request), id);
      return await sendDownload(reply, { mediaType: csv, fileName: `import-${id}-result.csv` }, resultFile(api.db, id));
    },
  );
};

const addFileRow: AddRoutes = (app, api) => {
  app.get(
    '/v1/imports/:id/rows/:line',
    {
      config: { ...config, reads },
      schema: {
        operationId: 'readImportRow',
        summary: 'Read a row of the file of an import as it is written there',
        tags,
        params: byId.extend({ line: z.coerce.number().int().min(1).max(2_147_483_647) }),
        response: { 200: shownFileRow, ...onReadWhileKept },
      },
    },
    async (request, reply) => {
      const { id, line } = request.params;
      const imported = await findKeptImport(api.db, scopeOf(request), id);
      return send(reply, showingNow(await readFileRow(api.db, imported, line)));
    },
  );
};

const addImportDeletion: AddRoutes = (app, api) => {
  app.delete(
    '/v1/imports/:id',
    {
      config,
      schema: {
        operationId: 'deleteImport',
        summary: 'Delete an import that has not been applied',
        description: 'With its file and its verdicts.',
        tags,
        headers: writeHeaders,
        params: byId,
        response: { 204: deleted, ...onChange },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'import.delete', id },
        lock: async (tx, scope) => (await lockImport(tx, scope, id)).version,
        answer: async () => showingNothing,
      });
      return send(reply, answer);
    },
  );
};
