import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { request as requestTls } from 'node:https';
import { connect } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { principalOf } from './guard-routes.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions, type RefusedRequest } from './http-server.ts';
import { HttpProblem } from './http-problem.ts';
import { answeringOtherMethods } from './other-methods.ts';
import type { Principal } from './principal.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/test-only.${name}.pem`, import.meta.url));

const rosa: Principal = {
  kind: 'operator',
  id: 1,
  name: 'Rosa',
  permissions: new Set(['thing.read', 'thing.write']),
  roles: ['thing-keeper'],
  operatorIds: [1],
  customerIds: null,
  session: { id: 7, csrfToken: 'the token', steppedUpAt: 1_000_000 },
};

interface TestServer {
  readonly app: HttpServer;
  readonly faults: Error[];
  readonly refusals: RefusedRequest[];
}

/** Authenticates by a header, so that a test says who calls. */
function serverWith(options: Partial<HttpServerOptions> = {}): TestServer {
  const faults: Error[] = [];
  const refusals: RefusedRequest[] = [];
  const app = createHttpServer({
    direct: new Map(),
    tls: null,
    trustedProxies: [],
    requestsPerMinute: 1_000,
    authenticate: async ({ headers }) =>
      headers['x-test'] === 'rosa' ? rosa : headers['x-test'] === 'script' ? { ...rosa, session: null } : null,
    now: () => 1_000_000 + 5 * 60_000,
    problemOf: () => undefined,
    onFault: (error) => faults.push(error),
    onRefusal: (refusal) => refusals.push(refusal),
    ...options,
  });
  // Loaded after the plugins of the server itself, as the real routes are.
  app.register(async (routes: HttpServer) => {
    routes.get('/open', { config: { access: { permission: 'public' } } }, async () => ({ ok: true }));
    routes.get('/things', { config: { access: { permission: 'thing.read' } } }, async (request) => ({ name: principalOf(request).name }));
    const body = z.strictObject({ name: z.string().min(1) });
    routes.post('/things', { config: { access: { permission: 'thing.write' } }, schema: { body } }, async () => ({ ok: true }));
    const many = { access: { permission: 'signed-in', oneOf: ['thing.write', 'thing.delete'] } };
    routes.post('/many', { config: many, schema: { body } }, async () => ({ ok: true }));
    const others = { access: { permission: 'signed-in', oneOf: ['thing.create', 'thing.delete'] } };
    routes.post('/others', { config: others, schema: { body } }, async () => ({ ok: true }));
    routes.delete('/things', { config: { access: { permission: 'thing.delete' } } }, async () => ({ ok: true }));
    routes.post('/danger', { config: { access: { permission: 'thing.write', stepUp: true } } }, async () => ({ ok: true }));
    routes.get('/own', { config: { access: { permission: 'signed-in', session: true } } }, async () => ({ ok: true }));
    routes.get('/long', { config: { access: { permission: 'public' } } }, async () => ({ text: 'x'.repeat(5_000) }));
    routes.get('/broken', { config: { access: { permission: 'public' } } }, async () => {
      throw new Error('select secret from passwords');
    });
  });
  return { app, faults, refusals };
}

async function codeOf(
  app: HttpServer,
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  headers: Record<string, string> = {},
  payload?: string,
) {
  const response = await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  return [response.statusCode, response.statusCode < 400 ? 'ok' : response.json<{ code: string }>().code];
}

const json = { 'content-type': 'application/json' };
const asRosa = { 'x-test': 'rosa', 'x-csrf-token': 'the token' };

