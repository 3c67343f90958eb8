import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { dataProtection } from '@seatledger/platform/http/answer-protection.ts';
import { describe, it, type TestContext } from 'node:test';
import { newApiKey, startCheckServer, type CheckServer } from '../../testing/check-server.ts';
import { domainRow, noon, sampleIndex, userRow } from '../../testing/sample-registry.ts';
import { ApiKeys, type ApiKeyRow } from '../api-key/api-key.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import { licenceAnswer } from './answer-schema.ts';
import { CheckStatistics } from '../check-statistics/check-statistics.ts';
import { createCheckHandler } from './check-handler.ts';
import { refusals } from './problems.ts';

interface Service {
  readonly server: CheckServer;
  readonly source: { reader: IndexReader | null; freshness: { revision: number; asOf: number }; apiKeys: ApiKeys };
  readonly logged: string[];
  readonly statistics: CheckStatistics;
  readonly apiKey: string;
  now: number;
}

async function start(t: TestContext, key: Partial<ApiKeyRow> = {}): Promise<Service> {
  const { text, keyId, secretHash } = newApiKey();
  const apiKeys = new ApiKeys();
  apiKeys.replace([
    { keyId, secretHash, scopes: ['licence:check'], requestsPerSecond: 1000, expiresAt: null, allowedAddresses: null, ...key },
  ]);
  const source: Service['source'] = { reader: (await sampleIndex()).reader, freshness: { revision: 1234, asOf: noon }, apiKeys };
  const logged: string[] = [];
  const clock = { now: noon };
  const log = (...entry: unknown[]): void => void logged.push(JSON.stringify(entry));
  const statistics = new CheckStatistics(Object.keys(refusals));
  const server = await startCheckServer(createCheckHandler({ source, now: () => clock.now, log, statistics }), text);
  t.after(() => server[Symbol.asyncDispose]());
  return Object.assign(clock, { server, source, logged, statistics, apiKey: text });
}

/** Sends bytes as they are and gives all that comes back until the server ends the connection. */
async function exchange(port: number, sent: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(sent);
  return Buffer.concat(await socket.toArray()).toString();
}

