import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Occurrence } from '@seatledger/platform/commands/audit-recorder.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { createTestDatabase, until } from '../../../../../tests/dev-env/dev-env.ts';
import type { AuditSchema } from '../../audit-schema.ts';
import { createRecorder } from './recorder.ts';

function readOf(id: number, route = '/v1/users/:id'): Occurrence {
  return {
    kind: 'personal-data.read',
    subjectKind: 'user',
    subjectIds: [id],
    said: { route },
    context: { actor: { kind: 'operator', id: 3, name: 'rosa@vendor.example' }, origin: 'api', address: '192.0.2.7', requestId: 'r1' },
  };
}

interface Event {
  readonly kind: string;
  readonly persons: readonly string[];
  readonly after: Readonly<Record<string, unknown>>;
}

/** A recorder over a database of its own, and a superuser's look at what it leaves. */
async function open(t: TestContext) {
  const test = await createTestDatabase(t);
  const options = { schema: 'audit', maxConnections: 2, onConnectionError: () => undefined };
  const database = openDatabase<AuditSchema>({ url: test.urls.audit, ...options });
  const admin = openDatabase({ url: test.adminUrl, ...options });
  t.after(() => Promise.all([database[Symbol.asyncDispose](), admin[Symbol.asyncDispose]()]));
  const clock = { now: Date.parse('2026-11-22T10:00:00Z') };
  const alarms: string[] = [];
  const rows = async <Row>(text: string) => (await admin.pool.query(text)).rows as Row[];
  return {
    test,
    clock,
    alarms,
    rows,
    recorder: () => createRecorder({ database, writer: test.audit, onAlarm: (message) => alarms.push(message), now: () => clock.now }),
    events: () => rows<Event>('select kind, persons, after from test.audit_events order by id'),
    recorders: () => rows<{ closed: boolean }>('select closed_at is not null as closed from recorders order by id'),
  };
}

const breakAppend = 'alter function audit.append(jsonb, text, jsonb) rename to append_broken';
const mendAppend = 'alter function audit.append_broken(jsonb, text, jsonb) rename to append';