describe('a route', () => {
  it('that does not say who may call it cannot be registered', () => {
    assert.throws(() => serverWith().app.get('/forgotten', async () => 'secret'), /does not declare who may call it/);
  });

  it('lets in whoever has its permission, and nobody else', async () => {
    const { app } = serverWith();
    assert.deepEqual(await codeOf(app, 'GET', '/open'), [200, 'ok']);
    assert.deepEqual(await codeOf(app, 'GET', '/things'), [401, 'not_signed_in']);
    assert.deepEqual(await codeOf(app, 'GET', '/things', asRosa), [200, 'ok']);
    assert.deepEqual(await codeOf(app, 'DELETE', '/things', asRosa), [403, 'forbidden']);
  });

  it('that needs one of several permissions reads the body of nobody who has none of them', async () => {
    const { app } = serverWith();
    const headers = { ...asRosa, ...json };
    assert.deepEqual(await codeOf(app, 'POST', '/many', headers, '{"name":"x"}'), [200, 'ok']);
    assert.deepEqual(await codeOf(app, 'POST', '/many', headers, '{'), [400, 'invalid_json']);
    assert.deepEqual(await codeOf(app, 'POST', '/many', json, '{'), [401, 'not_signed_in']);
    assert.deepEqual(await codeOf(app, 'POST', '/others', headers, '{'), [403, 'forbidden']);
  });

  it('tells us whom it refuses, and nothing of what they sent', async () => {
    const { app, refusals } = serverWith();
    await codeOf(app, 'GET', '/things?name=ana');
    await codeOf(app, 'DELETE', '/things', asRosa);
    await codeOf(app, 'POST', '/things', { 'x-test': 'rosa', ...json }, '{"name":"x"}');
    await codeOf(app, 'GET', '/things', asRosa);
    assert.deepEqual(
      refusals.map(({ requestId: _, ...refusal }) => refusal),
      [
        { status: 401, code: 'not_signed_in', method: 'GET', route: '/things', principal: null },
        { status: 403, code: 'forbidden', method: 'DELETE', route: '/things', principal: 'operator 1' },
        { status: 403, code: 'csrf_token_missing', method: 'POST', route: '/things', principal: 'operator 1' },
      ],
    );
  });

  it('refuses a change by a session without its CSRF token, and asks none of a token', async () => {
    const { app } = serverWith();
    const body = '{"name":"x"}';
    assert.deepEqual(await codeOf(app, 'POST', '/things', { 'x-test': 'rosa', ...json }, body), [403, 'csrf_token_missing']);
    assert.deepEqual(await codeOf(app, 'POST', '/things', { ...asRosa, 'x-csrf-token': 'a guess!!', ...json }, body), [
      403,
      'csrf_token_missing',
    ]);
    assert.deepEqual(await codeOf(app, 'POST', '/things', { ...asRosa, ...json }, body), [200, 'ok']);
    assert.deepEqual(await codeOf(app, 'POST', '/things', { 'x-test': 'script', ...json }, body), [200, 'ok']);
  });

  it('that is dangerous wants a second factor shown a short while ago', async () => {
    assert.deepEqual(await codeOf(serverWith().app, 'POST', '/danger', asRosa), [200, 'ok']);
    const later = serverWith({ now: () => 1_000_000 + 11 * 60_000 });
    assert.deepEqual(await codeOf(later.app, 'POST', '/danger', asRosa), [403, 'step_up_required']);
    assert.deepEqual(await codeOf(serverWith().app, 'POST', '/danger', { 'x-test': 'script' }), [403, 'step_up_required']);
  });

  it('for people who have signed in lets no token stand in for them', async () => {
    const { app } = serverWith();
    assert.deepEqual(await codeOf(app, 'GET', '/own', asRosa), [200, 'ok']);
    assert.deepEqual(await codeOf(app, 'GET', '/own', { 'x-test': 'script' }), [403, 'session_required']);
  });
});

describe('an error', () => {
  it('is a problem document whatever its origin, and names the culprit', async () => {
    const { app } = serverWith();
    assert.deepEqual(await codeOf(app, 'GET', '/nothing'), [404, 'not_found']);
    assert.deepEqual(await codeOf(app, 'POST', '/things', { ...asRosa, ...json }, '{'), [400, 'invalid_json']);
    assert.deepEqual(await codeOf(app, 'POST', '/things', { ...asRosa, 'content-type': 'text/csv' }, 'a'), [415, 'unsupported_media_type']);
    assert.deepEqual(await codeOf(app, 'POST', '/things', { ...asRosa, ...json }, `{"name":"${'x'.repeat(1_100_000)}"}`), [
      413,
      'body_too_large',
    ]);
    for (const polluting of ['{"name":"x","__proto__":{"a":1}}', '{"name":"x","constructor":{"prototype":{"a":1}}}'])
      assert.deepEqual(await codeOf(app, 'POST', '/things', { ...asRosa, ...json }, polluting), [400, 'invalid_json'], polluting);
    const response = await app.inject({
      method: 'POST',
      url: '/things',
      headers: { ...asRosa, ...json },
      payload: '{"name":"","admin":true}',
    });
    assert.equal(response.statusCode, 400);
    assert.equal(response.headers['content-type'], 'application/problem+json');
    assert.deepEqual(
      response.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer),
      ['/name', '/admin'],
    );
  });

  it('of ours says nothing of the inside, and is told to us', async () => {
    const { app, faults } = serverWith();
    const response = await app.inject('/broken');
    assert.equal(response.statusCode, 500);
    assert.doesNotMatch(response.body, /select|passwords|\bat\b .*:\d/);
    assert.equal(faults[0]?.message, 'select secret from passwords');
    assert.equal(response.json<{ requestId: string }>().requestId, response.headers['x-request-id']);
  });

  it('that the product explains is answered as it says', async () => {
    const teapot = new HttpProblem({ status: 409, code: 'tea', title: 'Tea', detail: 'It is a teapot.' }, { 'retry-after': '1' });
    const { app } = serverWith({ problemOf: () => teapot });
    const response = await app.inject('/broken');
    assert.equal(response.statusCode, 409);
    assert.equal(response.headers['retry-after'], '1');
  });
});

