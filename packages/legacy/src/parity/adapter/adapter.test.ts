import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { oldMapping } from '../../testing/old-database.ts';
import { oldServiceAsker } from './ask-old-service.ts';
import { buildRequest } from './build-request.ts';
import { findQuestion, isLicenceQuestion } from './find-address.ts';
import { isJsonPointer, valueAt } from './json-pointer.ts';
import { parseAdapter } from './parse-adapter.ts';
import { oldNamesOf, replyWriter } from './write-reply.ts';

const example = await readFile(new URL('../../../adapter.example.yaml', import.meta.url), 'utf8');

const adapterOf = (yaml: string, environment = {}) => parseAdapter(`version: 1\n${yaml}`, 'adapter.yaml', environment, 'ask');

interface TestService extends AsyncDisposable {
  readonly url: string;
}

async function serve(answer: RequestListener): Promise<TestService> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('an adapter file', () => {
  it('is as the example says', () => {
    const { adapter, origin } = parseAdapter(example, 'adapter.yaml', { OLD_SERVICE_TOKEN: 'secret' }, 'ask');
    assert.equal(origin, 'https://licences.old.example');
    assert.deepEqual([adapter.answer.noLicence, adapter.gateway?.email, adapter.retries], [[404], { query: 'mail' }, 2]);
  });

  it('is refused with the line and the field of all that is wrong, and no secret', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['request: { url: "ftp://old.example/{email}" }', /line 2, request\.url: write an address that begins with https/],
      ['request: { url: "https://{email}.example/" }', /request\.url: write the host as it is/],
      ['request: { url: "https://user@old.example/{email}" }', /request\.url: write the host as it is/],
      ['request: { url: "https://old.example/" }', /request: the address is asked for nowhere/],
      ['request: { url: "https://old.example/{mail}{email}" }', /nothing is known as \{mail\}: write one of \{email\}, \{product\}/],
      ['request: { url: "https://old.example/{email}", form: { a: b } }', /request\.method: write POST: GET has no body/],
      ['request:\n  url: "https://old.example/{email}"\n  header: {}', /line 4, request\.header: there is no such field/],
      ['request: { url: "https://old.example/{email}" }\nanswer: { licensed: valid }', /line 3, answer\.licensed: write a JSON pointer/],
      ['request: { url: "https://old.example/{email}" }\nanswer: { noLicence: [99] }', /answer\.noLicence\.0: write a status code/],
      ['request: { url: "https://old.example/{email}?key=${NONE}" }', /the variable NONE of the environment is not set/],
      ['request: { url: "https://old.example/{email}" }\nconcurrency: 1000', /line 3, concurrency/],
    ];
    for (const [yaml, message] of cases) {
      assert.throws(
        () => adapterOf(yaml, { SECRET: 'hidden' }),
        (error: Error) => {
          assert.match(error.message, message);
          return !error.message.includes('hidden') && (error as { readonly code?: string }).code === 'invalid_adapter_file';
        },
      );
    }
  });

  it('says where a question of the gateway has its address, or is refused', () => {
    const gateway = (questions: string, email: string) =>
      `request: { url: "https://old.example/{email}" }\ngateway: { questions: ${questions}, email: ${email}, reply: { licensed: {}, notLicensed: {} } }`;
    assert.throws(() => adapterOf(gateway('{ path: /a }', 'path')), /gateway\.email: write \{email\} in the path of the questions/);
    assert.throws(() => adapterOf(gateway('{ path: /a }', '{ json: /mail }')), /a question by GET has no body/);
    assert.throws(() => adapterOf(gateway('{ path: "/a-{email}" }', 'path')), /a place to fill is a whole part of the path/);
    assert.throws(() => adapterOf(gateway('{ path: /a }', '{ header: x }')), /gateway\.email: write \{ query: name \}/);
  });
});

describe('a question to the old service', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom('a&b=c@x.example', 'a/../b?#@x.example', '"}{email}${TOKEN}', 'é\r\nx: y', '\ud800'),
  );

  it('has its values encoded for the place where they stand', async () => {
    const opened = adapterOf(
      'request:\n  method: POST\n  url: "https://old.example/a/{email}?m={email}&k=${TOKEN}"\n  headers: { x-mail: "<{email}>", authorization: "Bearer ${TOKEN}" }\n  json: { mail: "{email}", list: ["{product}", 7] }',
      { TOKEN: 's&t' },
    );
    await fc.assert(
      fc.asyncProperty(
        hostile.filter((one) => one.isWellFormed() && !['.', '..'].includes(one)),
        async (email) => {
          const request = buildRequest(opened, { email, product: null });
          const url = new URL(request.url);
          assert.equal(decodeURIComponent(url.pathname), `/a/${email}`);
          assert.deepEqual([url.origin, url.searchParams.get('m'), url.searchParams.get('k')], ['https://old.example', email, 's&t']);
          assert.deepEqual(await request.json(), { mail: email, list: ['', 7] });
          assert.equal(request.headers.get('authorization'), 'Bearer s&t');
          assert.match(request.headers.get('x-mail') ?? '', /^<[\x20-\x7e]*>$/);
        },
      ),
    );
  });

  it('goes as a form where the file says so', async () => {
    const opened = adapterOf('request: { method: POST, url: "http://old.example/", form: { mail: "{email}", app: "{product}" } }');
    const request = buildRequest(opened, { email: 'a&b@x.example', product: 'add-in' });
    assert.equal(request.headers.get('content-type'), 'application/x-www-form-urlencoded');
    assert.equal(await request.text(), 'mail=a%26b%40x.example&app=add-in');
  });
});

