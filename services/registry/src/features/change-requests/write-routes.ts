import { instant, title } from '@seatledger/domain/change-request/request-fields.ts';
import { proposingPermissions } from '@seatledger/domain/change-request/policy/permission-of-command.ts';
import { reason } from '@seatledger/domain/command/fields.ts';
import { z } from 'zod';
import { send, type Answer } from '../../api/answers.ts';
import { byId, creationHeaders, onChange, onCreate, writeHeaders } from '../../api/fields.ts';
import type { AddRoutes, Changing } from '../../api/registry-api.ts';
import { afterApplying, showingMadeRequest } from './after-applying.ts';
import { editContent, type Edit } from './edit-content.ts';
import { proposeCommands } from './propose-commands.ts';
import { findRequestRow } from './request-queries.ts';
import { mostCommands, refuseUnlessAllowed, refuseUnlessPermitted, requestedCommand } from './requested-commands.ts';
import { carryingOut } from './requested-list.ts';
import { changeListed, path, proposingOf, tags } from './route-parts.ts';
import { shownRequest } from './shown-request.ts';

const bodyLimit = 64 * 1024 * 1024;
const mayPropose = { access: { permission: 'signed-in', oneOf: proposingPermissions } };

const said = { title: title.optional(), reason: reason.nullable().optional(), applyAt: instant.nullable().optional() };
const commands = z.array(requestedCommand).min(1).max(mostCommands);

/** Proposing and editing. */
export const addRequestWrites: AddRoutes = (app, api) => {
  app.post(
    path,
    {
      config: mayPropose,
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
      const propose = async (changing: Changing): Promise<Answer> => {
        await refuseUnlessAllowed(changing.tx, changing.principal, asked);
        const proposal = { commands: asked, draft, title: given, reason: why, applyAt, reversesId: null };
        const id = await proposeCommands(proposingOf(api, changing), proposal);
        return await showingMadeRequest(changing.tx, id);
      };
      const answer = await carryingOut(api, asked.length, () => api.changeOnce(request, propose));
      return send(reply, await afterApplying(api, request, answer));
    },
  );
  app.patch(
    `${path}/:id`,
    {
      config: mayPropose,
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
      const { commands: asked, ...rest } = request.body;
      const edit = async (changing: Changing, id: number): Promise<void> => {
        if (asked === undefined) refuseUnlessPermitted(changing.principal, await kindsOf(changing, id));
        else await refuseUnlessAllowed(changing.tx, changing.principal, asked);
        const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<Edit>;
        await editContent(proposingOf(api, changing), id, { ...given, ...(asked && { commands: asked }), submit: false });
      };
      const answer = await changeListed(api, request, request.params.id, { required: true }, edit, asked?.length);
      return send(reply, answer);
    },
  );
};

/** As much of the commands of a request as says who may propose them. */
export async function kindsOf({ tx }: Changing, id: number) {
  return (await findRequestRow(tx, null, id)).kinds;
}
