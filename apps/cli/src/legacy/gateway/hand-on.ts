import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { endToEndHeaders, withoutHeader } from './end-to-end-headers.ts';

export interface OldService extends Disposable {
  /**
   * Hands a request on as it came, and its answer back as it comes. `read`: what of the body was read already. `said`: headers of our own beside
   * those of the answer.
   */
  handOn(
    request: IncomingMessage,
    response: ServerResponse,
    read: readonly Buffer[],
    said: Readonly<Record<string, string>>,
  ): Promise<void>;
}

interface OldServiceOptions {
  readonly origin: string;
  /** Until the answer begins, and between its parts. */
  readonly timeoutMs: number;
  /** Whether the request keeps the name of the host that it came with. */
  readonly keepsHost: boolean;
}

export function oldServiceAt({ origin, timeoutMs, keepsHost }: OldServiceOptions): OldService {
  const { protocol, host } = new URL(origin);
  const { request: ask, Agent } = protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return {
    async handOn(request, response, read, said) {
      const headers = headersOf(request, keepsHost ? undefined : host);
      const outgoing = ask(origin, { agent, method: request.method, path: request.url, headers, setHost: false, timeout: timeoutMs });
      outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
      response.on('close', () => {
        if (!response.writableFinished) outgoing.destroy();
      });
      const answered = new Promise<IncomingMessage>((resolve, reject) => outgoing.once('response', resolve).once('error', reject));
      try {
        const sent = send(request, outgoing, read);
        const answer = await Promise.race([answered, sent.then(() => answered)]);
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, [
          ...endToEndHeaders(answer.rawHeaders),
          ...Object.entries(said).flat(),
        ]);
        await pipeline(answer, response);
        await sent.catch(() => undefined);
      } catch (error) {
        answered.catch(() => undefined);
        outgoing.destroy();
        fail(response, (error as NodeJS.ErrnoException).code === 'ETIMEDOUT' ? 504 : 502, said);
      }
    },
    [Symbol.dispose]: () => agent.destroy(),
  };
}

function headersOf(request: IncomingMessage, host: string | undefined): string[] {
  const kept = endToEndHeaders(request.rawHeaders);
  const headers = host === undefined ? kept : [...withoutHeader(kept, 'host'), 'host', host];
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  return [...headers, 'via', `${request.httpVersion} seatledger`, ...(isChunked ? ['transfer-encoding', 'chunked'] : [])];
}

async function send(request: IncomingMessage, outgoing: http.ClientRequest, read: readonly Buffer[]): Promise<void> {
  await pipeline(async function* () {
    yield* read;
    if (!request.readableEnded) yield* request as AsyncIterable<Buffer>;
  }, outgoing);
}

function fail(response: ServerResponse, status: 502 | 504, said: Readonly<Record<string, string>>): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const detail = status === 504 ? 'The old service has not answered in time.' : 'The old service cannot be reached.';
  response.writeHead(status, { ...said, 'content-type': 'text/plain; charset=utf-8' }).end(`${detail}\n`);
}
