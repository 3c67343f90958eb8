import { createHash } from 'node:crypto';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { migrationPurposes } from '@seatledger/domain/migration/migration.ts';
import { MappingFileError } from '@seatledger/legacy/mapping/mapping-file-error.ts';
import { parseMapping } from '@seatledger/legacy/mapping/parse-mapping.ts';
import { planRulesOf, type PlanRules } from '@seatledger/legacy/plan/plan-rules.ts';
import { z } from 'zod';
import { send, showing, showingNew, showingNothing, showingNow } from '../../api/answers.ts';
import { access, byId, creationHeaders, deleted, onChange, onCreate, onRead, writeHeaders } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery, rowLimit } from '../../api/pages.ts';
import type { AddRoutes } from '../../api/registry-api.ts';
import { refuseConfined } from '../../api/scope.ts';
import { addMigrationActions } from './action-routes.ts';
import { addInvitationRoutes } from './invitation-routes.ts';
import { findMigration, insertMigration, lockMigration, selectMigrations } from './migration-queries.ts';
import { addQuarantineRoutes } from './quarantine-routes.ts';
import { addRowRoutes } from './row-routes.ts';
import { migrationState, showMigration, shownMigration, shownPlan, showPlan, sourceNotice, surveyedTable } from './shown-migration.ts';

const tags = ['Migrations'];
const reading = access('migration.read');
const writing = access('migration.write');

export const addLegacyMigrationRoutes: AddRoutes = (app, api) => {
  addReads(app, api);
  addCreation(app, api);
  addRowRoutes(app, api);
  addMigrationActions(app, api);
  addInvitationRoutes(app, api);
  addQuarantineRoutes(app, api);
  addDeletion(app, api);
};

const addReads: AddRoutes = (app, api) => {
  app.get(
    '/v1/migrations',
    {
      config: reading,
      schema: {
        operationId: 'listMigrations',
        summary: 'List migrations from an old database, the newest first',
        tags,
        querystring: z.strictObject({ ...pageQuery, state: migrationState.optional() }),
        response: { 200: listOf(shownMigration) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      let query = selectMigrations(api.db).where('purpose', '=', 'migrate').orderBy('id', 'desc').limit(rowLimit(page));
      if (page.afterId > 0) query = query.where('id', '<', page.afterId);
      if (request.query.state !== undefined) query = query.where('state', '=', request.query.state);
      return send(reply, showingNow(listing(await query.execute(), page, showMigration)));
    },
  );
  app.get(
    '/v1/migrations/:id',
    {
      config: reading,
      schema: {
        operationId: 'readMigration',
        summary: 'Read a migration with the report of its plan',
        tags,
        params: byId,
        response: { 200: shownPlan, ...onRead },
      },
    },
    async (request, reply) => send(reply, showing(showPlan(await findMigration(api.db, request.params.id)))),
  );
};

const creation = z.strictObject({
  purpose: z.enum(migrationPurposes).default('migrate').describe('`verify`: to compare Seatledger with the old database.'),
  source: z.string().trim().min(1).max(255).describe('Name of the old database, for people.'),
  mapping: z
    .strictObject({ name: z.string().trim().min(1).max(255), text: z.string().min(1).max(1_000_000) })
    .describe('The mapping file.'),
  tables: z.array(surveyedTable).max(10_000).default([]),
  notices: z.array(sourceNotice).max(1_000).default([]),
});

const addCreation: AddRoutes = (app, api) => {
  app.post(
    '/v1/migrations',
    {
      config: writing,
      schema: {
        operationId: 'createMigration',
        summary: 'Begin a migration from an old database',
        description: 'Then send its rows, and have it planned. Nothing of the registry changes before it is applied.',
        tags,
        headers: creationHeaders,
        body: creation,
        response: { 201: shownMigration, ...onCreate },
      },
    },
    async (request, reply) => {
      const { purpose, source, mapping, tables, notices } = request.body;
      const rules = rulesOf(mapping.name, mapping.text);
      const mappingSha256 = createHash('sha256').update(mapping.text).digest('hex');
      const named = { purpose, sourceName: source, mappingName: mapping.name, mapping: mapping.text, mappingSha256 };
      const answer = await api.changeOnce(request, async ({ tx, principal }) => {
        refuseConfined(principal.customerIds);
        const id = await insertMigration(tx, { ...named, rules, tables, notices });
        return showingNew(showMigration(await findMigration(tx, id)), '/v1/migrations');
      });
      return send(reply, answer);
    },
  );
};

function rulesOf(name: string, text: string): PlanRules {
  try {
    return planRulesOf(parseMapping(text, name));
  } catch (error) {
    if (error instanceof MappingFileError) throw new CommandRefused('mapping_unreadable', error.message.slice(0, 2_000), 'mapping');
    throw error;
  }
}

const addDeletion: AddRoutes = (app, api) => {
  app.delete(
    '/v1/migrations/:id',
    {
      config: writing,
      schema: {
        operationId: 'deleteMigration',
        summary: 'Delete a migration with its rows and its plan',
        description: 'What its rows have become stays, and so does the quarantine.',
        tags,
        headers: writeHeaders,
        params: byId,
        response: { 204: deleted, ...onChange },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await api.change(request, {
        command: { kind: 'migration.delete', id },
        async lock(tx, scope) {
          refuseConfined(scope);
          return (await lockMigration(tx, id)).version;
        },
        answer: async () => showingNothing,
      });
      return send(reply, answer);
    },
  );
};
