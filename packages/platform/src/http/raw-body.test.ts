import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createHttpServer, type HttpServer } from './http-server.ts';
import { HttpProblem } from './http-problem.ts';
import { rawBodyOf } from './raw-body.ts';

const limitBytes = 1_000;
const ended: string[] = [];
const faults: Error[] = [];
let app: HttpServer;
let port: number;
let pieceCame: () => void = () => undefined;

before(async () => {
  app = createHttpServer({
    direct: new Map(),
    tls: null,
    trustedProxies: [],
    requestsPerMinute: 1_000,
    // Shorter than a body may take between two pieces.
    requestTimeoutMs: 150,
    authenticate: async () => null,
    now: Date.now,
    problemOf: () => undefined,
    onFault: (error) => faults.push(error),
  });
  const access = { permission: 'public' };
  const rawBody = { mediaTypes: ['text/csv'], limitBytes, pieceTimeoutMs: 2_000 };
  app.register(async (routes: HttpServer) => {
    routes.post('/raw', { config: { access, rawBody } }, async (received) => {
      let length = 0;
      try {
        for await (const piece of rawBodyOf(received)) {
          length += piece.length;
          pieceCame();
        }
        ended.push('whole');
        return { length };
      } catch (error) {
        ended.push(error instanceof HttpProblem ? error.problem.code : String(error));
        throw error;
      }
    });
    routes.post('/impatient', { config: { access, rawBody: { ...rawBody, pieceTimeoutMs: 100 } } }, async (received) => {
      await Array.fromAsync(rawBodyOf(received));
    });
    routes.post('/leaves', { config: { access, rawBody } }, async (received) => {
      const { done } = await rawBodyOf(received).next();
      return { left: done === false };
    });
    routes.post('/json', { config: { access } }, async ({ body }) => ({ body }));
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});

after(() => app.close());

function begin(path: string, headers: Record<string, string | number> = {}): ClientRequest {
  const sent = request({ port, path, method: 'POST', headers: { 'content-type': 'text/csv', ...headers } });
  // Sent on into a connection that the server has closed after its answer.
  sent.on('error', () => undefined);
  return sent;
}

async function answerOf(sent: ClientRequest): Promise<readonly [number | undefined, Record<string, unknown>]> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return [response.statusCode, JSON.parse(await text(response)) as Record<string, unknown>];
}

async function post(path: string, body: string | Buffer, headers: Record<string, string | number> = {}) {
  const sent = begin(path, { 'content-length': Buffer.byteLength(body), ...headers });
  sent.end(body);
  const [status, answer] = await answerOf(sent);
  return [status, answer['code'] ?? answer];
}

describe('a raw body', () => {
  it('is taken as it comes, also compressed, also where there is none', async () => {
    assert.deepEqual(await post('/raw', 'a,b\r\n'), [200, { length: 5 }]);
    assert.deepEqual(await post('/raw', 'a', { 'content-type': 'Text/CSV; charset=utf-8' }), [200, { length: 1 }]);
    assert.deepEqual(await post('/raw', gzipSync('x'.repeat(999)), { 'content-encoding': 'gzip' }), [200, { length: 999 }]);
    assert.deepEqual(await post('/raw', ''), [200, { length: 0 }]);
    assert.deepEqual(await post('/leaves', 'x'), [200, { left: true }]);
  });

  it('is refused in other media types, and others refuse it', async () => {
    for (const type of ['application/json', 'text/plain', 'text/csvx', 'nonsense']) {
      assert.deepEqual(await post('/raw', '{}', { 'content-type': type }), [415, 'unsupported_media_type'], type);
    }
    for (const type of ['text/csv', 'text/plain', 'application/octet-stream']) {
      assert.deepEqual(await post('/json', '{}', { 'content-type': type }), [415, 'unsupported_media_type'], type);
    }
    assert.deepEqual(await post('/nowhere', 'x'), [404, 'not_found']);
  });

  it('is refused beyond the limit: announced, in pieces, or unpacked', async () => {
    const announced = begin('/raw', { 'content-length': limitBytes + 1 });
    announced.flushHeaders();
    assert.equal((await answerOf(announced))[0], 413);
    announced.destroy();
    const sent = begin('/raw');
    for (let index = 0; index < 20; index += 1) sent.write('x'.repeat(limitBytes / 10));
    assert.deepEqual((await answerOf(sent))[1]['code'], 'body_too_large');
    sent.destroy();
    assert.deepEqual(await post('/raw', gzipSync('x'.repeat(100_000)), { 'content-encoding': 'gzip' }), [413, 'body_too_large']);
  });

  it('that is not what Content-Encoding says is the fault of whoever sent it', async () => {
    const [status] = await post('/raw', 'not gzip at all', { 'content-encoding': 'gzip' });
    assert.equal(status, 400);
  });

  it('may take longer than other requests', async () => {
    const slow = begin('/raw');
    slow.write('x');
    const stalled = begin('/json', { 'content-type': 'application/json', 'content-length': 2 });
    stalled.write('{');
    assert.equal((await answerOf(stalled))[0], 408);
    slow.end('y');
    assert.deepEqual(await answerOf(slow), [200, { length: 2 }]);
  });

  it('whose next piece does not come is given up', async () => {
    const sent = begin('/impatient');
    sent.write('x');
    const [status, { code }] = await answerOf(sent);
    assert.deepEqual([status, code], [408, 'request_timeout']);
  });

  it('is known to be incomplete where the client goes away', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    pieceCame = resolve;
    const sent = begin('/raw', { 'content-length': 900 });
    sent.write('x');
    await promise;
    ended.length = 0;
    sent.destroy();
    while (ended.length === 0) await new Promise(setImmediate);
    assert.deepEqual(ended, ['incomplete_body']);
    assert.deepEqual(faults, []);
  });
});
