import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { oldNamesOf, replyWriter } from '@seatledger/legacy/parity/adapter/write-reply.ts';
import { parseAdapter } from '@seatledger/legacy/parity/adapter/parse-adapter.ts';
import { askingOf, checkLicence } from './ask-seatledger.ts';
import { CutOverDomains } from './cut-over-domains.ts';
import { endToEndHeaders } from './end-to-end-headers.ts';
import { createGatewayServer } from './gateway-server.ts';
import { oldServiceAt } from './hand-on.ts';

async function listening(server: Server): Promise<AsyncDisposable & { readonly url: string }> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** What Seatledger is asked by a gateway, and how often each page of the list was sent anew. */
class FakeSeatledger {
  domains: readonly string[] = [];
  isDown = false;
  listed = 0;
  readonly answer: RequestListener = (request, response) => {
    const send = (status: number, body: object, headers = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    };
    const etag = `"${this.domains.join()}"`;
    if (this.isDown) response.destroy();
    else if (request.headers.authorization !== 'Bearer key') send(401, { code: 'invalid_api_key' });
    else if (request.url?.startsWith('/v1/cut-over-domains')) {
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else {
        this.listed += 1;
        send(200, { items: this.domains.map((name) => ({ name, aliases: [`alias-${name}`] })), nextCursor: null }, { etag });
      }
    } else {
      this.#check(request, response).catch(() => response.destroy());
    }
  };

  async #check(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { email } = JSON.parse(await text(request)) as { email: string };
    const valid = email.toLowerCase().startsWith('ana');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ valid, status: valid ? 'active' : 'unknown', validUntil: null, features: valid ? { x: true } : {} }));
  }
}

const adapterOf = (url: string): string => `version: 1
request: { url: "${url}/licence?mail={email}" }
timeoutSeconds: 5
gateway:
  questions: { method: POST, path: /licence }
  email: { form: mail }
  reply:
    licensed: { body: { ok: '{licensed}', features: '{features}' } }
    notLicensed: { status: 403, body: { ok: false } }
`;

