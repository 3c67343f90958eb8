import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { assertDescribed, systemContext } from '../../../../tests/dev-env/dev-env.ts';
import { until } from '../../../../tests/dev-env/until.ts';
import { addSignedIn, createTestServer, type TestServer } from '../testing/test-server.ts';
import { readSystemHealth } from './read-system-health.ts';
import type { ShownHealth } from './shown-health.ts';

const roles = ['administrator', 'reader', 'customer-contact'] as const;
type Role = (typeof roles)[number];
const cookie = (): string => randomBytes(32).toString('base64url');
const cookies: Readonly<Record<Role, string>> = { administrator: cookie(), reader: cookie(), 'customer-contact': cookie() };

describe('/v1/system/health', () => {
  let server: TestServer;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'checkpoints-'));
    server = await createTestServer({ checkpointFolder: folder });
    for (const role of roles) {
      await addSignedIn(server, { role, customerIds: role === 'customer-contact' ? [1] : null, cookie: cookies[role] });
    }
    await server.app.ready();
  });
  after(async () => {
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  async function asked(role: Role): Promise<{ readonly status: number; readonly body: ShownHealth }> {
    const url = '/v1/system/health';
    const headers = { cookie: `seatledger=${cookies[role]}` };
    const response = await server.app.inject({ url, headers });
    const { statusCode: status, body } = response;
    assertDescribed({ method: 'GET', url, status, header: (name) => response.headers[name]?.toString(), body });
    return { status, body: response.json() };
  }

  const health = (details = true) => readSystemHealth(server.services, { details });
  const lagging = ({ changeFeed, searchIndex, licenceIndex }: ShownHealth) => [
    changeFeed?.waiting,
    searchIndex?.waiting,
    licenceIndex.waiting,
  ];

  it('says before anything has started that nothing has run, and what waits', async () => {
    await server.services.registry.execute(
      { kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris', externalReference: null, contacts: [] },
      systemContext(),
    );
    const { jobs, licenceIndex, changeFeed, mail } = await health();
    assert.deepEqual(jobs, []);
    assert.deepEqual([licenceIndex.ready, licenceIndex.asOf, mail.configured], [false, null, false]);
    assert.deepEqual([changeFeed?.position, changeFeed?.waiting], [0, 1]);
    assert.ok((changeFeed?.oldestSeconds ?? -1) >= 0);
  });

  it('says how everything is once the services have started, and that nothing waits', async () => {
    const { access, audit, licence, registry } = server.services;
    await audit.start();
    access.start();
    registry.start();
    await licence.start();
    await until('everything is worked off', async () => {
      const now = await health();
      return now.audit?.waiting === 0 && now.audit.checkpoint !== null && lagging(now).every((waiting) => waiting === 0);
    });
    const found = await health();
    assert.match(found.versions.postgres ?? '', /^\d+/);
    assert.equal(found.versions.node, process.versions.node);
    assert.ok((found.database?.bytes ?? 0) > 1_000_000);
    assert.ok(found.licenceIndex.ready && !found.licenceIndex.stale);
    assert.deepEqual(found.searchIndex, { waiting: 0, oldestSeconds: null });
    const names = found.jobs.map(({ service, job }) => `${service} ${job}`);
    assert.deepEqual(names, [
      'access session-retention',
      'audit audit-sequencing',
      'audit checkpoints',
      'audit erasures',
      'audit key-retention',
      'audit recording',
      'licence licence-index',
      'licence licence-use',
      'registry change-feed',
      'registry search-index',
      'registry retention',
      'registry due-change-requests',
    ]);
    await until('every job has run', async () => (await health()).jobs.every(({ lastRunAt, failing }) => lastRunAt !== null && !failing));
  });

  it('tells administrators where checkpoints are kept, and others only that they are', async () => {
    const { body: seen } = await asked('administrator');
    assert.deepEqual(
      seen.audit?.places.map(({ place, failing, failure }) => ({ place, failing, failure })),
      [{ place: `the folder ${folder}`, failing: false, failure: null }],
    );
    const { status, body } = await asked('reader');
    assert.equal(status, 200);
    assert.equal(body.audit?.places[0]?.place, null);
    assert.doesNotMatch(JSON.stringify(body), new RegExp(folder));
  });

  it('is not for those confined to customers', async () => {
    assert.equal((await asked('customer-contact')).status, 403);
  });

  it('says what is wrong with the log: to administrators, why', async () => {
    const since = Temporal.Instant.from('2026-11-22T10:00:00Z');
    const detail = 'Checkpoints do not reach the folder /elsewhere: it answered 500';
    const audit = {
      jobs: () => [],
      health: async () => ({
        waiting: 2,
        oldestSeconds: 9,
        checkpoint: null,
        places: [{ place: 'the folder /elsewhere', size: 0, failure: 'it answered 500' }],
        alarms: [{ code: 'place_unreachable' as const, detail, since }],
      }),
    };
    const services = { ...server.services, audit };
    const told = (await readSystemHealth(services, { details: true })).audit;
    const hidden = (await readSystemHealth(services, { details: false })).audit;
    const alarm = { code: 'place_unreachable', since: '2026-11-22T10:00:00Z' };
    assert.deepEqual([told?.alarms, hidden?.alarms], [[{ ...alarm, detail }], [{ ...alarm, detail: null }]]);
    const place = { size: 0, failing: true };
    assert.deepEqual(told?.places, [{ ...place, place: 'the folder /elsewhere', failure: 'it answered 500' }]);
    assert.deepEqual(hidden?.places, [{ ...place, place: null, failure: null }]);
  });

  it('still answers what is known where the database cannot be asked', async () => {
    const lost = () => Promise.reject(new Error('connection lost to postgres://u:p@db/x'));
    const jobs = () => [
      {
        name: 'change-feed',
        everyMs: 500,
        failing: true,
        lastRunAt: Temporal.Instant.from('2026-11-22T10:00:00Z'),
        lastError: { at: Temporal.Instant.from('2026-11-22T10:00:00Z'), message: 'connection lost to postgres://u:p@db/x' },
      },
    ];
    const services = { ...server.services, registry: { health: lost, jobs }, audit: { health: lost, jobs: () => [] } };
    const found = await readSystemHealth(services, { details: true });
    assert.deepEqual([found.database, found.changeFeed, found.searchIndex, found.audit], [null, null, null, null]);
    assert.deepEqual([found.licenceIndex.ready, found.licenceIndex.waiting], [true, null]);
    assert.deepEqual(found.jobs.at(-1)?.lastError, { at: '2026-11-22T10:00:00Z', detail: 'connection lost to …' });
    const hidden = await readSystemHealth(services, { details: false });
    assert.deepEqual(hidden.jobs.at(-1)?.lastError, { at: '2026-11-22T10:00:00Z', detail: null });
  });
});
