import { changeDomainSchema } from '@seatledger/domain/domain/change-domain.ts';
import { createDomainSchema } from '@seatledger/domain/domain/create-domain.ts';
import { deleteDomainSchema } from '@seatledger/domain/domain/delete-domain.ts';
import { z } from 'zod';
import { send, showing, showingNew, showingNothing, showingNow } from '../../api/answers.ts';
import { access, byId, creationHeaders, deleted, idText, onChange, onCreate, onRead, writeHeaders } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { createdId, scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { addDomainActions } from './domain-actions-routes.ts';
import { domainFilters } from './domain-filters.ts';
import { lockDomainVersion, refuseOtherCustomer } from './domain-lock-queries.ts';
import { listDomains, readDomain, showDomain, shownDomain } from './domains-overview.ts';

const tags = ['Domains'];
const query = z.strictObject({ ...pageQuery, ...domainFilters });
const newDomain = createDomainSchema.omit({ kind: true }).extend({ customerId: idText });
const changedDomain = changeDomainSchema.omit({ kind: true, id: true });
const deletion = deleteDomainSchema.pick({ reason: true });

export const addDomainRoutes: AddRoutes = (app, api) => {
  const config = access('domain.read');
  app.get(
    '/v1/domains',
    {
      config,
      schema: {
        operationId: 'listDomains',
        summary: 'List domains',
        tags,
        querystring: query,
        response: { 200: listOf(shownDomain) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const rows = await listDomains(api.db, scopeOf(request), request.query, page);
      return send(reply, showingNow(listing(rows, page, showDomain)));
    },
  );
  app.get(
    '/v1/domains/:id',
    {
      config,
      schema: {
        operationId: 'readDomain',
        summary: 'Read a domain',
        tags,
        params: byId,
        response: { 200: shownDomain, ...onRead },
      },
    },
    async (request, reply) => send(reply, showing(await readDomain(api.db, scopeOf(request), request.params.id))),
  );
  addDomainCreation(app, api);
  addDomainChanges(app, api);
  addDomainActions(app, api);
};

const writing = access('domain.write');

const addDomainCreation: AddRoutes = (app, api) => {
  app.post(
    '/v1/domains',
    {
      config: writing,
      schema: {
        operationId: 'createDomain',
        summary: 'Create a domain',
        description: '`seatLimit: null`, unlimited, has to be said.',
        tags,
        headers: creationHeaders,
        body: newDomain,
        response: { 201: shownDomain, ...onCreate },
      },
    },
    async (request, reply) => {
      const answer = await api.change(request, {
        command: { kind: 'domain.create', ...request.body },
        async lock(_tx, scope) {
          refuseOtherCustomer(scope, request.body.customerId);
          return null;
        },
        answer: async (tx, id) => showingNew(await readDomain(tx, null, createdId(id)), '/v1/domains'),
      });
      return send(reply, answer);
    },
  );
};

const addDomainChanges: AddRoutes = (app, api) => {
  app.patch(
    '/v1/domains/:id',
    {
      config: writing,
      schema: {
        operationId: 'changeDomain',
        summary: 'Change a domain',
        description: 'What is left out stays as it is.',
        tags,
        headers: writeHeaders,
        params: byId,
        body: changedDomain,
        response: { 200: shownDomain, ...onChange },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'domain.change', id, ...request.body },
        lock: (tx, scope) => lockDomainVersion(tx, scope, id),
        answer: async (tx) => showing(await readDomain(tx, null, id)),
      });
      return send(reply, answer);
    },
  );
  app.delete(
    '/v1/domains/:id',
    {
      config: writing,
      schema: {
        operationId: 'deleteDomain',
        summary: 'Delete a domain without users',
        description: 'Its aliases and the assignment of packs go with it.',
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
        command: { kind: 'domain.delete', id, ...request.query },
        lock: (tx, scope) => lockDomainVersion(tx, scope, id),
        answer: async () => showingNothing,
      });
      return send(reply, answer);
    },
  );
};
