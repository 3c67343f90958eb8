import { changeUserSchema } from '@seatledger/domain/user/change-user.ts';
import { createUserSchema } from '@seatledger/domain/user/create-user.ts';
import { deleteUserSchema } from '@seatledger/domain/user/delete-user.ts';
import { z } from 'zod';
import { send, showing, showingNew, showingNothing, showingNow } from '../../api/answers.ts';
import { access, byId, creationHeaders, deleted, onChange, onCreate, onRead, writeHeaders } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { createdId, scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { addUserActions } from './user-actions-routes.ts';
import { userFilters } from './user-filters.ts';
import { lockDomainOfNewUser, lockUserVersion } from './user-lock-queries.ts';
import { listUsers, readUser, showUser, shownUser } from './users-overview.ts';

const tags = ['Users'];
const query = z.strictObject({ ...pageQuery, ...userFilters });
const newUser = createUserSchema.omit({ kind: true });
const changedUser = changeUserSchema.omit({ kind: true, id: true });
const deletion = deleteUserSchema.pick({ reason: true });

export const addUserRoutes: AddRoutes = (app, api) => {
  const config = access('user.read');
  app.get(
    '/v1/users',
    {
      config,
      schema: {
        operationId: 'listUsers',
        summary: 'List users',
        tags,
        querystring: query,
        response: { 200: listOf(shownUser) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const rows = await listUsers(api.db, scopeOf(request), request.query, page);
      return send(reply, showingNow(listing(rows, page, showUser)));
    },
  );
  app.get(
    '/v1/users/:id',
    {
      config,
      schema: { operationId: 'readUser', summary: 'Read a user', tags, params: byId, response: { 200: shownUser, ...onRead } },
    },
    async (request, reply) => send(reply, showing(await readUser(api.db, scopeOf(request), request.params.id))),
  );
  addUserCreation(app, api);
  addUserChanges(app, api);
  addUserActions(app, api);
};

const writing = access('user.write');

const addUserCreation: AddRoutes = (app, api) => {
  app.post(
    '/v1/users',
    {
      config: writing,
      schema: {
        operationId: 'createUser',
        summary: 'Give somebody a seat',
        description: 'The address says in which domain.',
        tags,
        headers: creationHeaders,
        body: newUser,
        response: { 201: shownUser, ...onCreate },
      },
    },
    async (request, reply) => {
      const answer = await api.change(request, {
        command: { kind: 'user.create', ...request.body },
        lock: (tx, scope) => lockDomainOfNewUser(tx, scope, request.body.email),
        answer: async (tx, id) => showingNew(await readUser(tx, null, createdId(id)), '/v1/users'),
      });
      return send(reply, answer);
    },
  );
};

const addUserChanges: AddRoutes = (app, api) => {
  app.patch(
    '/v1/users/:id',
    {
      config: writing,
      schema: {
        operationId: 'changeUser',
        summary: 'Change a user',
        description: 'What is left out stays as it is. The address changes by the action move.',
        tags,
        headers: writeHeaders,
        params: byId,
        body: changedUser,
        response: { 200: shownUser, ...onChange },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'user.change', id, ...request.body },
        lock: (tx, scope) => lockUserVersion(tx, scope, id),
        answer: async (tx) => showing(await readUser(tx, null, id)),
      });
      return send(reply, answer);
    },
  );
  app.delete(
    '/v1/users/:id',
    {
      config: writing,
      schema: {
        operationId: 'deleteUser',
        summary: 'Delete a user, which frees the seat',
        tags,
        headers: writeHeaders,
        params: byId,
        querystring: deletion,
        response: { 204: deleted, ...onChange },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'user.delete', id, ...request.query },
        lock: (tx, scope) => lockUserVersion(tx, scope, id),
        answer: async () => showingNothing,
      });
      return send(reply, answer);
    },
  );
};