async function openGateway(old: RequestListener) {
  const stack = new AsyncDisposableStack();
  const seatledger = new FakeSeatledger();
  const there = stack.use(await listening(createServer(seatledger.answer)));
  const oldServer = stack.use(await listening(createServer(old)));
  const opened = parseAdapter(adapterOf(oldServer.url), 'adapter.yaml', {}, 'reply');
  const gateway = opened.adapter.gateway ?? assert.fail();
  const asking = askingOf(there.url, 'key');
  const said: string[] = [];
  const questions: string[] = [];
  const domains = new CutOverDomains(asking, {
    onReached: (count) => said.push(`reached ${count}`),
    onChange: (count) => said.push(`changed ${count}`),
    onLost: () => said.push('lost'),
  });
  const server = createGatewayServer({
    gateway,
    domains,
    oldService: stack.use(oldServiceAt({ origin: opened.origin, timeoutMs: 500, keepsHost: gateway.keepHost })),
    check: (question) => checkLicence(asking, question),
    write: replyWriter(gateway, opened, oldNamesOf(undefined)),
    onQuestion: ({ email }) => questions.push(email),
    onFault: (detail) => said.push(detail.replace(/\d+/g, '0')),
  });
  const { url } = stack.use(await listening(server));
  return { seatledger, domains, said, questions, url, oldServer, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function send(url: string, method: string, headers: Readonly<Record<string, string>> = {}, body: string | Buffer = ''): Promise<Got> {
  const { hostname, port, origin } = new URL(url);
  // As it is written: a URL would put its path in order.
  const outgoing = ask({ hostname, port, path: url.slice(origin.length), method, headers, agent: false });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const question = (url: string, email: string): Promise<Got> => send(`${url}/licence`, 'POST', form, `mail=${encodeURIComponent(email)}`);
const answeredBy = ({ headers }: Got): string => String(headers['seatledger-answered-by']);

const oldAnswer: RequestListener = (request, response) => {
  text(request).then(
    (body) => response.end(`old: ${body}`),
    () => response.destroy(),
  );
};

describe('the gateway', () => {
  it('answers for a domain and its aliases from the cut-over on, in the old form, until the cut-back', async () => {
    await using gateway = await openGateway(oldAnswer);
    const { seatledger, domains, url } = gateway;
    await domains.refresh();
    const before = await question(url, 'ana@acme.example');
    assert.deepEqual([before.body, answeredBy(before)], ['old: mail=ana%40acme.example', 'old']);
    seatledger.domains = ['acme.example'];
    await domains.refresh();
    const after = await question(url, 'Ana@ACME.example');
    assert.deepEqual([after.status, JSON.parse(after.body), answeredBy(after)], [200, { ok: true, features: { x: true } }, 'seatledger']);
    assert.equal((await question(url, 'ben@alias-acme.example')).status, 403);
    assert.equal(answeredBy(await question(url, 'ana@globex.example')), 'old');
    seatledger.domains = [];
    await domains.refresh();
    assert.equal(answeredBy(await question(url, 'ana@acme.example')), 'old');
    assert.deepEqual(gateway.said, ['reached 0', 'changed 2', 'changed 0']);
    assert.deepEqual(gateway.questions, [
      'ana@acme.example',
      'Ana@ACME.example',
      'ben@alias-acme.example',
      'ana@globex.example',
      'ana@acme.example',
    ]);
  });

  it('reads the list anew only where it has changed', async () => {
    await using gateway = await openGateway(oldAnswer);
    for (let times = 0; times < 3; times += 1) await gateway.domains.refresh();
    assert.equal(gateway.seatledger.listed, 1);
  });

  it('keeps the list, hands questions to the old service and says so, while Seatledger is not reached', async () => {
    await using gateway = await openGateway(oldAnswer);
    const { seatledger, domains, url, said } = gateway;
    seatledger.domains = ['acme.example'];
    await domains.refresh();
    seatledger.isDown = true;
    assert.equal(answeredBy(await question(url, 'ana@acme.example')), 'old; seatledger=unreachable');
    await domains.refresh();
    const got = await question(url, 'ana@acme.example');
    assert.deepEqual(
      [got.body, answeredBy(got), got.headers['seatledger-stale']],
      ['old: mail=ana%40acme.example', 'old; seatledger=unreachable', 'true'],
    );
    assert.match(said[1] ?? '', /cannot be reached/);
    assert.equal(said[2], 'lost');
    assert.ok(said.every((one) => !one.includes('ana')));
    seatledger.isDown = false;
    await domains.refresh();
    assert.equal(answeredBy(await question(url, 'ana@acme.example')), 'seatledger');
  });

  it('hands a request on as it came, without what belongs to one connection alone', async () => {
    let seen: { readonly line: string; readonly raw: readonly string[] } = { line: '', raw: [] };
    await using gateway = await openGateway((request, response) => {
      seen = { line: `${request.method} ${request.url}`, raw: request.rawHeaders };
      response.writeHead(
        207,
        'So it is',
        [
          ['x-a', '1'],
          ['x-a', '2'],
          ['connection', 'x-secret'],
          ['x-secret', 's'],
        ].flat(),
      );
      request.pipe(response);
    });
    const bytes = Buffer.from([0, 255, 13, 10]);
    const headers = { 'X-Case': 'Kept', connection: 'close, x-mine', 'x-mine': 'gone', te: 'trailers', host: 'licences.example' };
    const got = await send(`${gateway.url}/other/%2e%2E?q=%zz`, 'PUT', headers, bytes);
    assert.equal(seen.line, 'PUT /other/%2e%2E?q=%zz');
    const pairs = new Map(Array.from({ length: seen.raw.length / 2 }, (_, index) => [seen.raw[2 * index], seen.raw[2 * index + 1]]));
    assert.deepEqual(
      [pairs.get('X-Case'), pairs.get('host'), pairs.get('x-mine'), pairs.get('te'), pairs.get('via')],
      ['Kept', 'licences.example', undefined, undefined, '1.1 seatledger'],
    );
    assert.deepEqual([got.status, got.headers['x-a'], got.headers['x-secret'], got.body], [207, '1, 2', undefined, bytes.toString()]);
  });

  it('hands large bodies on without keeping them, also those of what would be a question', async () => {
    await using gateway = await openGateway((request, response) => {
      buffer(request).then(
        (body) => response.end(String(body.length)),
        () => response.destroy(),
      );
    });
    const large = Buffer.alloc(3_000_000, 'x');
    assert.equal((await send(`${gateway.url}/upload`, 'POST', {}, large)).body, '3000000');
    assert.equal((await send(`${gateway.url}/licence`, 'POST', form, large)).body, '3000000');
    assert.equal((await send(`${gateway.url}/licence`, 'POST', { ...form, 'transfer-encoding': 'chunked' }, large)).body, '3000000');
  });

  it('says what is wrong where the old service does not answer', async () => {
    await using gateway = await openGateway((request) => {
      if (request.url === '/gone') request.socket.destroy();
    });
    assert.deepEqual([(await send(`${gateway.url}/gone`, 'GET')).status, (await send(`${gateway.url}/slow`, 'GET')).status], [502, 504]);
    await gateway.oldServer[Symbol.asyncDispose]();
    assert.equal((await send(`${gateway.url}/licence`, 'POST', form, 'mail=ana%40acme.example')).status, 502);
  });
});

describe('headers from end to end', () => {
  it('are all but those of the connection and those that it names, in their order', () => {
    const raw = [
      'A',
      '1',
      'Connection',
      'B, keep-alive',
      'b',
      '2',
      'Keep-Alive',
      '5',
      'a',
      '3',
      'Upgrade',
      'x',
      'Transfer-Encoding',
      'chunked',
    ];
    assert.deepEqual(endToEndHeaders(raw), ['A', '1', 'a', '3']);
  });
});
