import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnsweringThread } from '@seatledger/licence';
import type { WebConfig } from '@seatledger/platform/config/web-config.ts';
import { dataProtection } from '@seatledger/platform/http/answer-protection.ts';
import { createDirectServer, type DirectHandler } from '@seatledger/platform/http/http-server.ts';
import { sendProblem, type Problem } from '@seatledger/platform/http/problem.ts';

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Whether other threads listen there, too: the system shares the connections out among them. */
  readonly reusePort: boolean;
  readonly web: WebConfig;
  /** What is said of everything else; where nothing is given, that it is not here. */
  readonly elsewhere?: Problem;
}

export interface CheckListener extends AsyncDisposable {
  readonly port: number;
}

/** Answers checks over HTTP, and whoever asks how it is. */
export async function listenForChecks(checks: AnsweringThread, options: ListenOptions): Promise<CheckListener> {
  const { host, port, reusePort, web, elsewhere = notHere } = options;
  const health: DirectHandler = (_request, response) => sendJson(response, 200, { status: 'ok' });
  const readiness: DirectHandler = (_request, response) => {
    const state = checks.readiness();
    sendJson(response, state.ready ? 200 : 503, state);
  };
  const direct = new Map<string, DirectHandler>([
    ...checks.checkHandlers,
    ['/.well-known/jwks.json', checks.publishedKeys],
    ['/healthz', health],
    ['/readyz', readiness],
  ]);
  const server = createDirectServer({ ...web, direct }, (_request, response) => sendProblem(response, elsewhere, randomUUID()));
  server.listen({ host, port, reusePort });
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, [Symbol.asyncDispose]: () => close(server, checks) };
}

const notHere: Problem = {
  status: 404,
  code: 'not_found',
  title: 'Not found',
  detail: 'This server checks licences and nothing else: ask the one that keeps the registry.',
};

function sendJson(response: Parameters<DirectHandler>[1], status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...dataProtection,
  });
  response.end(text);
}

/** Streams end after a whole event; what is under way is answered; connections that wait for more are ended. */
async function close(server: Server, checks: AnsweringThread): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  checks.endStreams();
  server.closeIdleConnections();
  await closed;
  checks.handOverUses?.();
}