describe('a body that is compressed', () => {
  const post = async (encoding: string, payload: Buffer) => {
    const { app } = serverWith();
    return await app.inject({ method: 'POST', url: '/things', headers: { ...asRosa, ...json, 'content-encoding': encoding }, payload });
  };
  const told = ({ statusCode, headers, json: read }: Awaited<ReturnType<typeof post>>) => {
    const { code, detail } = read<{ code: string; detail: string }>();
    return [statusCode, code, /content-encoding/.test(detail), headers['accept-encoding']];
  };

  it('is taken by gzip, up to the limit of what it holds', async () => {
    assert.equal((await post('gzip', gzipSync('{"name":"x"}'))).statusCode, 200);
    const long = await post('gzip', gzipSync(`{"name":"${'x'.repeat(1_100_000)}"}`));
    assert.deepEqual([long.statusCode, long.json<{ code: string }>().code], [413, 'body_too_large']);
  });

  it('by anything else, or not as it says, is refused with what is taken', async () => {
    for (const encoding of ['br', 'compress', 'gzip, gzip'])
      assert.deepEqual(told(await post(encoding, Buffer.from('{}'))), [415, 'unsupported_media_type', true, 'gzip'], encoding);
    assert.deepEqual(told(await post('gzip', Buffer.from('{}'))), [400, 'bad_request', true, undefined]);
  });
});

