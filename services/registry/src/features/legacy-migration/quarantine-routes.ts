import { reason } from '@seatledger/domain/command/fields.ts';
import { mappableKinds, quarantineStates } from '@seatledger/domain/migration/quarantined-row.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { z } from 'zod';
import { send, showing, showingNow, type Answer } from '../../api/answers.ts';
import {
  access,
  byId,
  noFields,
  onAction,
  onRead,
  shownId,
  shownInstant,
  shownVersion,
  versionOf,
  writeHeaders,
} from '../../api/fields.ts';
import { countQuery, shownCount } from '../../api/counts.ts';
import { listing, listOf, pageOf, pageQuery, rowLimit } from '../../api/pages.ts';
import type { AddRoutes, ChangeRequest, RegistryApi } from '../../api/registry-api.ts';
import { refuseConfined } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { mapCorrected } from './map-corrected.ts';
import { findMappable } from './mappable-target.ts';
import {
  countQuarantine,
  findQuarantined,
  lockQuarantined,
  saveCorrections,
  selectQuarantine,
  sha256Of,
  type QuarantineRow,
} from './quarantine-queries.ts';

const tags = ['Quarantine'];
const state = z.enum(quarantineStates);
const values = z.record(z.string().min(1).max(256), z.string().max(10_000).nullable());
const filters = {
  state: state.optional(),
  code: z.string().max(64).optional(),
  table: z.string().max(300).optional(),
  domain: z.string().max(255).optional().describe('Rows that are about this domain.'),
};

const thing = z.string().min(1).max(64).describe('Id of a customer, a domain or a user; key of a profile or a pack.');

const shownRow = z.strictObject({
  id: shownId,
  migrationId: shownId.nullable(),
  state: state.describe('`settled`: the last plan found nothing wrong any more.'),
  entity: z.string(),
  table: z.string(),
  key: z.string(),
  position: z.int(),
  file: z.string().nullable(),
  line: z.int().nullable(),
  domain: z.string().nullable().describe('That the row is about, as the old database names it; null where that is not known.'),
  code: z.string(),
  detail: z.string(),
  faults: z.array(z.strictObject({ code: z.string(), field: z.string(), column: z.string().nullable(), detail: z.string() })),
  raw: z.record(z.string(), z.string().nullable()).describe('As it was read, by column.'),
  corrections: values.nullable(),
  target: z.strictObject({ kind: z.string(), id: thing }).nullable(),
  reason: z.string().nullable(),
  decidedAt: shownInstant.nullable(),
  ...shownVersion,
});

function showRow(row: QuarantineRow): z.output<typeof shownRow> {
  const {
    id,
    migrationId,
    entity,
    sourceTable: table,
    key,
    position,
    file,
    line,
    domainName: domain,
    code,
    detail,
    faults,
    raw,
    corrections,
    reason: why,
  } = row;
  return {
    id: String(id),
    migrationId: migrationId === null ? null : String(migrationId),
    state: row.state,
    entity,
    table,
    key,
    position,
    file,
    line,
    domain,
    code,
    detail,
    faults: [...faults],
    raw,
    corrections,
    target: row.targetKind === null ? null : { kind: row.targetKind, id: row.targetName ?? String(row.targetId) },
    reason: why,
    decidedAt: row.decidedAt?.toString() ?? null,
    ...versionOf(row),
  };
}

export const addQuarantineRoutes: AddRoutes = (app, api) => {
  addReads(app, api);
  addFix(app, api);
  addDecisions(app, api);
};

