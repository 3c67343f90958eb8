import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as httpRequest, type Agent, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DirectRequest } from '@seatledger/platform/http/direct-request.ts';
import type { CheckHandler } from '../features/licence-check/asking-handler.ts';
import type { CheckHandlers } from '../features/licence-check/check-handlers.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

export interface CheckServer extends AsyncDisposable {
  readonly port: number;
  /** Sends a request as it is given; by default a good question under a good key. */
  ask(options?: {
    method?: string;
    /** `/v1/licences/check` where it is not given. */
    path?: string;
    headers?: Record<string, string | undefined>;
    body?: string | Buffer | object;
    agent?: Agent;
  }): Promise<Answered>;
}

/** A new API key with the hash that is kept of it. */
export function newApiKey(): { readonly text: string; readonly keyId: string; readonly secretHash: Buffer } {
  const keyId = randomBytes(9).toString('base64url');
  const text = `sl_${keyId}_${randomBytes(32).toString('base64url')}`;
  return { text, keyId, secretHash: createHash('sha256').update(text).digest() };
}

/** An HTTP server that answers checks by a handler. */
export async function startCheckServer(handle: CheckHandlers | CheckHandler, apiKey: string): Promise<CheckServer> {
  const byPath: CheckHandler = (request, response) =>
    typeof handle === 'function' ? handle(request, response) : handle.get((request.url ?? '').split('?', 1)[0] ?? '')?.(request, response);
  const server = createServer({ IncomingMessage: DirectRequest }, byPath).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    ask: askAt(port, apiKey),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Asks whoever answers checks at a port of this machine. */
export function askAt(port: number, apiKey: string): CheckServer['ask'] {
  return async ({ method = 'POST', path = '/v1/licences/check', headers = {}, body = { email: 'ana@acme.example' }, agent } = {}) => {
    const bytes = typeof body === 'object' && !Buffer.isBuffer(body) ? JSON.stringify(body) : body;
    const sent = {
      'content-length': String(Buffer.byteLength(bytes)),
      'content-type': 'application/json',
      authorization: `Bearer ${apiKey}`,
      ...headers,
    };
    const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
    const request = httpRequest({ port, host: '127.0.0.1', method, path, headers: given, ...(agent && { agent }) });
    request.end(bytes);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const text = Buffer.concat(await response.toArray()).toString();
    const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    return { status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, text, json };
  };
}
