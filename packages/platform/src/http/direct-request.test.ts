import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import { DirectRequest } from './direct-request.ts';

const maxBytes = 10;

/** Says which body it took, or that it was too large; at `/stream`, what the stream gave. */
function answer(request: DirectRequest, response: ServerResponse): void {
  if (request.url === '/stream') return void text(request).then((body) => response.end(`streamed ${body}`));
  request.takeBody(maxBytes, (body) => {
    if (body === null) response.setHeader('connection', 'close');
    response.end(body === null ? 'too large' : `took ${body.toString()}`);
  });
}

/** A connection to a server that answers so. */
async function connected(t: TestContext): Promise<Socket> {
  const server = createServer({ IncomingMessage: DirectRequest }, answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('latin1');
  t.after(() => {
    socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  await once(socket, 'connect');
  return socket;
}

/** The bodies of so many answers. */
async function answersOf(socket: Socket, count: number): Promise<readonly string[]> {
  let received = '';
  for await (const part of socket.iterator({ destroyOnReturn: false })) {
    received += String(part);
    const bodies = received
      .split('HTTP/1.1 200 OK')
      .slice(1)
      .map(
        (one) =>
          one
            .split('\r\n\r\n', 2)[1]
            ?.split('\r\n')
            .find((line) => / /.test(line)) ?? '',
      );
    if (bodies.length === count && bodies.every((body) => body !== '')) return bodies;
  }
  return assert.fail(`the connection has ended after ${received}`);
}

const post = (body: string, path = '/'): string => `POST ${path} HTTP/1.1\r\nHost: test\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

describe('a request that is asked for its body as a whole', () => {
  it('gives it once it is there, of requests that come one right after the other', async (t) => {
    const socket = await connected(t);
    socket.write(post('one') + post('') + post('three'));
    assert.deepEqual(await answersOf(socket, 3), ['took one', 'took ', 'took three']);
  });

  it('puts together what comes in parts', async (t) => {
    const socket = await connected(t);
    socket.write('POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nfir\r\n');
    socket.write('2\r\nst\r\n0\r\n\r\n');
    assert.deepEqual(await answersOf(socket, 1), ['took first']);
    socket.write(post('again'));
    assert.deepEqual(await answersOf(socket, 1), ['took again']);
  });

  it('takes a body of just the size that is allowed, and says of one byte more that it is too large', async (t) => {
    const socket = await connected(t);
    socket.write(post('0123456789') + post('0123456789+'));
    assert.deepEqual(await answersOf(socket, 2), ['took 0123456789', 'too large']);
  });

  it('says so once, before it has all of it', async (t) => {
    const socket = await connected(t);
    socket.write(`POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 1000000\r\n\r\n0123456789+`);
    socket.write('and more');
    assert.deepEqual(await answersOf(socket, 1), ['too large']);
    await once(socket.resume(), 'close');
  });

  it('is a stream like any other where it is not asked', async (t) => {
    const socket = await connected(t);
    socket.write(post('whole', '/stream') + post('then'));
    assert.deepEqual(await answersOf(socket, 2), ['streamed whole', 'took then']);
  });
});
