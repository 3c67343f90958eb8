import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { ApiKeys, type ApiKeyRow } from '../api-key/api-key.ts';
import { newApiKey, startCheckServer } from '../../testing/check-server.ts';
import { noon, sampleIndex } from '../../testing/sample-registry.ts';
import { openStream, type StreamClient } from '../../testing/stream-client.ts';
import { ChangeJournal, type JournalEntry } from './change-journal.ts';
import { mostNames, nothingChanged } from './changed-answers.ts';
import { defaultStreamLimits, type StreamLimits } from './open-streams.ts';
import { createAnswerStreams } from './stream-handler.ts';

const entry = (position: number, emails: readonly string[] = [`p${position}@acme.example`]): JournalEntry => ({
  position,
  mark: 'a',
  changed: { ...nothingChanged, emails },
});
const path = '/v1/licences/stream';

async function start(t: TestContext, limits: Partial<StreamLimits> = {}, journal = new ChangeJournal(), key: Partial<ApiKeyRow> = {}) {
  const { text, keyId, secretHash } = newApiKey();
  const row: ApiKeyRow = {
    keyId,
    secretHash,
    scopes: ['licence:stream'],
    requestsPerSecond: 10_000,
    expiresAt: null,
    allowedAddresses: null,
    ...key,
  };
  const apiKeys = new ApiKeys();
  apiKeys.replace([row]);
  const clock = { now: noon };
  const { reader } = await sampleIndex();
  const source = { reader, freshness: { revision: 0, asOf: noon }, apiKeys };
  const streams = createAnswerStreams({ source, now: () => clock.now, journal, limits: { ...defaultStreamLimits, ...limits } });
  t.after(() => streams[Symbol.dispose]());
  const server = await startCheckServer(streams.handle, text);
  t.after(() => server[Symbol.asyncDispose]());
  const open = (lastEventId?: string, query = ''): Promise<StreamClient> =>
    openStream(t, `http://127.0.0.1:${server.port}${path}${query}`, text, lastEventId);
  return { server, streams, journal, apiKeys, row, clock, open, text };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setImmediate();
}

