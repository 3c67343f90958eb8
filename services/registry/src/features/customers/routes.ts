import { changeCustomerSchema } from '@seatledger/domain/customer/change-customer.ts';
import { createCustomerSchema } from '@seatledger/domain/customer/create-customer.ts';
import { deleteCustomerSchema } from '@seatledger/domain/customer/delete-customer.ts';
import { z } from 'zod';
import { send, showing, showingNew, showingNothing, showingNow } from '../../api/answers.ts';
import { access, byId, creationHeaders, deleted, onChange, onCreate, onRead, writeHeaders } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { createdId, scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { noVersion } from '../../api/scope.ts';
import { customerFilters } from './customer-filters.ts';
import { lockCustomerVersion } from './customer-lock-queries.ts';
import { listCustomers, readCustomer, showCustomer, shownCustomer } from './customers-overview.ts';

const tags = ['Customers'];
const newCustomer = createCustomerSchema.omit({ kind: true });
const changedCustomer = changeCustomerSchema.omit({ kind: true, id: true });
const deletion = deleteCustomerSchema.pick({ reason: true });

export const addCustomerRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/customers',
    {
      config: access('customer.read'),
      schema: {
        operationId: 'listCustomers',
        summary: 'List customers',
        tags,
        querystring: z.strictObject({ ...pageQuery, ...customerFilters }),
        response: { 200: listOf(shownCustomer) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const rows = await listCustomers(api.db, scopeOf(request), request.query, page);
      return send(reply, showingNow(listing(rows, page, showCustomer)));
    },
  );
  app.get(
    '/v1/customers/:id',
    {
      config: access('customer.read'),
      schema: {
        operationId: 'readCustomer',
        summary: 'Read a customer',
        tags,
        params: byId,
        response: { 200: shownCustomer, ...onRead },
      },
    },
    async (request, reply) => send(reply, showing(await readCustomer(api.db, scopeOf(request), request.params.id))),
  );
  addCustomerCreation(app, api);
  addCustomerChanges(app, api);
};

const writing = access('customer.write');

const addCustomerCreation: AddRoutes = (app, api) => {
  app.post(
    '/v1/customers',
    {
      config: writing,
      schema: {
        operationId: 'createCustomer',
        summary: 'Create a customer',
        tags,
        headers: creationHeaders,
        body: newCustomer,
        response: { 201: shownCustomer, ...onCreate },
      },
    },
    async (request, reply) => {
      const answer = await api.change(request, {
        command: { kind: 'customer.create', ...request.body },
        lock: noVersion,
        answer: async (tx, id) => showingNew(await readCustomer(tx, null, createdId(id)), '/v1/customers'),
      });
      return send(reply, answer);
    },
  );
};

const addCustomerChanges: AddRoutes = (app, api) => {
  app.patch(
    '/v1/customers/:id',
    {
      config: writing,
      schema: {
        operationId: 'changeCustomer',
        summary: 'Change a customer',
        description: 'What is left out stays as it is; contacts are replaced as a whole.',
        tags,
        headers: writeHeaders,
        params: byId,
        body: changedCustomer,
        response: { 200: shownCustomer, ...onChange },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'customer.change', id, ...request.body },
        lock: (tx, scope) => lockCustomerVersion(tx, scope, id),
        answer: async (tx) => showing(await readCustomer(tx, null, id)),
      });
      return send(reply, answer);
    },
  );
  app.delete(
    '/v1/customers/:id',
    {
      config: writing,
      schema: {
        operationId: 'deleteCustomer',
        summary: 'Delete a customer without domains',
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
        command: { kind: 'customer.delete', id, ...request.query },
        lock: (tx, scope) => lockCustomerVersion(tx, scope, id),
        answer: async () => showingNothing,
      });
      return send(reply, answer);
    },
  );
};
