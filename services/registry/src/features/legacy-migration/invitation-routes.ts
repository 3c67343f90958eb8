import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { refuseExpired } from '@seatledger/domain/migration/migration.ts';
import { z } from 'zod';
import { send, showingNothing, showingNow } from '../../api/answers.ts';
import { access, byId, deleted, idText, onAction, onReadWhileKept } from '../../api/fields.ts';
import type { AddRoutes } from '../../api/registry-api.ts';
import { refuseConfined } from '../../api/scope.ts';
import { listInvitationSteps, settleInvitation } from './invitation-queries.ts';
import { refuseUnkept } from './kept-rows.ts';
import { findMigration, lockMigration, migrationOf } from './migration-queries.ts';

const tags = ['Migrations'];

const shownInvitation = z.strictObject({
  step: z.int(),
  email: z.string(),
  roleKeys: z.array(z.string()),
  settled: z.boolean().describe('Whether somebody has invited them, or found them among the operators.'),
});

/** Operators are the access service's: whoever applies a migration invites them there, and says here that it is done. */
export const addInvitationRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/migrations/:id/invitations',
    {
      config: { ...access('migration.read'), reads: { kind: 'migration', idsFrom: 'path' } },
      schema: {
        operationId: 'listMigrationInvitations',
        summary: 'List the operators of the old database who are to be invited',
        description: 'Invite each by POST /v1/operators/invitations, and settle it here.',
        tags,
        params: byId,
        response: { 200: z.strictObject({ items: z.array(shownInvitation) }), ...onReadWhileKept },
      },
    },
    async (request, reply) => {
      refuseUnkept(await findMigration(api.db, request.params.id));
      return send(reply, showingNow({ items: await listInvitationSteps(api.db, request.params.id) }));
    },
  );
  app.post(
    '/v1/migrations/:id/invitations/:step/actions/settle',
    {
      config: access('migration.write'),
      schema: {
        operationId: 'settleMigrationInvitation',
        summary: 'Say that an operator of the old database has been invited, or is one already',
        tags,
        params: byId.extend({ step: z.coerce.number().int().min(1).max(2_147_483_647) }),
        body: z.strictObject({ invitationId: idText.nullable().describe('null: an operator with this address was there already.') }),
        response: { 204: deleted, ...onAction },
      },
    },
    async (request, reply) => {
      const { id, step } = request.params;
      const answer = await api.changeOnce(request, async ({ tx, principal }) => {
        refuseConfined(principal.customerIds);
        const migration = await lockMigration(tx, id);
        refuseExpired(migrationOf(migration));
        if (migration.state !== 'applied')
          throw new CommandRefused('migration_not_applied', `Migration ${id} has not been applied yet; apply it first.`);
        await settleInvitation(tx, id, step, request.body.invitationId ?? 0);
        return showingNothing;
      });
      return send(reply, answer);
    },
  );
};