describe('what is recorded', () => {
  it('is found by whoever was read, and nothing of it needs their key', async (t) => {
    const { recorder, events, rows } = await open(t);
    await using recording = recorder();
    recording.note(readOf(17));
    recording.note(readOf(18));
    await recording.flush();
    const [event] = await events();
    assert.deepEqual([event?.kind, event?.persons, event?.after['ids']], ['personal-data.read', ['user/17', 'user/18'], [17, 18]]);
    assert.deepEqual(await rows(`select kind from test.audit_events where persons @> '{user/18}'`), [{ kind: 'personal-data.read' }]);
    assert.deepEqual(await rows(`select reference from person_keys where reference like 'user/%'`), []);
  });

  it('is written at the end of the process, which then owes nothing', async (t) => {
    const { recorder, events, recorders, alarms } = await open(t);
    const recording = recorder();
    await recording.start();
    assert.deepEqual(await recorders(), [{ closed: false }]);
    recording.note(readOf(17));
    await recording[Symbol.asyncDispose]();
    assert.equal((await events()).length, 1);
    assert.deepEqual(await recorders(), [{ closed: true }]);
    assert.deepEqual(alarms, []);
  });

  it('is kept while it cannot be written, and the log says for how long it was late', async (t) => {
    const { recorder, events, rows, alarms, clock } = await open(t);
    await using recording = recorder();
    await rows(breakAppend);
    recording.note(readOf(17));
    await recording.flush();
    clock.now += 60_000;
    recording.note(readOf(18));
    await recording.flush();
    assert.deepEqual(alarms, ['reads and refusals cannot be written to the audit: they are kept in memory']);
    assert.deepEqual(await events(), []);
    await rows(mendAppend);
    await recording.flush();
    const [read, delayed] = await events();
    assert.deepEqual(read?.persons, ['user/17', 'user/18']);
    assert.equal(delayed?.kind, 'audit.reads-delayed');
    assert.deepEqual(delayed.after, { requests: 2, since: '2026-11-22T10:00:00Z', until: '2026-11-22T10:01:00Z' });
    recording.note(readOf(19));
    await recording.flush();
    assert.equal((await events()).length, 3);
  });

  it('is not held up by what can never be written, which is counted as lost', async (t) => {
    const { recorder, events, alarms } = await open(t);
    await using recording = recorder();
    recording.note({ ...readOf(16), subjectKind: 'x'.repeat(65) });
    recording.note(readOf(17));
    await recording.flush();
    const kinds = (await events()).map(({ kind, after }) => [kind, after['requests']]);
    assert.deepEqual(kinds, [
      ['personal-data.read', 1],
      ['audit.reads-lost', 1],
    ]);
    assert.deepEqual(alarms, ['reads of personal data were not written to the audit']);
  });

  it('that is lost is told of once, when the log can say so', async (t) => {
    const { recorder, rows, alarms } = await open(t);
    await using recording = recorder();
    await rows(`alter table pending add constraint unsaid check (kind <> 'audit.reads-lost')`);
    recording.note({ ...readOf(16), subjectKind: 'x'.repeat(65) });
    await recording.flush();
    await recording.flush();
    assert.deepEqual(alarms, ['reads and refusals cannot be written to the audit: they are kept in memory']);
    await rows('alter table pending drop constraint unsaid');
    await recording.flush();
    assert.deepEqual(alarms.slice(1), ['reads of personal data were not written to the audit']);
  });

  it('that could not be written at the end is told of, and missed by whoever comes next', async (t) => {
    const { recorder, events, rows, alarms, recorders } = await open(t);
    const recording = recorder();
    await recording.start();
    await rows(breakAppend);
    recording.note(readOf(17));
    await recording[Symbol.asyncDispose]();
    assert.deepEqual(alarms.at(-1), 'reads and refusals were not written to the audit before the end');
    assert.deepEqual(await recorders(), [{ closed: false }]);
    await rows(mendAppend);
    await rows(`update recorders set alive_at = now() - interval '61 seconds'`);
    await using next = recorder();
    await next.start();
    assert.deepEqual(
      (await events()).map(({ kind }) => kind),
      ['audit.reads-lost'],
    );
  });
});

describe('a process that is killed', () => {
  const program = fileURLToPath(new URL('testing/recording-process.ts', import.meta.url));

  it('is missed: the next one says since when what it recorded may be lost, once', async (t) => {
    const { test, recorder, events, rows, recorders } = await open(t);
    const child = spawn(process.execPath, [program, test.urls.audit, test.installationKey.export().toString('base64')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    t.after(() => child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const [left] = await rows<{ completeUntil: string }>('select complete_until::text as "completeUntil" from recorders');
    assert.deepEqual(await events(), []);

    await using tooEarly = recorder();
    await tooEarly.start();
    assert.deepEqual(await events(), [], 'it may be alive still');

    await rows(`update recorders set alive_at = now() - interval '61 seconds' where id = 1`);
    await using next = recorder();
    await next.start();
    const [lost, ...others] = await until('the event', async () => {
      const found = await events();
      return found.length > 0 && found;
    });
    assert.deepEqual([lost?.kind, lost?.after['cause'], others], ['audit.reads-lost', 'process-ended', []]);
    const completeUntil = Temporal.Instant.from(String(lost?.after['completeUntil']));
    assert.equal(Temporal.Instant.compare(completeUntil, Temporal.Instant.from(left?.completeUntil ?? '')), 0);
    assert.deepEqual(await recorders(), [{ closed: true }, { closed: false }, { closed: false }]);
  });

  it('by being told to end has written everything', async (t) => {
    const { test, events, recorders } = await open(t);
    const child = spawn(process.execPath, [program, test.urls.audit, test.installationKey.export().toString('base64')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.stdin.end();
    await once(child, 'exit');
    const [event] = await events();
    assert.deepEqual(event?.persons, ['operator/3', 'user/17']);
    assert.deepEqual(await recorders(), [{ closed: true }]);
  });
});
