import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { AuditEvent } from '@seatledger/platform/commands/audit-event.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { createHttpServer, type HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { problemOfRefusal } from '../../../../../apps/server/src/problem-of-refusal.ts';
import { assertDescribed, createTestDatabase, until } from '../../../../../tests/dev-env/dev-env.ts';
import { createAudit } from '../../service.ts';
import type { ShownEvent } from './shown-event.ts';

export const rosa: CommandContext = {
  actor: { kind: 'operator', id: 3, name: 'rosa@vendor.example' },
  origin: 'api',
  address: '192.0.2.7',
  requestId: 'request-1',
  now: Temporal.Instant.from('2026-11-22T10:00:00Z'),
};

const user = {
  email: 'ana@acme.example',
  displayName: 'Ana Lima',
  profile: 'analyst',
  validity: { from: null, until: null },
  suspensionReason: null,
};

/** Of a user of customer 5. */
export const suspended: AuditEvent = {
  kind: 'user.suspend',
  subject: { kind: 'user', id: 17 },
  customerId: 5,
  before: user,
  after: { ...user, suspensionReason: 'left the company' },
  reason: 'left the company',
};

interface Asked {
  readonly customerIds?: readonly number[] | null;
  readonly permissions?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The audit with its routes on a server, over a database of its own, running; and the registry's way to append. */
export async function openAudit(t: TestContext) {
  const database = await createTestDatabase();
  const { urls, adminUrl, installationKey } = database;
  const options = { maxConnections: 4, onConnectionError: () => undefined };
  const registry = openDatabase({ url: urls.registry, schema: 'registry', ...options });
  const admin = openDatabase({ url: adminUrl, schema: 'audit', ...options });
  const faults: unknown[] = [];
  const onError = (_: string, error: Error): unknown => faults.push(error);
  const audit = createAudit({
    databaseUrl: urls.audit,
    maxConnections: 6,
    installationKey,
    host: 'licences.example',
    places: [],
    onError,
    onAlarm: () => undefined,
    onRecordingAlarm: () => undefined,
  });
  const principals: Principal[] = [];
  const app = createHttpServer({
    direct: new Map(),
    tls: null,
    trustedProxies: [],
    requestsPerMinute: 1_000_000,
    authenticate: async ({ headers }) => principals[Number(headers['x-test-principal'])] ?? null,
    now: Date.now,
    problemOf: problemOfRefusal,
    onFault: (error) => faults.push(error),
  });
  app.register(async (plugin: HttpServer) => audit.routes(plugin));
  t.after(async () => {
    await app.close();
    await Promise.all([audit, registry, admin].map((one) => one[Symbol.asyncDispose]()));
    await database[Symbol.asyncDispose]();
    assert.deepEqual(faults, []);
  });
  audit.start();

  const rows = async <Row>(text: string) => (await admin.pool.query(text)).rows as Row[];

  async function ask(url: string, { customerIds = null, permissions = ['event.read'], headers = {} }: Asked = {}) {
    principals.push({
      kind: 'operator',
      id: 9,
      name: 'audra@vendor.example',
      permissions: new Set(permissions),
      roles: ['auditor'],
      operatorIds: [9],
      customerIds,
      session: null,
    });
    const response = await app.inject({ url, headers: { ...headers, 'x-test-principal': String(principals.length - 1) } });
    const header = (name: string) => response.headers[name]?.toString();
    assertDescribed({ method: 'GET', url, status: response.statusCode, header, body: response.body });
    return { status: response.statusCode, header, text: response.body };
  }

  async function get<Body>(url: string, asked?: Asked): Promise<Body> {
    const { status, text } = await ask(url, asked);
    assert.equal(status, 200, text);
    return JSON.parse(text) as Body;
  }

  const list = (query = '', asked?: Asked) =>
    get<{ readonly items: readonly ShownEvent[]; readonly nextCursor: string | null }>(`/v1/audit/events?${query}`, asked);

  return {
    audit,
    rows,
    ask,
    get,
    list,
    append: (event: AuditEvent, context = rosa) => audit.writer.append(registry.kysely, event, context),
    /** Everything that has been appended has its place. */
    sequenced: () => until('everything has its place', async () => (await rows('select 1 from pending limit 1')).length === 0),
  };
}