const addReads: AddRoutes = (app, api) => {
  app.get(
    '/v1/quarantined-rows',
    {
      config: { ...access('migration.read'), reads: { kind: 'quarantined-row' } },
      schema: {
        operationId: 'listQuarantinedRows',
        summary: 'List the rows of the old database that somebody has to decide on',
        tags,
        querystring: z.strictObject({ ...pageQuery, ...filters }),
        response: { 200: listOf(shownRow) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const query = selectQuarantine(api.db, request.query).where('id', '>', page.afterId).orderBy('id').limit(rowLimit(page));
      return send(reply, showingNow(listing(await query.execute(), page, showRow)));
    },
  );
  app.get(
    '/v1/quarantined-rows/count',
    {
      config: access('migration.read'),
      schema: {
        operationId: 'countQuarantinedRows',
        summary: 'Count the rows of the old database that somebody has to decide on',
        tags,
        querystring: z.strictObject({ ...countQuery, ...filters }),
        response: { 200: shownCount },
      },
    },
    async (request, reply) => send(reply, showingNow(await countQuarantine(api.db, request.query, request.query.upTo))),
  );
  app.get(
    '/v1/quarantined-rows/:id',
    {
      config: { ...access('migration.read'), reads: { kind: 'quarantined-row' } },
      schema: {
        operationId: 'readQuarantinedRow',
        summary: 'Read a quarantined row',
        tags,
        params: byId,
        response: { 200: shownRow, ...onRead },
      },
    },
    async (request, reply) => send(reply, showing(showRow(await findQuarantined(api.db, request.params.id)))),
  );
};

const shared = { tags, headers: writeHeaders, params: byId };
const config = { ...access('migration.write'), reads: { kind: 'quarantined-row' } } as const;

const addFix: AddRoutes = (app, api) => {
  app.post(
    '/v1/quarantined-rows/:id/actions/fix',
    {
      config,
      schema: {
        ...shared,
        operationId: 'fixQuarantinedRow',
        summary: 'Take other values for those of a quarantined row',
        description:
          'By column of the old table, as they are written there; what is left out stays as it was read. Refused (422 `row_still_faulty`) where ' +
          'the row cannot be read with them either. The next plan says what it becomes; it is void where the row is another in a later source.',
        body: z.strictObject({ values }),
        response: { 200: shownRow, ...onAction },
      },
    },
    async (request, reply) => {
      const corrections = request.body.values;
      const command = async (_tx: Tx, row: QuarantineRow) => ({
        kind: 'quarantined-row.fix',
        id: row.id,
        columns: Object.keys(corrections),
        correctionsSha256: sha256Of(corrections),
      });
      const before = async (tx: Tx, row: QuarantineRow) => {
        const corrected = await mapCorrected(tx, row, corrections);
        return async () => saveCorrections(tx, row.id, corrections, corrected);
      };
      return send(reply, await decide(api, request, request.params.id, { command, before }));
    },
  );
};

const addDecisions: AddRoutes = (app, api) => {
  app.post(
    '/v1/quarantined-rows/:id/actions/map',
    {
      config,
      schema: {
        ...shared,
        operationId: 'mapQuarantinedRow',
        summary: 'Say which thing of Seatledger a quarantined row is already',
        description: 'It stays as it is in Seatledger, and what refers to the row refers to it.',
        body: z.strictObject({ kind: z.enum(mappableKinds), targetId: thing }),
        response: { 200: shownRow, ...onAction },
      },
    },
    async (request, reply) => {
      const { kind, targetId: name } = request.body;
      const command = async (tx: Tx, row: QuarantineRow) => ({
        kind: 'quarantined-row.map',
        id: row.id,
        target: { kind, id: await findMappable(tx, row, { kind, name }) },
      });
      return send(reply, await decide(api, request, request.params.id, { command }));
    },
  );
  app.post(
    '/v1/quarantined-rows/:id/actions/drop',
    {
      config,
      schema: {
        ...shared,
        operationId: 'dropQuarantinedRow',
        summary: 'Say that a quarantined row does not come over, and why',
        body: z.strictObject({ reason }),
        response: { 200: shownRow, ...onAction },
      },
    },
    async (request, reply) => {
      const command = async (_tx: Tx, { id }: QuarantineRow) => ({ kind: 'quarantined-row.drop', id, reason: request.body.reason });
      return send(reply, await decide(api, request, request.params.id, { command }));
    },
  );
  app.post(
    '/v1/quarantined-rows/:id/actions/reopen',
    {
      config,
      schema: {
        ...shared,
        operationId: 'reopenQuarantinedRow',
        summary: 'Take back what was decided on a quarantined row',
        description: 'Before the next plan; what a row has become since stays.',
        body: noFields,
        response: { 200: shownRow, ...onAction },
      },
    },
    async (request, reply) => {
      const command = async (_tx: Tx, { id }: QuarantineRow) => ({ kind: 'quarantined-row.reopen', id });
      return send(reply, await decide(api, request, request.params.id, { command }));
    },
  );
};

interface Decision {
  readonly command: (tx: Tx, row: QuarantineRow) => Promise<CommandValue>;
  /** What has to hold; gives what is left to write when the decision stands. */
  readonly before?: (tx: Tx, row: QuarantineRow) => Promise<() => Promise<void>>;
}

async function decide(api: RegistryApi, request: ChangeRequest, id: number, { command, before }: Decision): Promise<Answer> {
  return await api.changeOnce(request, async ({ tx, principal, execute }) => {
    refuseConfined(principal.customerIds);
    const row = await lockQuarantined(tx, id);
    refuseOtherVersion(request.headers['if-match'], row.version, { required: false });
    const after = await before?.(tx, row);
    await execute(await command(tx, row));
    await after?.();
    return showing(showRow(await findQuarantined(tx, id)));
  });
}
