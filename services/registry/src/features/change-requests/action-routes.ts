import type { Power } from '@seatledger/domain/change-request/policy/approval.ts';
import { comment, digest } from '@seatledger/domain/change-request/request-fields.ts';
import { reason } from '@seatledger/domain/command/fields.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { Permission } from '@seatledger/domain/role/permissions.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { z } from 'zod';
import { send, type Answer } from '../../api/answers.ts';
import { byId, creationHeaders, idText, noFields, onAction, onCreate, writeHeaders } from '../../api/fields.ts';
import type { AddRoutes, Changing, RegistryApi } from '../../api/registry-api.ts';
import { readPersonIds } from '../operators/operator-queries.ts';
import { forbidden, readActingFor, refuseRefreshByOthers } from './acting-approver.ts';
import { afterApplying, showingMadeRequest } from './after-applying.ts';
import { createApplyDueRequest } from './apply-due-request.ts';
import { editContent } from './edit-content.ts';
import { authorOf } from './propose-commands.ts';
import { refuseUnlessPermitted } from './requested-commands.ts';
import { carryingOut, sizeOf } from './requested-list.ts';
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
  readonly work: (api: RegistryApi, changing: Changing, id: number, body: Body) => Promise<unknown>;
}

type Body = Readonly<Record<string, unknown>>;

function step(kind: string, more: (changing: Changing, id: number, body: Body) => Promise<object> | object = () => ({})): Action['work'] {
  return async (api, changing, id, body) =>
    await takeStep(
      api.door,
      changing.tx,
      { kind: `change-request.${kind}`, id, ...body, ...(await more(changing, id, body)) },
      changing.context,
    );
}

/** A personal token lends its person's power to approve only where it was made for that. */
function refuseWeakToken({ kind, session, permissions }: Principal): void {
  if (kind !== 'operator' || session !== null || permissions.has('change-request.approve')) return;
  throw forbidden('This token was not made to approve with: it lacks the permission change-request.approve.');
}

/** In whose place somebody who lacks the power does it; and in whose, where several let them, the first. */
async function actingFor(changing: Changing, id: number, body: Body): Promise<Power | null> {
  const lent = await readActingFor(changing, id, (body['onBehalfOf'] as number | undefined) ?? null);
  return lent?.[0] ?? null;
}

const looked = digest.describe('The digest of what was looked at.');
const onBehalfOf = idText.nullable().default(null).describe('The operator in whose place it is done, by their delegation.');

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
    description:
      'By those who have proposed or edited it, or may approve it. Where it comes to something else by now, its approvals are void. ' +
      'It expires when it would have. Where the time is over at which it was to be applied, it has none any more, and its history says so.',
    permission: 'change-request.read',
    body: noFields,
    differs: true,
    work: async (api, changing, id) => {
      await refuseRefreshByOthers(changing, id);
      await editContent(proposingOf(api, changing), id, { submit: false });
    },
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
      onBehalfOf,
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
    permission: 'change-request.read',
    body: z.strictObject({ digest: looked, reason, onBehalfOf }),
    work: step('reject', async (...by) => ({ onBehalfOf: (await actingFor(...by))?.operatorId ?? null })),
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
    permission: 'change-request.read',
    body: noFields,
    work: async (_, changing, id) => await actingFor(changing, id, {}),
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
    permission: 'change-request.read',
    body: z.strictObject({ reason, onBehalfOf }),
    work: step('review', async (changing, id, body) => {
      const { tx, principal } = changing;
      if (principal.kind !== 'operator') throw new CommandRefused('approver_not_a_person', 'People look at this, never a key or a client.');
      const lent = await actingFor(changing, id, body);
      const personIds = await readPersonIds(tx, [...principal.operatorIds, ...(lent === null ? [] : [lent.operatorId])]);
      return { operatorId: principal.id, reviewer: { personIds }, onBehalfOf: lent?.operatorId ?? null };
    }),
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
      const undo = async (changing: Changing): Promise<Answer> => {
        const { id } = await findVisibleRequest(changing.tx, changing.principal, request.params.id);
        const undoId = await undoRequest(proposingOf(api, changing), id, request.body?.reason ?? null);
        return await showingMadeRequest(changing.tx, undoId);
      };
      const answer = await carryingOut(api, await sizeOf(api.db, request.params.id), () => api.changeOnce(request, undo));
      return send(reply, await afterApplying(api, request, answer));
    },
  );
};