/** A client that takes nothing until it is told to, over a connection that holds little. */
async function openSlowly(port: number, key: string, after: string): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\nlast-event-id: ${after}\r\n\r\n`);
  await once(socket, 'readable');
  return socket;
}

describe('GET /v1/licences/stream', () => {
  it('has a client that knows nothing drop everything, and then tells what changes', async (t) => {
    const { journal, open } = await start(t);
    journal.begin({ position: 7, mark: 'a' });
    const { status, headers, next, text } = await open();
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'text/event-stream');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.deepEqual(await next(), { id: '7-a', event: 'reset', data: { revision: 7 } });
    journal.append([entry(8)]);
    assert.deepEqual(await next(), {
      id: '8-a',
      event: 'changed',
      data: { revision: 8, everything: false, domains: [], emails: ['p8@acme.example'] },
    });
    assert.match(text(), /^retry: \d+\n\n/u);
  });

  it('goes on after what was read last, by the header or by the address, without a gap or a double', async (t) => {
    const { journal, open } = await start(t);
    journal.begin({ position: 0, mark: '0' });
    journal.append([entry(1), entry(2), entry(3)]);
    for (const { next } of [await open('1-a'), await open(undefined, '?after=1-a'), await open('1-a', '?after=3-a')]) {
      const told = await next();
      assert.deepEqual([told?.event, told?.id, told?.data['emails']], ['changed', '3-a', ['p2@acme.example', 'p3@acme.example']]);
    }
    const { next } = await open('3-a');
    journal.append([entry(4)]);
    assert.deepEqual((await next())?.data['emails'], ['p4@acme.example']);
  });

  it('says reset to whoever comes from a place that is too old, of another past, or none', async (t) => {
    const { journal, open } = await start(t, {}, new ChangeJournal({ entries: 2, names: 10 }));
    journal.begin({ position: 0, mark: '0' });
    journal.append([entry(1), entry(2), entry(3)]);
    for (const place of ['0-0', '2-b', '99-a', 'nonsense']) assert.equal((await (await open(place)).next())?.event, 'reset', place);
  });

  it('waits where nothing is known of the changes yet', async (t) => {
    const { journal, open } = await start(t);
    const { next } = await open('5-a');
    journal.begin({ position: 4, mark: 'a' }, [entry(5), entry(6)]);
    assert.deepEqual((await next())?.data['emails'], ['p6@acme.example']);
  });

  it('tells no more in one event than it may, each with the place up to which it tells', async (t) => {
    const { journal, open } = await start(t);
    journal.begin({ position: 0, mark: '0' });
    journal.append(Array.from({ length: mostNames + 1 }, (_, at) => entry(at + 1)));
    const { next } = await open('0-0');
    const [first, second] = [await next(), await next()];
    assert.deepEqual([first?.id, (first?.data['emails'] as string[] | undefined)?.length], [`${mostNames}-a`, mostNames]);
    assert.deepEqual([second?.id, second?.data['emails']], [`${mostNames + 1}-a`, [`p${mostNames + 1}@acme.example`]]);
  });

  it('keeps nothing for a client that does not read, and merges what it missed, or has it reset', async (t) => {
    const journal = new ChangeJournal({ entries: 200, names: 100_000 });
    const { server, text, streams } = await start(t, {}, journal);
    journal.begin({ position: 0, mark: '0' });
    const socket = await openSlowly(server.port, text, '0-0');
    t.after(() => socket.destroy());
    let position = 0;
    const fill = (): void => {
      for (let round = 0; round < 100; round += 1)
        journal.append([entry((position += 1), [`${position}${'x'.repeat(10_000)}@acme.example`])]);
    };
    // The system's own buffers take some megabytes; what is beyond them waits in the journal, which forgets it.
    for (let round = 0; round < 30; round += 1) {
      fill();
      await setImmediate();
    }
    let received = '';
    socket.on('data', (chunk) => (received += String(chunk)));
    socket.resume();
    await until(() => received.includes(`id: ${position}-a\n`));
    assert.ok(received.includes('event: reset'), 'what it missed is forgotten');
    assert.ok(received.length < position * 5_000, 'most of it was never sent');
    streams[Symbol.dispose]();
    await once(socket, 'end');
  });

  it('gives up a client that takes nothing for too long', async (t) => {
    const { server, text, journal, clock, streams } = await start(t, { heartbeatMs: 10, patienceMs: 1_000 });
    journal.begin({ position: 0, mark: '0' });
    const socket = await openSlowly(server.port, text, '0-0');
    const closed = once(socket, 'close');
    socket.on('error', () => undefined);
    let position = 0;
    for (let round = 0; round < 3_000; round += 1) {
      journal.append([entry((position += 1), [`${position}${'x'.repeat(10_000)}@acme.example`])]);
      if (round % 100 === 0) await setImmediate();
    }
    clock.now += 1_001;
    await until(() => streams.size === 0);
    socket.resume();
    await closed;
  });

  it('beats with comments', async (t) => {
    const { journal, open } = await start(t, { heartbeatMs: 5 });
    journal.begin({ position: 0, mark: '0' });
    const client = await open();
    await client.next();
    client.next().catch(() => undefined);
    await until(() => client.text().includes('\n\n:\n\n'));
  });

  it('ends when its key is revoked, loses the scope, or expires', async (t) => {
    for (const change of [[], [{ scopes: ['licence:check'] }], [{ secretHash: Buffer.alloc(32) }]]) {
      const { apiKeys, row, open, journal } = await start(t);
      journal.begin({ position: 0, mark: '0' });
      const { next } = await open();
      await next();
      apiKeys.replace([row]);
      journal.append([entry(1)]);
      assert.equal((await next())?.id, '1-a', 'keys that are read again end nothing');
      apiKeys.replace(change.map((one) => ({ ...row, ...one })));
      assert.equal(await next(), undefined);
    }
    const { open, clock } = await start(t, { heartbeatMs: 5 }, undefined, { expiresAt: noon + 1_000 });
    const { next } = await open();
    clock.now = noon + 1_000;
    assert.equal(await next(), undefined);
  });

  it('ends after a whole event when the server stops', async (t) => {
    const { journal, open, streams } = await start(t);
    journal.begin({ position: 0, mark: '0' });
    const client = await open('0-0');
    journal.append(Array.from({ length: 1_000 }, (_, at) => entry(at + 1)));
    streams[Symbol.dispose]();
    while ((await client.next()) !== undefined);
    assert.ok(client.text().endsWith('\n\n'));
  });

  it('is for keys with its scope, from where they may be used, so many at once', async (t) => {
    const { server, open, text } = await start(t, { perKey: 2 });
    const refused = async (options: Parameters<typeof server.ask>[0] = {}): Promise<unknown[]> => {
      const { status, json } = await server.ask({ method: 'GET', path, body: '', ...options });
      return [status, json['code']];
    };
    assert.deepEqual(await refused({ method: 'POST' }), [405, 'method_not_allowed']);
    assert.deepEqual(await refused({ headers: { authorization: undefined } }), [401, 'missing_api_key']);
    assert.deepEqual(await refused({ headers: { authorization: `Bearer ${text}x` } }), [401, 'invalid_api_key']);
    const [first] = [await open(), await open()];
    assert.deepEqual(await refused(), [429, 'too_many_streams']);
    await first.close();
    await until(async () => {
      const { status, close } = await open();
      await close();
      return status === 200;
    });
    for (const [key, code] of [
      [{ scopes: ['licence:check'] }, 'insufficient_scope'],
      [{ allowedAddresses: ['192.0.2.0/24'] }, 'address_not_allowed'],
    ] as const) {
      const other = await start(t, {}, undefined, key);
      assert.deepEqual((await other.server.ask({ method: 'GET', path, body: '' })).json['code'], code);
    }
    const crowded = await start(t, { inAll: 0 });
    assert.equal((await crowded.server.ask({ method: 'GET', path, body: '' })).json['code'], 'too_many_streams');
  });
});
