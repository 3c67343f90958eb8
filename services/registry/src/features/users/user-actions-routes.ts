import { moveUserSchema } from '@seatledger/domain/user/move-user.ts';
import { renewUserSchema } from '@seatledger/domain/user/renew-user.ts';
import { suspendUserSchema } from '@seatledger/domain/user/suspend-user.ts';
import { send, showing } from '../../api/answers.ts';
import { access, byId, noFields, onAction, writeHeaders } from '../../api/fields.ts';
import type { AddRoutes } from '../../api/registry-api.ts';
import { lockMovedUserVersion, lockUserVersion } from './user-lock-queries.ts';
import { readUser, shownUser } from './users-overview.ts';

const named = { kind: true, id: true } as const;

/** The word in the path is the command's: `user.suspend`. */
const actions = [
  {
    word: 'suspend',
    operationId: 'suspendUser',
    summary: 'Suspend a user; the seat is kept',
    body: suspendUserSchema.omit(named),
  },
  { word: 'reinstate', operationId: 'reinstateUser', summary: 'Reinstate a suspended user', body: noFields },
  { word: 'renew', operationId: 'renewUser', summary: 'Give a user an end of its own', body: renewUserSchema.omit(named) },
  { word: 'move', operationId: 'moveUser', summary: 'Give a user another address', body: moveUserSchema.omit(named) },
] as const;

export const addUserActions: AddRoutes = (app, api) => {
  for (const { word, operationId, summary, body } of actions) {
    app.post(
      `/v1/users/:id/actions/${word}`,
      {
        config: access('user.write'),
        schema: {
          operationId,
          summary,
          tags: ['Users'],
          headers: writeHeaders,
          params: byId,
          body,
          response: { 200: shownUser, ...onAction },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const fields = request.body ?? {};
        const answer = await api.change(request, {
          command: { kind: `user.${word}`, id, ...fields },
          lock: (tx, scope) => ('email' in fields ? lockMovedUserVersion(tx, scope, id, fields.email) : lockUserVersion(tx, scope, id)),
          answer: async (tx) => showing(await readUser(tx, null, id)),
        });
        return send(reply, answer);
      },
    );
  }
};