describe('an answer of the old service', () => {
  const asked = { email: 'ana@acme.example', product: null };
  const reading = 'answer: { noLicence: [404], licensed: /l/0, status: /s, validUntil: /u, features: /f }';

  async function answered(status: number, body: unknown, rest = reading) {
    await using service = await serve((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...(status === 302 && { location: 'http://elsewhere.example/' }) });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    return await oldServiceAsker(
      adapterOf(`request: { url: "${service.url}/{email}" }\nlargestAnswerBytes: 1024\n${rest}`),
      oldMapping,
    )(asked);
  }

  it('is read by the places that the file names, its features by the names of the mapping file', async () => {
    const body = { l: ['Oui'], s: 'ACTIF', u: '31/03/2027', f: { coloring: '1', max_rows: '9000', unnamed: 'x', nothing: null } };
    assert.deepEqual(await answered(200, body), {
      isAnswered: true,
      isLicensed: true,
      status: 'ACTIF',
      validUntil: '2027-03-31',
      features: { 'cell.coloring': true, 'adhoc.maxRows': 9000, unnamed: 'x' },
    });
  });

  it('may hold its features as a list, and say no by its status code', async () => {
    const list = 'answer: { noLicence: [404], features: { list: /items, name: /code, value: /v } }';
    const answer = await answered(200, { items: [{ code: 'coloring', v: false }] }, list);
    assert.deepEqual(answer.isAnswered && answer.features, { 'cell.coloring': false });
    const no = await answered(404, 'gone', list);
    assert.deepEqual(no.isAnswered && [no.isLicensed, no.status], [false, '404']);
  });

  it('that cannot be read is none, and says why', async () => {
    const cases: readonly (readonly [number, unknown, RegExp])[] = [
      [500, {}, /answered with the status 500/],
      [200, '<html>', /what is no JSON/],
      [200, { l: ['perhaps'] }, /at \/l\/0 .* neither yes nor no/],
      [200, { l: [true], u: 'soon' }, /at \/u .* not read as a date/],
      [200, { l: [true], f: { coloring: {} } }, /features .* cannot be read/],
      [200, { l: [true], f: 'x'.repeat(2_000) }, /longer than 1024 bytes/],
      [302, {}, /sends the question elsewhere/],
    ];
    for (const [status, body, detail] of cases) {
      const answer = await answered(status, body);
      assert.ok(!answer.isAnswered && detail.test(answer.detail), JSON.stringify(answer));
    }
  });

  it('is asked for again where the connection breaks, and not where it is an answer', async () => {
    let requests = 0;
    await using service = await serve((request: IncomingMessage, response) => {
      requests += 1;
      if (requests === 1) request.socket.destroy();
      else response.writeHead(503).end('{}');
    });
    const ask = oldServiceAsker(adapterOf(`request: { url: "${service.url}/{email}" }\nretries: 3`), oldMapping);
    const answer = await ask(asked);
    assert.ok(!answer.isAnswered && answer.detail.includes('503'));
    assert.equal(requests, 2);
  });

  it('that does not come in time is none', async () => {
    await using service = await serve(() => undefined);
    const ask = oldServiceAsker(adapterOf(`request: { url: "${service.url}/{email}" }\ntimeoutSeconds: 0.1`), oldMapping);
    const answer = await ask(asked);
    assert.ok(!answer.isAnswered && /not answered within 0\.1 seconds/.test(answer.detail));
  });

  it('is asked for with what the file says', async () => {
    await using service = await serve((request, response) => {
      text(request).then(
        (body) =>
          response.end(
            JSON.stringify({ l: [request.url === '/x' && request.headers['x-key'] === 'k' && body === 'mail=ana%40acme.example'] }),
          ),
        () => response.destroy(),
      );
    });
    const yaml = `request: { method: POST, url: "${service.url}/x", headers: { x-key: "\${KEY}" }, form: { mail: "{email}" } }\nanswer: { licensed: /l/0 }`;
    const answer = await oldServiceAsker(adapterOf(yaml, { KEY: 'k' }), oldMapping)(asked);
    assert.ok(answer.isAnswered && answer.isLicensed);
  });
});

