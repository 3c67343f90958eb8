import { found } from '@seatledger/domain/command/decision.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { send, showing, showingNothing, showingNow } from '../../api/answers.ts';
import { access, byId, deleted, idText, onChange, onRead, onReadWhileKept, writeHeaders } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { lockLeaverCheck, selectLeaverChecks } from './leaver-check-queries.ts';
import {
  leaverCheckState,
  listLeaverChecks,
  readLeaverCheck,
  showLeaverCheck,
  shownLeaverCheck,
  shownLeaverCheckNow,
} from './leaver-checks-overview.ts';
import { listLeavers, listNewcomers, showLeaver, shownLeaver, showNewcomer, shownNewcomer } from './leavers-overview.ts';
import { addRemovalProposal } from './propose-route.ts';
import { leaverStates, type LeaverCheckNow } from './seats-since.ts';
import { listStaffRows, rowVerdict, showStaffRow, shownStaffRow } from './staff-rows-overview.ts';
import { addLeaverCheckUpload } from './upload-route.ts';

const tags = ['Leaver checks'];
const config = access('user.import');
/** Addresses as the file gives them. */
const reads = { kind: 'leaver-check', idsFrom: 'path' } as const;

export const addLeaverCheckRoutes: AddRoutes = (app, api) => {
  addReads(app, api);
  addLeaverCheckUpload(app, api);
  addPeople(app, api);
  addRemovalProposal(app, api);
  addDeletion(app, api);
};

const addReads: AddRoutes = (app, api) => {
  app.get(
    '/v1/leaver-checks',
    {
      config,
      schema: {
        operationId: 'listLeaverChecks',
        summary: 'List leaver checks, the newest first',
        tags,
        querystring: z.strictObject({ ...pageQuery, domainId: idText.optional(), state: leaverCheckState.optional() }),
        response: { 200: listOf(shownLeaverCheck) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const rows = await listLeaverChecks(api.db, scopeOf(request), request.query, page);
      return send(reply, showingNow(listing(rows, page, showLeaverCheck)));
    },
  );
  app.get(
    '/v1/leaver-checks/:id',
    {
      config,
      schema: {
        operationId: 'readLeaverCheck',
        summary: 'Read a leaver check, and what has happened since',
        tags,
        params: byId,
        response: { 200: shownLeaverCheckNow, ...onRead },
      },
    },
    async (request, reply) => send(reply, showing(await readLeaverCheck(api.db, scopeOf(request), request.params.id))),
  );
};

const addPeople: AddRoutes = (app, api) => {
  app.get(
    '/v1/leaver-checks/:id/leavers',
    {
      config: { ...config, reads: { kind: 'user' } },
      schema: {
        operationId: 'listLeavers',
        summary: 'List who had a seat and was not on the list',
        tags,
        params: byId,
        querystring: z.strictObject({ ...pageQuery, state: z.enum(leaverStates).optional() }),
        response: { 200: listOf(shownLeaver), ...onReadWhileKept },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const check = await findKept(api.db, scopeOf(request), request.params.id);
      return send(reply, showingNow(listing(await listLeavers(api.db, check, page, request.query.state), page, showLeaver)));
    },
  );
  app.get(
    '/v1/leaver-checks/:id/newcomers',
    {
      config: { ...config, reads: { kind: 'user' } },
      schema: {
        operationId: 'listNewcomers',
        summary: 'List who has got a seat since the list was compared',
        tags,
        params: byId,
        querystring: z.strictObject(pageQuery),
        response: { 200: listOf(shownNewcomer), ...onReadWhileKept },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const check = await findKept(api.db, scopeOf(request), request.params.id);
      return send(reply, showingNow(listing(await listNewcomers(api.db, check, page), page, showNewcomer)));
    },
  );
  app.get(
    '/v1/leaver-checks/:id/rows',
    {
      config: { ...config, reads },
      schema: {
        operationId: 'listStaffRows',
        summary: 'List the rows of the staff list of a leaver check',
        description: 'In the order of the file.',
        tags,
        params: byId,
        querystring: z.strictObject({ ...pageQuery, verdict: rowVerdict.optional() }),
        response: { 200: listOf(shownStaffRow), ...onReadWhileKept },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const { id } = await findKept(api.db, scopeOf(request), request.params.id);
      return send(reply, showingNow(listing(await listStaffRows(api.db, id, page, request.query.verdict), page, showStaffRow)));
    },
  );
};

const addDeletion: AddRoutes = (app, api) => {
  app.delete(
    '/v1/leaver-checks/:id',
    {
      config,
      schema: {
        operationId: 'deleteLeaverCheck',
        summary: 'Delete a leaver check',
        description: 'With its file. What has been proposed from it stays.',
        tags,
        headers: writeHeaders,
        params: byId,
        response: { 204: deleted, ...onChange },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'leaver-check.delete', id },
        lock: async (tx, scope) => (await lockLeaverCheck(tx, scope, id)).version,
        answer: async () => showingNothing,
      });
      return send(reply, answer);
    },
  );
};

/** A check whose rows and leavers are there to be read. */
async function findKept(db: Kysely<RegistrySchema>, scope: Scope, id: number): Promise<LeaverCheckNow> {
  const row = found(await selectLeaverChecks(db, scope).where('leaverChecks.id', '=', id).executeTakeFirst(), 'leaver_check', id);
  if (row.fileId !== null) return row;
  throw new HttpProblem({
    status: 410,
    code: 'leaver_check_expired',
    title: 'Gone',
    detail: 'The list of this leaver check, and who was not on it, have been removed after their time.',
  });
}
