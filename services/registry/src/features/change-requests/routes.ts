import { comment, digest, instant, title } from '@seatledger/domain/change-request/request-fields.ts';
import { requestStates } from '@seatledger/domain/change-request/change-request.ts';
import { reason } from '@seatledger/domain/command/fields.ts';
import { refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import type { Permission } from '@seatledger/domain/role/permissions.ts';
import { z } from 'zod';
import { send, showingNow, type Answer } from '../../api/answers.ts';
import { access, byId, creationHeaders, idText, noFields, onAction, onChange, onCreate, onRead, writeHeaders } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { scopeOf, type AddRoutes, type ChangeRequest as WriteRequest, type Changing, type RegistryApi } from '../../api/registry-api.ts';
import { readDelegatedPowers } from '../delegations/delegation-queries.ts';
import { readPersonIds } from '../operators/operator-queries.ts';
import { afterApplying } from './after-applying.ts';
import { createApplyDueRequest } from './apply-due-request.ts';
import { editContent, type Edit } from './edit-content.ts';
import { authorOf, proposeCommands, type Proposing } from './propose-commands.ts';
import {
  listComments,
  listCommands,
  listSteps,
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
import { mostCommands, refuseUnlessAllowed, requestedCommand } from './requested-commands.ts';
import { listRequests, readRequest } from './requests-overview.ts';
import { shownRequest, showingRequest } from './shown-request.ts';
import { withRequestedList } from './requested-list.ts';
import { takeStep } from './take-step.ts';
import { undoRequest } from './undo-request.ts';
import { addRequestVerdicts } from './verdict-routes.ts';

const tags = ['Change requests'];
const path = '/v1/change-requests';
const bodyLimit = 64 * 1024 * 1024;
/** What people write in requests names people. */
const reads = { kind: 'change-request' } as const;
const readAccess = { ...access('change-request.read'), reads };

export const addChangeRequestRoutes: AddRoutes = (app, api) => {
  addReads(app, api);
  addParts(app, api);
  addRequestVerdicts(app, api);
  addWrites(app, api);
  addActions(app, api);
};

const filters = {
  state: z.enum(requestStates).optional(),
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

const addReads: AddRoutes = (app, api) => {
  app.get(
    path,
    {
      config: readAccess,
      schema: {
        operationId: 'listChangeRequests',
        summary: 'List change requests, the newest first',
        tags,
        querystring: z.strictObject({ ...pageQuery, ...filters }),
        response: { 200: listOf(shownRequest) },
      },
    },
    async (request, reply) => {
      const { state, customerId, mine, toApprove, unreviewed } = request.query;
      const principal = principalOf(request);
      const page = pageOf(request.query);
      const rows = await listRequests(
        api.db,
        scopeOf(request),
        {
          state: state && [state],
          customerId,
          proposedBy: mine === 'true' ? { kind: principal.kind, id: principal.id } : undefined,
          approvableBy: toApprove === 'true' ? await approverOf(api, principal) : undefined,
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
  app.get(
    `${path}/:id`,
    {
      config: readAccess,
      schema: {
        operationId: 'readChangeRequest',
        summary: 'Read a change request',
        tags,
        params: byId,
        response: { 200: shownRequest, ...onRead },
      },
    },
    async (request, reply) => send(reply, showingRequest(await readRequest(api.db, scopeOf(request), request.params.id), 200)),
  );
};

/** The people that somebody is, and the roles that they may approve with, those of others in whose place they do so among them. */
async function approverOf({ db }: RegistryApi, { kind, id, roles, operatorIds }: ReturnType<typeof principalOf>) {
  if (kind !== 'operator') return { personIds: [], roles: [] };
  const delegated = await readDelegatedPowers(db, id, Temporal.Now.instant());
  return {
    personIds: await readPersonIds(db, operatorIds),
    roles: [...new Set([...roles, ...delegated.flatMap(({ power }) => power.roles)])],
  };
}

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
      const { id } = await findRequestRow(api.db, scopeOf(request), request.params.id);
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
      const { id } = await findRequestRow(api.db, scopeOf(request), request.params.id);
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
      const row = await findRequestRow(api.db, scopeOf(request), request.params.id);
      return send(reply, showingNow(await readShownApprovals(api.db, { id: row.id, digest: row.digest.toString('hex') })));
    },
  );
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
      const { id } = await findRequestRow(api.db, scopeOf(request), request.params.id);
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
        const comments = await listComments(tx, id, { afterId: 0, limit: Number.MAX_SAFE_INTEGER - 1 });
        const last = comments.at(-1);
        if (last === undefined) throw new Error('a comment was not kept');
        return { ...showingNow(showComment(last)), status: 201 };
      });
      return send(reply, answer);
    },
  );
};

const said = { title: title.optional(), reason: reason.nullable().optional(), applyAt: instant.nullable().optional() };
const commands = z.array(requestedCommand).min(1).max(mostCommands);

