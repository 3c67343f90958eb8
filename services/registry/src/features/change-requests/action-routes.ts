import { comment, digest } from '@seatledger/domain/change-request/request-fields.ts';
import { reason } from '@seatledger/domain/command/fields.ts';
import type { Permission } from '@seatledger/domain/role/permissions.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { z } from 'zod';
import { send } from '../../api/answers.ts';
import { byId, creationHeaders, idText, noFields, onAction, onCreate, writeHeaders } from '../../api/fields.ts';
import type { AddRoutes, Changing, RegistryApi } from '../../api/registry-api.ts';
import { readPersonIds } from '../operators/operator-queries.ts';
import { afterApplying, showingMadeRequest } from './after-applying.ts';
import { createApplyDueRequest } from './apply-due-request.ts';
import { editContent } from './edit-content.ts';
import { authorOf } from './propose-commands.ts';
import { refuseUnlessPermitted } from './requested-commands.ts';
import { readRequest } from './requests-overview.ts';
import { changeListed, changeRequest, path, proposingOf, tags } from './route-parts.ts';
import { shownRequest, showingRequest } from './shown-request.ts';
import { takeStep } from './take-step.ts';
import { undoRequest } from './undo-request.ts';
import { findVisibleRequest } from './visible-requests.ts';
import { kindsOf } from './write-routes.ts';

