// The least that an HTTP server in Node can do with a check: read the body, parse it, compare the key, answer.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { measuredServer } from './server-process.ts';

export interface ConstSettings {
  readonly apiKey: string;
  readonly answerLength: number;
}

async function start({ apiKey, answerLength }: ConstSettings): Promise<number> {
  const authorization = `Bearer ${apiKey}`;
  const answer = answerOfLength(answerLength);
  // The form of writeHead and the encoding with which Node is quickest.
  const headers = ['content-type', 'application/json; charset=utf-8', 'content-length', String(answerLength), 'cache-control', 'no-store'];
  const server = createServer((request, response) => {
    let body: Buffer | undefined;
    request.on('data', (chunk: Buffer) => {
      body = body === undefined ? chunk : Buffer.concat([body, chunk]);
    });
    request.on('end', () => {
      const isAllowed = request.headers.authorization === authorization && typeof JSON.parse(String(body)) === 'object';
      response.writeHead(isAllowed ? 200 : 401, headers);
      response.end(answer, 'latin1');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

function answerOfLength(length: number): string {
  const start = '{"valid":true,"detail":"';
  return `${start}${'x'.repeat(Math.max(0, length - start.length - 2))}"}`;
}

measuredServer(start);
