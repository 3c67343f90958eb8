import { comment } from '@seatledger/domain/change-request/request-fields.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, byId, creationHeaders, onCreate, onRead } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import type { AddRoutes } from '../../api/registry-api.ts';
import { authorOf } from './propose-commands.ts';
import {
  listComments,
  listCommands,
  listSteps,
  readLastComment,
  readShownApprovals,
  showComment,
  showCommand,
  shownApprovals,
  shownCommand,
  shownComment,
  shownStep,
  showStep,
} from './request-history.ts';
import { findRequestRow } from './request-queries.ts';
import { path, readAccess, tags } from './route-parts.ts';
import { takeStep } from './take-step.ts';
import { findVisibleRequest } from './visible-requests.ts';

/** What there is under a change request. */
export const addRequestParts: AddRoutes = (app, api) => {
  addParts(app, api);
  addComments(app, api);
};

const addParts: AddRoutes = (app, api) => {
  const querystring = z.strictObject(pageQuery);
  app.get(
    `${path}/:id/commands`,
    {
      config: readAccess,
      schema: {
        operationId: 'listChangeRequestCommands',
        summary: 'List the commands of a change request, each with what it comes to',
        tags,
        params: byId,
        querystring,
        response: { 200: listOf(shownCommand), ...onRead },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const { id } = await findVisibleRequest(api.db, principalOf(request), request.params.id);
      return send(reply, showingNow(listing(await listCommands(api.db, id, page), page, showCommand)));
    },
  );
  app.get(
    `${path}/:id/steps`,
    {
      config: readAccess,
      schema: {
        operationId: 'listChangeRequestSteps',
        summary: 'List all that has happened to a change request',
        tags,
        params: byId,
        querystring,
        response: { 200: listOf(shownStep), ...onRead },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const { id } = await findVisibleRequest(api.db, principalOf(request), request.params.id);
      return send(reply, showingNow(listing(await listSteps(api.db, id, page), page, showStep)));
    },
  );
  app.get(
    `${path}/:id/approvals`,
    {
      config: readAccess,
      schema: {
        operationId: 'listChangeRequestApprovals',
        summary: 'List the approvals of a change request, those of former contents among them',
        tags,
        params: byId,
        response: { 200: shownApprovals, ...onRead },
      },
    },
    async (request, reply) => {
      const row = await findVisibleRequest(api.db, principalOf(request), request.params.id);
      return send(reply, showingNow(await readShownApprovals(api.db, row)));
    },
  );
};

const addComments: AddRoutes = (app, api) => {
  const querystring = z.strictObject(pageQuery);
  app.get(
    `${path}/:id/comments`,
    {
      config: readAccess,
      schema: {
        operationId: 'listChangeRequestComments',
        summary: 'List the comments on a change request',
        tags,
        params: byId,
        querystring,
        response: { 200: listOf(shownComment), ...onRead },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const { id } = await findVisibleRequest(api.db, principalOf(request), request.params.id);
      return send(reply, showingNow(listing(await listComments(api.db, id, page), page, showComment)));
    },
  );
  app.post(
    `${path}/:id/comments`,
    {
      config: access('change-request.read'),
      schema: {
        operationId: 'commentOnChangeRequest',
        summary: 'Comment on a change request',
        tags,
        headers: creationHeaders,
        params: byId,
        body: z.strictObject({ text: comment }),
        response: { 201: shownComment, ...onCreate },
      },
    },
    async (request, reply) => {
      const answer = await api.changeOnce(request, async ({ tx, principal, context }) => {
        const { id } = await findRequestRow(tx, principal.customerIds, request.params.id);
        await takeStep(api.door, tx, { kind: 'change-request.comment', id, by: authorOf(principal), text: request.body.text }, context);
        return { ...showingNow(showComment(await readLastComment(tx, id))), status: 201 };
      });
      return send(reply, answer);
    },
  );
};
