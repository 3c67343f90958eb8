import { planDigest, refuseApplying, refuseExpired } from '@seatledger/domain/migration/migration.ts';
import { z } from 'zod';
import { send, showing } from '../../api/answers.ts';
import { access, byId, noFields, onAction, writeHeaders } from '../../api/fields.ts';
import type { AddRoutes } from '../../api/registry-api.ts';
import { refuseConfined } from '../../api/scope.ts';
import { proposed } from '../change-requests/shown-request.ts';
import { carryOutNext } from './carry-out.ts';
import { findMigration, lockMigration, migrationOf, rowCountsOf, saveReport } from './migration-queries.ts';
import { readBasis } from './plan-basis.ts';
import { planRows } from './plan-rows.ts';
import { nameDomainsOfQuarantine } from './quarantine-domains.ts';
import { keepQuarantine } from './quarantine-queries.ts';
import { showMigration, shownMigration, shownPlan, showPlan } from './shown-migration.ts';

const shared = { tags: ['Migrations'], headers: writeHeaders, params: byId };
const config = access('migration.write');

export const addMigrationActions: AddRoutes = (app, api) => {
  addPlanning(app, api);
  addApplication(app, api);
  addContinuation(app, api);
};

const addPlanning: AddRoutes = (app, api) => {
  app.post(
    '/v1/migrations/:id/actions/plan',
    {
      config,
      schema: {
        ...shared,
        operationId: 'planMigration',
        summary: 'Work out what each row of the old database becomes',
        description:
          'Against what Seatledger has by now, and with what was decided in quarantine. Changes nothing of the registry; may be repeated, also ' +
          'after the migration was applied: then it says what is left to do. Where nothing has changed since, the plan that there is stands.',
        body: noFields,
        response: { 200: shownPlan, ...onAction },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await api.inTurn(() =>
        api.changeOnce(request, async ({ tx, principal, context, execute }) => {
          refuseConfined(principal.customerIds);
          const migration = await lockMigration(tx, id);
          const { rules, purpose, state, planBasis } = migration;
          refuseApplying(migration);
          refuseExpired(migrationOf(migration));
          const today = context.now.toZonedDateTimeISO(rules.timeZone).toPlainDate().toString();
          const basis = await readBasis(tx, today);
          if (state === 'planned' && basis !== null && basis === planBasis) return showing(showPlan(await findMigration(tx, id)));
          const { digest, steps, report } = await planRows(tx, id, rules, today);
          await execute({ kind: 'migration.plan', id, planDigest: digest, steps, rows: rowCountsOf(report) });
          await saveReport(tx, id, report, basis);
          if (purpose === 'migrate') {
            await keepQuarantine(tx, id);
            await nameDomainsOfQuarantine(tx, id);
          }
          return showing(showPlan(await findMigration(tx, id)));
        }),
      );
      return send(reply, answer);
    },
  );
};

const addApplication: AddRoutes = (app, api) => {
  app.post(
    '/v1/migrations/:id/actions/apply',
    {
      config,
      schema: {
        ...shared,
        operationId: 'applyMigration',
        summary: 'Let the plan of a migration be carried out',
        description:
          'As it was looked at: `planDigest` names it. Where the policy asks for approval, it is asked for here, once for the whole plan. Then ' +
          'the plan is carried out by `continue`, part by part.',
        body: z.strictObject({ planDigest }),
        response: { 200: shownMigration, ...proposed, ...onAction },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'migration.apply', id, planDigest: request.body.planDigest },
        async lock(tx, scope) {
          refuseConfined(scope);
          await lockMigration(tx, id);
          return null;
        },
        answer: async (tx) => showing(showMigration(await findMigration(tx, id))),
      });
      return send(reply, answer);
    },
  );
};

const addContinuation: AddRoutes = (app, api) => {
  app.post(
    '/v1/migrations/:id/actions/continue',
    {
      config,
      schema: {
        ...shared,
        operationId: 'continueMigration',
        summary: 'Carry out the next part of a plan that is being applied',
        description:
          'By the commands that people use, each with its audit event, in one transaction. Ask again until `stepsDone` is `steps`; whoever ' +
          'was interrupted goes on where it stopped. What is refused by now goes to quarantine, and the others go on.',
        body: z.strictObject({ limit: z.int().min(1).max(5_000).default(5_000).describe('How many things at most.') }),
        response: {
          200: shownMigration.extend({ refused: z.int().describe('How many things of this part went to quarantine.') }),
          ...onAction,
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { limit } = request.body;
      const answer = await api.changeOnce(request, async ({ tx, principal, executeMany }) => {
        refuseConfined(principal.customerIds);
        const migration = await lockMigration(tx, id);
        const refused = migration.state === 'applying' ? (await carryOutNext(tx, executeMany, migration, limit)).refused : 0;
        return showing(Object.assign(showMigration(await findMigration(tx, id)), { refused }));
      });
      return send(reply, answer);
    },
  );
};
