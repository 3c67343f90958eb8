import { openStates, requestStates, type RequestState } from '@seatledger/domain/change-request/change-request.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { byId, idText, onRead } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { addRequestActions } from './action-routes.ts';
import { addRequestParts } from './part-routes.ts';
import { readPossibleApprover } from './possible-approver.ts';
import { listRequests, readRow } from './requests-overview.ts';
import { path, readAccess, tags } from './route-parts.ts';
import { shownRequest, showingRequest } from './shown-request.ts';
import { findVisibleRequest, seesOthersRequests } from './visible-requests.ts';
import { addRequestWrites } from './write-routes.ts';

export const addChangeRequestRoutes: AddRoutes = (app, api) => {
  addReads(app, api);
  addRequestParts(app, api);
  addRequestWrites(app, api);
  addRequestActions(app, api);
};

const filters = {
  state: z.enum(requestStates).optional(),
  open: z.enum(['true', 'false']).optional().describe('true: those that are not over, drafts among them.'),
  customerId: idText.optional(),
  mine: z.enum(['true', 'false']).optional().describe('true: those that one has proposed.'),
  toApprove: z
    .enum(['true', 'false'])
    .optional()
    .describe('true: those that wait for an approval which one may give, be it in another’s place.'),
  unreviewed: z
    .enum(['true', 'false'])
    .optional()
    .describe('true: those that were applied without approval, and that nobody has looked at since.'),
};

const ownAlone = 'Whoever does not have the permission `change-request.read` sees what they have proposed themselves.';

const addReads: AddRoutes = (app, api) => {
  addList(app, api);
  addRead(app, api);
};

const addList: AddRoutes = (app, api) => {
  app.get(
    path,
    {
      config: readAccess,
      schema: {
        operationId: 'listChangeRequests',
        summary: 'List change requests, the newest first',
        description: ownAlone,
        tags,
        querystring: z.strictObject({ ...pageQuery, ...filters }),
        response: { 200: listOf(shownRequest) },
      },
    },
    async (request, reply) => {
      const { state, open, customerId, mine, toApprove, unreviewed } = request.query;
      const principal = principalOf(request);
      const page = pageOf(request.query);
      const rows = await listRequests(
        api.db,
        scopeOf(request),
        {
          state: statesOf(state, open === 'true'),
          customerId,
          proposedBy: mine === 'true' || !seesOthersRequests(principal) ? principal : undefined,
          approvableBy: toApprove === 'true' ? await readPossibleApprover(api.db, principal) : undefined,
          unreviewed: unreviewed === 'true',
        },
        page,
      );
      return send(
        reply,
        showingNow(
          listing(
            rows.map((row) => ({ id: Number(row.id), row })),
            page,
            ({ row }) => row,
          ),
        ),
      );
    },
  );
};

const addRead: AddRoutes = (app, api) => {
  app.get(
    `${path}/:id`,
    {
      config: readAccess,
      schema: {
        operationId: 'readChangeRequest',
        summary: 'Read a change request',
        description: ownAlone,
        tags,
        params: byId,
        response: { 200: shownRequest, ...onRead },
      },
    },
    async (request, reply) => {
      const shown = await readRow(api.db, await findVisibleRequest(api.db, principalOf(request), request.params.id));
      return send(reply, showingRequest(shown, 200));
    },
  );
};

function statesOf(state: RequestState | undefined, open: boolean): readonly RequestState[] | undefined {
  const some = open ? openStates : requestStates;
  if (state !== undefined) return some.filter((one) => one === state);
  return open ? openStates : undefined;
}