interface Action {
  readonly word: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly permission: Permission | 'signed-in';
  readonly stepUp?: boolean;
  /** Whether it makes the request's difference anew. */
  readonly differs?: boolean;
  readonly body: z.ZodType<Readonly<Record<string, unknown>> | null | undefined>;
  readonly work: (api: RegistryApi, changing: Changing, id: number, body: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

function step(kind: string, more: (changing: Changing, api: RegistryApi) => Promise<object> | object = () => ({})): Action['work'] {
  return async (api, changing, id, body) =>
    await takeStep(
      api.door,
      changing.tx,
      { kind: `change-request.${kind}`, id, ...body, ...(await more(changing, api)) },
      changing.context,
    );
}

/** A personal token lends its person's power to approve only where it was made for that. */
function refuseWeakToken({ kind, session, permissions }: Principal): void {
  if (kind !== 'operator' || session !== null || permissions.has('change-request.approve')) return;
  const detail = 'This token was not made to approve with: it lacks the permission change-request.approve.';
  throw new HttpProblem({ status: 403, code: 'forbidden', title: 'Forbidden', detail });
}

const looked = digest.describe('The digest of what was looked at.');

const actions: readonly Action[] = [
  {
    word: 'submit',
    operationId: 'submitChangeRequest',
    summary: 'Hand in a draft',
    permission: 'signed-in',
    body: noFields,
    differs: true,
    work: async (api, changing, id) => {
      refuseUnlessPermitted(changing.principal, await kindsOf(changing, id));
      await editContent(proposingOf(api, changing), id, { submit: true });
    },
  },
  {
    word: 'refresh',
    operationId: 'refreshChangeRequest',
    summary: 'Look again at what a change request comes to',
    description: 'Where it comes to something else by now, its approvals are void.',
    permission: 'change-request.read',
    body: noFields,
    differs: true,
    work: async (api, changing, id) => await editContent(proposingOf(api, changing), id, { submit: false }),
  },
  {
    word: 'approve',
    operationId: 'approveChangeRequest',
    summary: 'Approve a change request',
    description: 'Never one’s own, by whichever account. With the last approval that it needs it is applied, or scheduled.',
    // Whoever approves in the place of somebody else may have no power of their own: the roles decide.
    permission: 'change-request.read',
    body: z.strictObject({
      digest: looked,
      comment: comment.nullable().default(null),
      onBehalfOf: idText.nullable().default(null).describe('The operator in whose place it is approved, by their delegation.'),
    }),
    work: step('approve', ({ principal, context }) => {
      refuseWeakToken(principal);
      return { approver: authorOf(principal), now: context.now.toString() };
    }),
  },
  {
    word: 'reject',
    operationId: 'rejectChangeRequest',
    summary: 'Reject a change request',
    permission: 'change-request.approve',
    body: z.strictObject({ digest: looked, reason }),
    work: step('reject'),
  },
  {
    word: 'withdraw',
    operationId: 'withdrawChangeRequest',
    summary: 'Take one’s own change request back',
    permission: 'signed-in',
    body: z.strictObject({ reason: reason.nullable().default(null) }),
    work: step('withdraw', async ({ tx, principal }) => ({
      by: authorOf(principal),
      personIds: await readPersonIds(tx, principal.operatorIds),
    })),
  },
  {
    word: 'apply',
    operationId: 'applyChangeRequest',
    summary: 'Apply an approved change request, or try again what has failed',
    permission: 'change-request.approve',
    body: noFields,
    work: async () => undefined,
  },
  {
    word: 'break-glass',
    operationId: 'breakGlassOnChangeRequest',
    summary: 'Apply a change request at once, without the approvals that it needs',
    description: 'For emergencies. It is written down as such, and somebody else has to review it within three days.',
    permission: 'change-request.break-glass',
    stepUp: true,
    body: z.strictObject({ digest: looked, reason }),
    work: step('break-glass', ({ principal, context }) => ({ operatorId: principal.id, now: context.now.toString() })),
  },
  {
    word: 'review',
    operationId: 'reviewChangeRequest',
    summary: 'Say that one has looked at what was applied without approval',
    permission: 'change-request.approve',
    body: z.strictObject({ reason }),
    work: step('review', async ({ tx, principal }) => ({
      operatorId: principal.id,
      reviewer: { personIds: await readPersonIds(tx, principal.operatorIds) },
    })),
  },
];

/** Deciding on a request, and what follows. */
export const addRequestActions: AddRoutes = (app, api) => {
  addSteps(app, api);
  addUndo(app, api);
};

const addSteps: AddRoutes = (app, api) => {
  for (const { word, operationId, summary, description, permission, stepUp, differs, body, work } of actions) {
    app.post(
      `${path}/:id/actions/${word}`,
      {
        config: { access: { permission, ...(stepUp === true && { stepUp }) } },
        schema: {
          operationId,
          summary,
          tags,
          ...(description !== undefined && { description }),
          headers: writeHeaders,
          params: byId,
          body,
          response: { 200: shownRequest, ...onAction },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const change = differs === true ? changeListed : changeRequest;
        const answer = await change(api, request, id, { required: false }, (changing) => work(api, changing, id, request.body ?? {}));
        if (word === 'break-glass') {
          api.alarm(
            `Change request ${id} is applied without the approvals that it needs (request ${request.id}); somebody else has to review it.`,
          );
        }
        if (word === 'apply') await createApplyDueRequest(api, api.door)(id, contextOf(request));
        return send(
          reply,
          word === 'apply' ? showingRequest(await readRequest(api.db, null, id), 200) : await afterApplying(api, request, answer),
        );
      },
    );
  }
};

const addUndo: AddRoutes = (app, api) => {
  app.post(
    `${path}/:id/actions/undo`,
    {
      config: { access: { permission: 'signed-in' } },
      schema: {
        operationId: 'undoChangeRequest',
        summary: 'Propose to bring back what a change request has changed',
        description: 'Gives another change request. Refused (409 `changed_since`) where something of it has been changed since.',
        tags,
        headers: creationHeaders,
        params: byId,
        body: z.strictObject({ reason: reason.nullable().default(null) }).nullish(),
        response: { 201: shownRequest, ...onCreate },
      },
    },
    async (request, reply) => {
      const answer = await api.changeOnce(request, async (changing) => {
        const { id } = await findVisibleRequest(changing.tx, changing.principal, request.params.id);
        const undoId = await undoRequest(proposingOf(api, changing), id, request.body?.reason ?? null);
        return await showingMadeRequest(changing.tx, undoId);
      });
      return send(reply, await afterApplying(api, request, answer));
    },
  );
};