describe('a request to the gateway', () => {
  const gatewayOf = (questions: string, places: string) =>
    adapterOf(
      `request: { url: "https://old.example/{email}" }\ngateway: { questions: ${questions}, ${places}, reply: { licensed: {}, notLicensed: {} } }`,
    ).adapter.gateway ?? assert.fail();
  const get = (target: string) => ({ method: 'GET', target });

  it('is a question by its method and path, and has its address in the query', () => {
    const gateway = gatewayOf('{ path: /api/licence }', 'email: { query: mail }, product: { query: app }');
    assert.ok(isLicenceQuestion(gateway, get('/API/licence?mail=a')));
    assert.ok(!isLicenceQuestion(gateway, { method: 'POST', target: '/api/licence' }));
    assert.ok(!isLicenceQuestion(gateway, get('/api/licences')));
    assert.deepEqual(findQuestion(gateway, get('/api/licence?x=1&mail=ana%2Bx%40acme.example&app=p')), {
      email: 'ana+x@acme.example',
      product: 'p',
    });
    assert.equal(findQuestion(gateway, get('/api/licence')), undefined);
  });

  it('may have it in the path, whatever is encoded there', () => {
    const gateway = gatewayOf('{ path: "/u/{email}/check" }', 'email: path');
    assert.deepEqual(findQuestion(gateway, get('/u/ana%40acme.example/check?x')), { email: 'ana@acme.example', product: null });
    for (const target of ['/u//check', '/u/%zz/check', '/u/a/b/check']) assert.ok(!isLicenceQuestion(gateway, get(target)), target);
  });

  it('may have it in a form or in JSON', () => {
    const post = (type: string, body: string) => ({ method: 'POST', target: '/q', body: { type, text: body } });
    const form = gatewayOf('{ method: POST, path: /q }', 'email: { form: mail }');
    assert.equal(
      findQuestion(form, post('application/x-www-form-urlencoded; charset=utf-8', 'mail=ana%40acme.example'))?.email,
      'ana@acme.example',
    );
    assert.equal(findQuestion(form, post('text/plain', 'mail=ana%40acme.example')), undefined);
    const json = gatewayOf('{ method: POST, path: /q }', 'email: { json: /who/mail }');
    assert.equal(findQuestion(json, post('application/json', '{"who":{"mail":"ana@acme.example"}}'))?.email, 'ana@acme.example');
    for (const body of ['{', '{"who":7}', '[]', '{"who":{"mail":7}}'])
      assert.equal(findQuestion(json, post('application/json', body)), undefined);
  });
});

describe('a reply in the form of the old service', () => {
  const opened = parseAdapter(example, 'adapter.yaml', {}, 'reply');
  const answer = {
    isLicensed: true,
    status: 'active',
    validUntil: '2027-03-31T22:00:00Z',
    features: { 'adhoc.maxRows': 9000, other: true },
  } as const;

  it('has typed values, old names and the old calendar', () => {
    const write = replyWriter(opened.adapter.gateway ?? assert.fail(), opened, oldNamesOf(oldMapping));
    const { status, headers, body } = write({ email: 'ana@acme.example', product: null }, answer);
    assert.deepEqual([status, headers['cache-control']], [200, 'no-store']);
    assert.deepEqual(JSON.parse(body), {
      licence: { valid: true, state: 'ACTIVE', end: '2027-03-31' },
      features: { max_rows: 9000, other: true },
    });
    const no = write({ email: 'x', product: null }, { ...answer, isLicensed: false, status: 'suspended', validUntil: null });
    assert.deepEqual([no.status, JSON.parse(no.body)], [404, { error: 'no licence (suspended)' }]);
  });

  it('may list features, write flags by words and have no body', () => {
    const gateway = { ...(opened.adapter.gateway ?? assert.fail()), features: { name: 'code', value: 'v' }, flags: { yes: 1, no: 0 } };
    const reply = { ...gateway.reply.licensed, body: ['{features}', '{licensed}', 'until {lastDay}'] };
    const write = replyWriter(
      { ...gateway, reply: { licensed: reply, notLicensed: { status: 204, headers: {} } } },
      opened,
      oldNamesOf(undefined),
    );
    const question = { email: 'ana@acme.example', product: null };
    const features = [
      { code: 'adhoc.maxRows', v: 9000 },
      { code: 'other', v: 1 },
    ];
    assert.deepEqual(JSON.parse(write(question, answer).body), [features, 1, 'until 2027-03-31']);
    assert.deepEqual(write(question, { ...answer, isLicensed: false }), { status: 204, headers: {}, body: '' });
  });
});

describe('a JSON pointer', () => {
  it('leads where RFC 6901 §5 says', () => {
    const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'm~n': 8 };
    const expected = { '': document, '/foo': ['bar', 'baz'], '/foo/0': 'bar', '/': 0, '/a~1b': 1, '/c%d': 2, '/m~0n': 8 };
    for (const [pointer, value] of Object.entries(expected)) assert.deepEqual(valueAt(document, pointer), value, pointer);
    for (const nowhere of ['/foo/01', '/foo/-', '/foo/2', '/toString', '/foo/0/length'])
      assert.equal(valueAt(document, nowhere), undefined);
    for (const wrong of ['foo', '/a~2', '/~']) assert.ok(!isJsonPointer(wrong));
  });
});