describe('an answer', () => {
  it('carries the protections of the web, and HSTS only over TLS', async () => {
    const { headers } = await serverWith().app.inject('/open');
    assert.match(String(headers['content-security-policy']), /default-src 'self';.*frame-ancestors 'none'/);
    assert.match(String(headers['content-security-policy']), /base-uri 'none';object-src 'none';/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['strict-transport-security'], undefined);
    assert.equal(headers['access-control-allow-origin'], undefined);
  });

  it('is compressed where it is long and the caller takes that', async () => {
    const { app } = serverWith();
    const ask = (url: string, encoding: string) => app.inject({ url, headers: { 'accept-encoding': encoding } });
    const long = await ask('/long', 'gzip, br');
    assert.equal(long.headers['content-encoding'], 'gzip');
    assert.equal(gunzipSync(long.rawPayload).length, JSON.stringify({ text: 'x'.repeat(5_000) }).length);
    assert.equal((await ask('/long', 'identity')).headers['content-encoding'], undefined);
    assert.equal((await ask('/open', 'gzip')).headers['content-encoding'], undefined);
  });

  it('believes X-Forwarded-Proto of a trusted proxy alone', async () => {
    const forwarded = { url: '/open', headers: { 'x-forwarded-proto': 'https' } };
    assert.equal((await serverWith().app.inject(forwarded)).headers['strict-transport-security'], undefined);
    const behind = serverWith({ trustedProxies: ['127.0.0.1'] });
    assert.match(String((await behind.app.inject(forwarded)).headers['strict-transport-security']), /max-age=\d{8}/);
  });

  it('of a path that is handled directly says over TLS alone that it is to be asked so', async (t) => {
    const direct = new Map([['/check', (_request: unknown, response: ServerResponse) => response.end('{}')]]);
    const { app } = serverWith({ direct, trustedProxies: ['127.0.0.1'] });
    t.after(() => app.close());
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const told = async (headers: Record<string, string>) =>
      (await fetch(`${address}/check`, { headers })).headers.get('strict-transport-security');
    assert.equal(await told({}), null);
    assert.match((await told({ 'x-forwarded-proto': 'https' })) ?? '', /^max-age=31536000; includeSubDomains$/);
  });

  it('says so by its public address, too, whatever a proxy before it forgets to say', async (t) => {
    const direct = new Map([['/check', (_request: unknown, response: ServerResponse) => response.end('{}')]]);
    const { app } = serverWith({ direct, publicUrl: 'https://licences.example' });
    t.after(() => app.close());
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    for (const path of ['/open', '/check']) {
      assert.match((await fetch(`${address}${path}`)).headers.get('strict-transport-security') ?? '', /^max-age=31536000/);
    }
  });

  it('comes over TLS where there is a certificate', async (t) => {
    const { app } = serverWith({ tls: { certificateFile: fixture('crt'), keyFile: fixture('key') } });
    t.after(() => app.close());
    const address = (await app.listen({ host: '127.0.0.1', port: 0 })).replace('http:', 'https:');
    const status = await new Promise((resolve, reject) => {
      requestTls(`${address}/open`, { ca: readFileSync(fixture('crt')), agent: false }, (response) =>
        resolve([response.statusCode, response.headers['strict-transport-security'] !== undefined]),
      )
        .on('error', reject)
        .end();
    });
    assert.deepEqual(status, [200, true]);
  });

  it('comes by TLS 1.2 or 1.3 with forward secrecy and authenticated encryption, or not at all', async (t) => {
    const { app } = serverWith({ tls: { certificateFile: fixture('crt'), keyFile: fixture('key') } });
    t.after(() => app.close());
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
    const negotiated = (options: ConnectionOptions) =>
      new Promise<string>((resolve) => {
        const socket = connectTls({ host: '127.0.0.1', port: Number(port), ca: readFileSync(fixture('crt')), ...options }, () => {
          resolve(`${socket.getProtocol()} ${socket.getCipher().name}`);
          socket.destroy();
        }).on('error', () => resolve('refused'));
      });
    const only12 = { maxVersion: 'TLSv1.2' } as const;
    assert.equal(await negotiated({}), 'TLSv1.3 TLS_AES_256_GCM_SHA384');
    assert.match(await negotiated(only12), /^TLSv1\.2 ECDHE-(?:RSA|ECDSA)-AES256-GCM-SHA384$/);
    for (const ciphers of ['AES256-SHA:AES128-SHA', 'AES256-GCM-SHA384', 'ECDHE-RSA-AES256-SHA:ECDHE-ECDSA-AES256-SHA'])
      assert.equal(await negotiated({ ...only12, ciphers }), 'refused', ciphers);
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
    assert.equal(await negotiated(old), 'refused');
  });
});

describe('a request', () => {
  /** Everything that comes back for these bytes, until the server closes. */
  async function sendRaw(t: TestContext, text: string): Promise<string> {
    const { app } = serverWith();
    t.after(() => app.close());
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(text.replaceAll('\n', '\r\n'));
    return Buffer.concat(await socket.toArray()).toString();
  }

  it('that says two lengths, or hides one, is refused, and what follows it is not read', async (t) => {
    const smuggled = 'GET /open HTTP/1.1\nHost: a\n\n';
    const heads = ['Transfer-Encoding: chunked\nContent-Length: 5', 'Content-Length: 5\nContent-Length: 6', 'Transfer-Encoding: xchunked'];
    for (const head of heads) {
      const answered = await sendRaw(t, `POST /open HTTP/1.1\nHost: a\n${head}\n\n0\n\n${smuggled}`);
      assert.match(answered, /^HTTP\/1\.1 400 /, head);
      assert.match(answered, /x-content-type-options: nosniff/i);
      assert.equal(answered.match(/HTTP\/1\.1 \d/g)?.length, 1, head);
    }
  });

  it('by TRACE is not answered', async (t) => {
    const answered = await sendRaw(t, 'TRACE /open HTTP/1.1\nHost: a\nX-Secret: told\nConnection: close\n\n');
    assert.match(answered, /^HTTP\/1\.1 40[045] /);
    assert.doesNotMatch(answered, /told/);
  });
});