const addWrites: AddRoutes = (app, api) => {
  app.post(
    path,
    {
      config: { access: { permission: 'signed-in' } },
      bodyLimit,
      schema: {
        operationId: 'createChangeRequest',
        summary: 'Propose commands',
        description:
          'One or many commands, carried out together or not at all. Each needs the permission of its own route. What would be refused is refused ' +
          'now. Where the policy asks for no approval, they are carried out at once, or at `applyAt`.',
        tags,
        headers: creationHeaders,
        body: z.strictObject({ ...said, commands, draft: z.boolean().default(false).describe('Not handed in yet.') }),
        response: { 201: shownRequest, ...onCreate },
      },
    },
    async (request, reply) => {
      const { commands: asked, draft, title: given = '', reason: why = null, applyAt = null } = request.body;
      const answer = await api.changeOnce(request, async (changing) => {
        await refuseUnlessAllowed(changing.tx, changing.principal, asked);
        const proposal = { commands: asked, draft, title: given, reason: why, applyAt, reversesId: null };
        const id = await proposeCommands(proposingOf(api, changing), proposal);
        return showingRequest(await readRequest(changing.tx, null, id), 201);
      });
      return send(reply, await afterApplying(api, request, answer));
    },
  );
  app.patch(
    `${path}/:id`,
    {
      config: { access: { permission: 'signed-in' } },
      bodyLimit,
      schema: {
        operationId: 'editChangeRequest',
        summary: 'Edit a change request, which voids its approvals',
        description: 'What is left out stays as it is. Whoever edits it is one of those who cannot approve it.',
        tags,
        headers: writeHeaders,
        params: byId,
        body: z.strictObject({ ...said, commands: commands.optional() }),
        response: { 200: shownRequest, ...onChange },
      },
    },
    async (request, reply) => {
      const answer = await changeListed(api, request, request.params.id, { required: true }, async (changing, id) => {
        const { commands: asked, ...rest } = request.body;
        await refuseUnlessAllowed(changing.tx, changing.principal, asked ?? (await kindsOf(changing, id)));
        const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<Edit>;
        await editContent(proposingOf(api, changing), id, { ...given, ...(asked && { commands: asked }), submit: false });
      });
      return send(reply, answer);
    },
  );
};

async function kindsOf({ tx }: Changing, id: number) {
  return (await findRequestRow(tx, null, id)).kinds.map((kind) => ({ kind }));
}

function proposingOf({ door }: RegistryApi, { tx, principal, context }: Changing): Proposing {
  return { door, tx, principal, context };
}

type Work = (changing: Changing, id: number) => Promise<unknown>;

/** Does something to a request that the principal may see, in the version that is meant, and answers with it as it is then. */
async function changeRequest(
  api: RegistryApi,
  request: WriteRequest,
  id: number,
  { required }: { readonly required: boolean },
  work: Work,
  db = api.db,
): Promise<Answer> {
  return await api.changeOnce(
    request,
    async (changing) => {
      const { version } = await findRequestRow(changing.tx, changing.principal.customerIds, id);
      refuseOtherVersion(request.headers['if-match'], version, { required });
      await work(changing, id);
      return showingRequest(await readRequest(changing.tx, null, id), 200);
    },
    db,
  );
}

/** The same with the list at hand that the request imports, whose rows are judged anew where its difference is to be. */
async function changeListed(api: RegistryApi, request: WriteRequest, id: number, options: { readonly required: boolean }, work: Work) {
  return await withRequestedList(api, id, ({ db, hold, judge }) =>
    changeRequest(
      api,
      request,
      id,
      options,
      async (changing, requestId) => {
        await hold(changing.tx);
        await judge(changing.tx, api.door, changing.context);
        await work(changing, requestId);
      },
      db,
    ),
  );
}

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
      await refuseUnlessAllowed(changing.tx, changing.principal, await kindsOf(changing, id));
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
    permission: 'change-request.approve',
    body: z.strictObject({
      digest: looked,
      comment: comment.nullable().default(null),
      onBehalfOf: idText.nullable().default(null).describe('The operator in whose place it is approved, by their delegation.'),
    }),
    work: step('approve', ({ principal, context }) => ({ approver: authorOf(principal), now: context.now.toString() })),
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

const addActions: AddRoutes = (app, api) => {
  for (const { word, operationId, summary, description, permission, stepUp, differs, body, work } of actions) {
    app.post(
      `${path}/:id/actions/${word}`,
      {
        config: { access: { permission, ...(stepUp === true && { stepUp }) } },
        schema: {
          ...{ operationId, summary, tags },
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
        if (word === 'apply') await createApplyDueRequest(api, api.door)(id, contextOf(request));
        return send(
          reply,
          word === 'apply' ? showingRequest(await readRequest(api.db, null, id), 200) : await afterApplying(api, request, answer),
        );
      },
    );
  }
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
        const { id, kinds } = await findRequestRow(changing.tx, changing.principal.customerIds, request.params.id);
        await refuseUnlessAllowed(
          changing.tx,
          changing.principal,
          kinds.map((kind) => ({ kind })),
        );
        const undoId = await undoRequest(proposingOf(api, changing), id, request.body?.reason ?? null);
        return showingRequest(await readRequest(changing.tx, null, undoId), 201);
      });
      return send(reply, await afterApplying(api, request, answer));
    },
  );
};
