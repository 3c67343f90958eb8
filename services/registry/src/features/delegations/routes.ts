import { CommandRefused, found } from '@seatledger/domain/command/decision.ts';
import { createDelegationSchema } from '@seatledger/domain/delegation/create-delegation.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { z } from 'zod';
import { send, showingNothing, showingNow } from '../../api/answers.ts';
import { access, byId, creationHeaders, deleted, idText, onBulk, onRead } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { createdId, type AddRoutes } from '../../api/registry-api.ts';
import type { Tx } from '../../registry-schema.ts';
import { readPersonIds } from '../operators/operator-queries.ts';
import { lockDelegation } from './delegation-queries.ts';
import { listDelegates, showDelegate } from './delegates-overview.ts';
import { delegationState, listDelegations, readDelegation, showDelegation, shownDelegation, shownParty } from './delegations-overview.ts';

const tags = ['Delegations'];
const query = z.strictObject({ ...pageQuery, state: delegationState.optional(), operatorId: idText.optional() });
const body = createDelegationSchema.omit({ kind: true }).extend({ fromOperatorId: idText.optional(), toOperatorId: idText });

export const addDelegationRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/delegations',
    {
      config: { ...access('policy.read'), reads: { kind: 'operator' } },
      schema: {
        operationId: 'listDelegations',
        summary: 'List who approves in whose place',
        tags,
        querystring: query,
        response: { 200: listOf(shownDelegation) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      return send(reply, showingNow(listing(await listDelegations(api.db, request.query, page), page, showDelegation)));
    },
  );
  addDelegates(app, api);
  addCreation(app, api);
  addEnd(app, api);
};

const addDelegates: AddRoutes = (app, api) => {
  app.get(
    '/v1/delegates',
    {
      config: { ...access('change-request.approve'), reads: { kind: 'operator' } },
      schema: {
        operationId: 'listDelegates',
        summary: 'List whom one may let approve',
        description: 'Whoever is not suspended, sees all customers, and is not the person who asks.',
        tags,
        querystring: z.strictObject(pageQuery),
        response: { 200: listOf(shownParty) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const rows = await listDelegates(api.db, principalOf(request).operatorIds, page);
      return send(reply, showingNow(listing(rows, page, showDelegate)));
    },
  );
};

const addCreation: AddRoutes = (app, api) => {
  app.post(
    '/v1/delegations',
    {
      config: { access: { permission: 'change-request.approve', stepUp: true } },
      schema: {
        operationId: 'createDelegation',
        summary: 'Let somebody approve in your place',
        description:
          'Those who may change the approval policy do so for others, too, whom fromOperatorId names. It takes no approval, and is for a year ' +
          'at most. It gives what whoever delegates may approve now, as long as they may, and nothing that was delegated to them.',
        tags,
        headers: creationHeaders,
        body,
        response: { 201: shownDelegation, ...onBulk },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { fromOperatorId = ownOperatorId(principal), ...terms } = request.body;
      if (!isOwn(principal, fromOperatorId)) refuseForOthers(principal);
      const answer = await api.change(request, {
        command: { kind: 'delegation.create', fromOperatorId, ...terms },
        lock: async (tx) => {
          if (!isOwn(principal, fromOperatorId)) await refuseToOneself(tx, principal, terms.toOperatorId);
          return null;
        },
        answer: async (tx, id) => ({ ...showingNow(await readDelegation(tx, createdId(id))), status: 201 }),
      });
      return send(reply, answer);
    },
  );
};

const addEnd: AddRoutes = (app, api) => {
  app.delete(
    '/v1/delegations/:id',
    {
      config: access('change-request.read'),
      schema: {
        operationId: 'endDelegation',
        summary: 'Take a delegation back',
        description: 'By either side, or whoever may change the approval policy. What was approved in its time stays approved.',
        tags,
        params: byId,
        response: { 204: deleted, ...onRead },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { id } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'delegation.end', id },
        versionRequired: false,
        async lock(tx) {
          const { fromOperatorId, toOperatorId } = found(await lockDelegation(tx, id), 'delegation', id);
          if (!isOwn(principal, fromOperatorId) && !isOwn(principal, toOperatorId)) refuseForOthers(principal);
          return null;
        },
        answer: async () => showingNothing,
      });
      return send(reply, answer);
    },
  );
};

function isOwn({ kind, id }: Principal, operatorId: number): boolean {
  return kind === 'operator' && id === operatorId;
}

function ownOperatorId({ kind, id }: Principal): number {
  if (kind === 'operator') return id;
  const detail = 'Say in whose place it is to be: fromOperatorId.';
  const errors = [{ pointer: '/fromOperatorId', code: 'operator_required', detail }];
  throw new HttpProblem({ status: 422, code: 'operator_required', title: 'Refused', detail, errors });
}

/** Nobody gives themselves the power of others, by whichever account. */
async function refuseToOneself(tx: Tx, { operatorIds }: Principal, toOperatorId: number): Promise<void> {
  const own = await readPersonIds(tx, operatorIds);
  const [to] = await readPersonIds(tx, [toOperatorId]);
  if (to === undefined || !own.includes(to)) return;
  const detail = 'Nobody lets themselves approve in the place of others; have them do so, or another administrator.';
  throw new CommandRefused('delegation_to_oneself', detail, 'toOperatorId');
}

function refuseForOthers({ permissions }: Principal): void {
  if (permissions.has('policy.write')) return;
  const detail = 'Delegations of others take the permission policy.write.';
  throw new HttpProblem({ status: 403, code: 'forbidden', title: 'Forbidden', detail });
}