describe('POST /v1/licences/check', () => {
  it('answers the fields of the contract, in their order', async (t) => {
    const { server } = await start(t);
    const { status, headers, text, json } = await server.ask({ body: { email: 'ana@acme.example', product: 'excel-addin', nonce: 'abc' } });
    assert.equal(status, 200);
    assert.equal(
      text,
      '{"valid":true,"status":"active","detail":"Licensed until 31 March 2027.","validUntil":"2027-03-31T22:00:00Z","profile":"viewer",' +
        '"features":{"cube.connect":false,"adhoc.maxRows":1000},"checkedAt":"2026-11-22T12:00:00Z","nonce":"abc","revision":1234,' +
        '"stale":false,"asOf":"2026-11-22T12:00:00Z"}',
    );
    licenceAnswer.parse(json);
    assert.equal(headers['content-type'], 'application/json; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['content-length'], String(Buffer.byteLength(text)));
    assert.equal(headers['x-content-type-options'], 'nosniff');
    const refused = await server.ask({ method: 'TRACE' });
    assert.equal(refused.status, 405);
    for (const [name, value] of Object.entries(dataProtection)) assert.equal(refused.headers[name], value);
  });

  it('answers 200 to every well-formed question, nonce or not, known or not', async (t) => {
    const { server, source } = await start(t);
    const index = await sampleIndex({
      domains: [domainRow({ suspended: true }), domainRow({ id: 2, names: ['b.example'], validUntil: '2026-02-01' })],
      users: [userRow(), userRow({ id: 2, domainId: 2 })],
    });
    source.reader = index.reader;
    const statuses: unknown[] = [];
    for (const email of ['ana@acme.example', 'ana@b.example', 'eve@acme.example', 'ana@other.example', ' ANA@b.example ']) {
      const { status, json } = await server.ask({ body: { email, nonce: 'é"\\\u2028' } });
      assert.equal(status, 200);
      assert.equal(json['nonce'], 'é"\\\u2028');
      statuses.push(licenceAnswer.parse(json).status);
    }
    assert.deepEqual(statuses, ['domain_suspended', 'expired', 'unknown', 'unknown', 'expired']);
    assert.equal('nonce' in (await server.ask()).json, false);
  });

  it('counts what checks come to, and what they are refused for', async (t) => {
    const { server, statistics } = await start(t);
    await server.ask();
    await server.ask({ body: { email: 'eve@acme.example' } });
    await server.ask({ body: { email: 'eve' } });
    await server.ask({ body: {} });
    await server.ask({ method: 'TRACE' });
    const counts = { active: 1, unknown: 1, method_not_allowed: 1, invalid_request: 1, invalid_email: 1 };
    assert.deepEqual(statistics.read(noon).at(-1)?.counts, counts);
  });

  it('says that it is stale when the registry has not been reached for more than five seconds', async (t) => {
    const service = await start(t);
    service.now = noon + 5_001;
    const { json } = await service.server.ask();
    assert.deepEqual([json['stale'], json['asOf'], json['checkedAt']], [true, '2026-11-22T12:00:00Z', '2026-11-22T12:00:05Z']);
  });

  it('reads a body that comes in pieces, or chunked, or after 100 Continue', async (t) => {
    const { server, apiKey } = await start(t);
    const body = '{"email":"ana@acme.example"}';
    const head = `POST / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${apiKey}\r\ncontent-type: application/json\r\nconnection: close\r\n`;
    const socket = connect(server.port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.write(`${head}expect: 100-continue\r\ntransfer-encoding: chunked\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [Buffer];
    assert.match(first.toString(), /^HTTP\/1.1 100 Continue/);
    for (const character of body) socket.write(`1\r\n${character}\r\n`);
    socket.write('0\r\n\r\n');
    assert.match(Buffer.concat(await socket.toArray()).toString(), /^HTTP\/1.1 200 OK[^]*"status":"active"/);
  });

  it('refuses what is no question, and says what is wrong with it', async (t) => {
    const { server, logged } = await start(t);
    const refusal = async (body: string | Buffer | object): Promise<unknown[]> => {
      const { status, headers, json } = await server.ask({ body });
      assert.equal(status, 400);
      assert.equal(headers['content-type'], 'application/problem+json');
      assert.equal(headers['x-request-id'], json['requestId']);
      assert.equal(json['type'], `urn:seatledger:problem:${String(json['code'])}`);
      const errors = (json['errors'] ?? []) as { pointer: string; code: string; detail: string }[];
      return [json['code'], ...errors.map(({ pointer, code }) => `${pointer} ${code}`)];
    };
    assert.deepEqual(await refusal(''), ['invalid_json']);
    assert.deepEqual(await refusal('{"email":'), ['invalid_json']);
    assert.deepEqual(await refusal(Buffer.from([0xff, 0xfe, 0x00])), ['invalid_json']);
    assert.deepEqual(await refusal('[]'), ['invalid_request', ' not_an_object']);
    assert.deepEqual(await refusal('null'), ['invalid_request', ' not_an_object']);
    assert.deepEqual(await refusal('"ana@acme.example"'), ['invalid_request', ' not_an_object']);
    assert.deepEqual(await refusal({}), ['invalid_request', '/email not_a_text']);
    assert.deepEqual(await refusal({ email: 1 }), ['invalid_request', '/email not_a_text']);
    assert.deepEqual(await refusal({ email: 'ana@acme.example', mail: 1 }), ['invalid_request', '/mail unknown_field']);
    assert.deepEqual(await refusal('{"email":"ana@acme.example","__proto__":1}'), ['invalid_request', '/__proto__ unknown_field']);
    assert.deepEqual(await refusal({ email: 'ana@acme.example', nonce: 5 }), ['invalid_request', '/nonce not_a_text']);
    assert.deepEqual(await refusal({ email: 'ana@acme.example', nonce: 'x'.repeat(201) }), ['invalid_request', '/nonce too_long']);
    assert.deepEqual(await refusal({ email: 'ana@acme.example', product: 'x'.repeat(65) }), ['invalid_request', '/product too_long']);
    assert.deepEqual(await refusal({ email: 'ana@acme.example', product: null }), ['invalid_request', '/product not_a_text']);
    assert.deepEqual(await refusal({ email: '' }), ['invalid_email', '/email blank']);
    assert.deepEqual(await refusal({ email: 'ana' }), ['invalid_email', '/email not_an_address']);
    assert.deepEqual(await refusal({ email: 'ana@acme' }), ['invalid_email', '/email invalid_domain']);
    assert.deepEqual(await refusal({ email: 'ana@аcme.example' }), ['invalid_email', '/email mixed_script_domain']);
    assert.deepEqual(await refusal({ email: 'ana@acme.example', product: 'word' }), ['unknown_product', '/product unknown_product']);
    assert.deepEqual(await refusal({ email: 'eve@acme.example', product: 'word' }), ['unknown_product', '/product unknown_product']);
    assert.deepEqual(logged, []);
  });

  it('refuses a body that is too large without reading it to the end, and closes', async (t) => {
    const { server, apiKey } = await start(t);
    const { status, json, headers } = await server.ask({ body: ' '.repeat(16 * 1024 + 1) });
    assert.deepEqual([status, json['code'], headers['connection']], [400, 'body_too_large', 'close']);
    const fits = '{"email":"ana@acme.example"}'.padEnd(16 * 1024);
    assert.equal((await server.ask({ body: fits })).status, 200);
    const head = `POST / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${apiKey}\r\ncontent-type: application/json\r\n`;
    const endless = await exchange(server.port, `${head}transfer-encoding: chunked\r\n\r\n5000\r\n${' '.repeat(0x5000)}\r\n`);
    assert.match(endless, /^HTTP\/1.1 400 Bad Request[^]*connection: close[^]*body_too_large/i);
    const claimed = await exchange(server.port, `${head}content-length: 99999999999\r\n\r\n{`);
    assert.match(claimed, /^HTTP\/1.1 400 Bad Request[^]*connection: close[^]*body_too_large/i);
  });

  it('refuses other methods, types and encodings', async (t) => {
    const { server } = await start(t);
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers, json } = await server.ask({ method });
      assert.deepEqual([status, headers['allow'], json['code']], [405, 'POST', 'method_not_allowed'], method);
    }
    for (const type of [
      undefined,
      '',
      'text/plain',
      'application/jsonp',
      'application/json; charset=latin1',
      'application/x-www-form-urlencoded',
    ]) {
      const { status, json } = await server.ask({ headers: { 'content-type': type } });
      assert.deepEqual([status, json['code']], [415, 'unsupported_media_type'], String(type));
    }
    for (const type of ['application/json', 'Application/JSON', 'application/json;charset=UTF-8', 'application/json; charset="utf-8"']) {
      assert.equal((await server.ask({ headers: { 'content-type': type } })).status, 200, type);
    }
    const { status, json } = await server.ask({ headers: { 'content-encoding': 'gzip' } });
    assert.deepEqual([status, json['code']], [415, 'unsupported_content_encoding']);
    assert.equal((await server.ask({ headers: { 'content-encoding': 'identity' } })).status, 200);
  });

  it('refuses callers without a key, with another, and with one that has expired', async (t) => {
    const service = await start(t, { expiresAt: noon + 1000 });
    const ask = async (authorization: string | undefined): Promise<unknown[]> => {
      const { status, headers, json } = await service.server.ask({ headers: { authorization } });
      return [status, json['code'], headers['www-authenticate']];
    };
    assert.deepEqual(await ask(undefined), [401, 'missing_api_key', 'Bearer realm="seatledger"']);
    assert.deepEqual(await ask('Basic YTpi'), [401, 'missing_api_key', 'Bearer realm="seatledger"']);
    for (const wrong of [newApiKey().text, 'nonsense', `${service.apiKey}x`]) {
      assert.deepEqual(await ask(`Bearer ${wrong}`), [401, 'invalid_api_key', 'Bearer realm="seatledger", error="invalid_token"']);
    }
    const agent = new Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    assert.equal((await service.server.ask({ agent })).status, 200);
    service.now = noon + 1000;
    const { status, json } = await service.server.ask({ agent });
    assert.deepEqual([status, json['code']], [401, 'expired_api_key']);
  });

  it('refuses a key without the scope', async (t) => {
    const { server } = await start(t, { scopes: ['licence:read', 'user:write'] });
    const { status, headers, json } = await server.ask();
    assert.deepEqual([status, json['code']], [403, 'insufficient_scope']);
    assert.equal(headers['www-authenticate'], 'Bearer realm="seatledger", error="insufficient_scope", scope="licence:check"');
  });

  it('refuses what goes over the rate of a key, and says when to come again', async (t) => {
    const service = await start(t, { requestsPerSecond: 2 });
    const statuses: number[] = [];
    for (let request = 0; request < 3; request += 1) statuses.push((await service.server.ask()).status);
    assert.deepEqual(statuses, [200, 200, 429]);
    const { headers, json } = await service.server.ask();
    assert.deepEqual([json['code'], headers['retry-after']], ['rate_limited', '1']);
    service.now = noon + 500;
    assert.equal((await service.server.ask()).status, 200);
  });

  it('answers 503, not "no", as long as nothing has been loaded', async (t) => {
    const { server, source } = await start(t);
    source.reader = null;
    const { status, headers, json } = await server.ask();
    assert.deepEqual([status, json['code'], headers['retry-after']], [503, 'not_ready', '1']);
  });

  it('answers 500 to a fault of ours, and logs it without the address or the key', async (t) => {
    const { server, source, logged, apiKey } = await start(t);
    source.reader = (await sampleIndex({ domains: [domainRow({ timeZone: 'ana@acme.example' })] })).reader;
    const { status, json, text } = await server.ask();
    assert.deepEqual([status, json['code']], [500, 'internal_error']);
    assert.equal(logged.length, 1);
    assert.match(logged[0] ?? '', new RegExp(String(json['requestId'])));
    for (const told of [text, ...logged]) assert.ok(!told.includes('ana@acme.example') && !told.includes(apiKey));
    assert.doesNotMatch(text, /stack|\.ts/);
    assert.equal((await server.ask({ body: { email: 'eve@acme.example' } })).status, 200);
  });

  it('keeps a connection for the next question, after a refusal too', async (t) => {
    const { server, apiKey } = await start(t);
    const question = (key: string, body: string): string =>
      `POST / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const sent = [
      question(apiKey, '{"email":"ana@acme.example"}'),
      question('nonsense', '{"email":"ana@acme.example"}'),
      question(apiKey, '{"email":"ana"}'),
      question(apiKey, '{"email":"ana@acme.example"}').replace('host', 'connection: close\r\nhost'),
    ];
    const answers = await exchange(server.port, sent.join(''));
    assert.deepEqual(answers.match(/HTTP\/1.1 \d+/g), ['HTTP/1.1 200', 'HTTP/1.1 401', 'HTTP/1.1 400', 'HTTP/1.1 200']);
  });

  it('survives callers who go away in the middle', async (t) => {
    const { server, apiKey, logged } = await start(t);
    for (let caller = 0; caller < 20; caller += 1) {
      const socket = connect(server.port, '127.0.0.1');
      socket.write(
        `POST / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${apiKey}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"em`,
      );
      await once(socket, 'ready');
      socket.resetAndDestroy();
      await once(socket, 'close');
    }
    assert.equal((await server.ask()).status, 200);
    assert.deepEqual(logged, []);
  });
});