describe('a known path', () => {
  it('says which methods it takes to those that it does not', async () => {
    const { app } = serverWith();
    app.register(async (routes: HttpServer) => {
      answeringOtherMethods(routes, () => routes.get('/known', { config: { access: { permission: 'thing.read' } } }, async () => 'x'));
    });
    for (const method of ['POST', 'DELETE', 'OPTIONS', 'TRACE'] as const) {
      const payload = method === 'TRACE' ? undefined : 'a';
      const refused = await app.inject({ method: method as 'POST', url: '/known', headers: { 'content-type': 'text/csv' }, payload });
      assert.deepEqual([refused.statusCode, refused.headers['allow']], [405, 'GET, HEAD'], method);
    }
    assert.deepEqual(await codeOf(app, 'GET', '/known', asRosa), [200, 'ok']);
  });
});

describe('an address', () => {
  it('that calls too often is told to wait, and how much is left is told before', async () => {
    const { app } = serverWith({ requestsPerMinute: 2 });
    const first = await app.inject('/open');
    assert.equal(first.headers['ratelimit-remaining'], '1');
    await app.inject('/open');
    const third = await app.inject('/open');
    assert.equal(third.statusCode, 429);
    assert.equal(third.json<{ code: string }>().code, 'rate_limited');
    assert.ok(Number(third.headers['retry-after']) > 0);
  });

  it('is counted also when nobody is let in, so that keys are not guessed at will', async () => {
    const { app } = serverWith({ requestsPerMinute: 1 });
    const ask = async (url: string) => (await app.inject({ method: 'GET', url })).statusCode;
    assert.deepEqual([await ask('/things'), await ask('/things'), await ask('/nowhere')], [401, 429, 429]);
  });
});

describe('plain http from a network', () => {
  const direct = new Map([['/check', (_request: unknown, response: ServerResponse) => response.end('{}')]]);

  async function startBehindProxy(t: TestContext, options: Partial<HttpServerOptions> = {}) {
    const { app, refusals } = serverWith({ direct, trustedProxies: ['127.0.0.1'], ...options });
    t.after(() => app.close());
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const ask = async (path: string, request: RequestInit & { headers?: Record<string, string> }) => {
      const headers = { 'x-forwarded-for': '192.0.2.9', 'x-forwarded-proto': 'http', ...request.headers };
      const response = await fetch(`${address}${path}`, { ...request, headers });
      const text = await response.text();
      return [response.status, response.status === 403 ? (JSON.parse(text) as { code: string }).code : null];
    };
    return { ask, refusals };
  }

  it('brings no key, no cookie and no body, to the routes nor to what is handled directly', async (t) => {
    const { ask, refusals } = await startBehindProxy(t);
    const secrets: RequestInit[] = [
      { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
      { headers: { authorization: 'Bearer x' } },
      { headers: { cookie: 'a=b' } },
    ];
    for (const path of ['/check', '/things', '/nowhere']) {
      for (const secret of secrets) {
        assert.deepEqual(await ask(path, secret as { headers?: Record<string, string> }), [403, 'https_required'], path);
      }
    }
    assert.equal(refusals.length, 9);
    assert.deepEqual(
      { ...refusals[0], requestId: '' },
      { requestId: '', status: 403, code: 'https_required', method: 'POST', route: null, principal: null },
    );
  });

  it('may ask what is open to everybody', async (t) => {
    const { ask } = await startBehindProxy(t);
    assert.deepEqual(await ask('/open', {}), [200, null]);
    assert.deepEqual(await ask('/things', {}), [401, null]);
  });

  it('is let in over TLS to the proxy, from this machine, and by the word of whoever runs the server', async (t) => {
    const { ask } = await startBehindProxy(t);
    const secret = { authorization: 'Bearer x' };
    assert.deepEqual(await ask('/check', { headers: { ...secret, 'x-forwarded-proto': 'https' } }), [200, null]);
    assert.deepEqual(await ask('/check', { headers: { ...secret, 'x-forwarded-for': '127.0.0.1' } }), [200, null]);
    const allowing = await startBehindProxy(t, { allowClearHttp: true });
    assert.deepEqual(await allowing.ask('/check', { headers: secret }), [200, null]);
  });
});
