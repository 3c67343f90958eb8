import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../dev-env/dev-env.ts';
import { check, npmStart, seatledger, temporaryFolder, type ServerProcess } from './seatledger.ts';

const samples = fileURLToPath(new URL('../../packages/platform/src/csv/fixtures/', import.meta.url));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: ServerProcess;
let key: string;

before(async () => {
  folder = await temporaryFolder();
  server = await npmStart(folder.path);
  key = /Bearer (sl_\S+?)'/.exec(server.greeting)?.[1] ?? '';
});

after(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function statusOf(email: string): Promise<string> {
  const answer = (await (await check(server, key, { email })).json()) as { status: string };
  return answer.status;
}

describe('a new installation', () => {
  it('answers the question of the curl line it prints as the documentation says', async () => {
    const response = await check(server, key, { email: 'ana@acme.example', product: 'excel-addin', nonce: 'abc' });
    assert.equal(response.status, 200);
    const answer = (await response.json()) as Record<string, unknown>;
    const { checkedAt, asOf, validUntil, revision, detail, features, ...rest } = answer;
    assert.deepEqual(rest, { valid: true, status: 'active', profile: 'analyst', nonce: 'abc', stale: false });
    assert.equal((features as Record<string, unknown>)['adhoc.maxRows'], 20_000);
    assert.match(String(detail), /^Licensed until 31 March \d{4}\.$/);
    assert.match(String(validUntil), /^\d{4}-03-31T22:00:00Z$/);
    assert.equal(typeof revision, 'number');
    for (const instant of [checkedAt, asOf]) assert.match(String(instant), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('tells that it is alive and ready, and describes itself', async () => {
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    const ready = (await (await fetch(`${server.url}/readyz`)).json()) as { ready: boolean; licences: number };
    assert.ok(ready.ready && ready.licences >= 2_000);
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as { openapi: string; paths: object };
    assert.equal(document.openapi, '3.1.0');
    assert.ok('/v1/licences/check' in document.paths);
  });

  it('shows the API as a page to read', async () => {
    const page = await fetch(`${server.url}/docs`);
    const scripts = [...(await page.text()).matchAll(/<script src="([^"]+)"/g)].map(([, path]) => path);
    assert.equal(scripts.length, 2);
    for (const path of scripts) {
      const script = await fetch(`${server.url}${path}`);
      assert.match(`${script.status} ${script.headers.get('content-type')}`, /^200 text\/javascript/);
    }
  });

  it('answers a path that it does not know with a problem document', async () => {
    const response = await fetch(`${server.url}/v1/nothing`);
    assert.equal(response.status, 404);
    assert.equal(response.headers.get('content-type')?.split(';')[0], 'application/problem+json');
    assert.equal(((await response.json()) as { code: string }).code, 'not_found');
  });
});

describe('a list of a customer', () => {
  const list = join(samples, '01-m365-admin-active-users.utf8.csv');

  it('is judged without changes by a dry run, and then in force for checks within a second of its import', async () => {
    const dry = await seatledger(
      folder.path,
      'user',
      'import',
      list,
      '--domain',
      'acme.example',
      '--profile',
      'analyst',
      '--dry-run',
      '--json',
    );
    assert.equal(dry.exitCode, 0, dry.stderr);
    assert.equal(await statusOf('zoe.lefevre@acme.example'), 'unknown');
    const result = join(folder.path, 'result.csv');
    const run = await seatledger(
      folder.path,
      'user',
      'import',
      list,
      '--domain',
      'acme.example',
      '--profile',
      'analyst',
      '--result',
      result,
    );
    assert.equal(run.exitCode, 0, run.stderr);
    await until('the import is in force', async () => (await statusOf('zoe.lefevre@acme.example')) === 'active', 1_000);
    const lines = (await readFile(result, 'utf8')).split('\r\n');
    assert.equal(lines[0], '\uFEFFline,email,verdict,code,detail');
    assert.equal(lines.length, 9);
  });

  it('has nothing to do the second time', async () => {
    const again = await seatledger(folder.path, 'user', 'import', list, '--domain', 'acme.example', '--json');
    assert.equal(again.exitCode, 0, again.stderr);
    assert.equal(JSON.parse(again.stdout).outcome, 'nothing_to_do');
  });

  it('is refused whole when a row is, with exit code 2 and the row named', async () => {
    const path = join(folder.path, 'bad.csv');
    await writeFile(path, 'Email\nnew.person@acme.example\nsomebody@else.example\n');
    const run = await seatledger(folder.path, 'user', 'import', path, '--domain', 'acme.example');
    assert.equal(run.exitCode, 2);
    assert.match(run.stdout, /line 3: somebody@else\.example/);
    assert.equal(await statusOf('new.person@acme.example'), 'unknown');
  });

  it('that cannot be read gives one sentence and exit code 1', async () => {
    const path = join(folder.path, 'picture.csv');
    for (const [bytes, code] of [
      [Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'binary'],
      [Buffer.alloc(0), 'empty'],
      [Buffer.from('Name,Town\nAna,Paris\n'), 'no_address_column'],
      [Buffer.from(`Email${',x'.repeat(10_000)}\n`), 'too_many_columns'],
    ] as const) {
      await writeFile(path, bytes);
      const run = await seatledger(folder.path, 'user', 'import', path, '--domain', 'acme.example', '--json');
      assert.notEqual(run.exitCode, 0);
      const error = JSON.parse(run.stderr) as { code: string; detail: string };
      assert.equal(error.code, code);
      assert.doesNotMatch(error.detail, /\bat \S+ \(/);
    }
    const missing = await seatledger(folder.path, 'user', 'import', join(folder.path, 'none.csv'), '--domain', 'acme.example');
    assert.equal(missing.exitCode, 1);
    assert.match(missing.stderr, /There is no such file/);
  });
});

describe('the command line beside a running server', () => {
  it('makes a key that works within a second, and revokes it within another', async () => {
    const made = await seatledger(folder.path, 'api-key', 'create', '--name', 'test', '--scope', 'licence:check');
    assert.equal(made.exitCode, 0, made.stderr);
    const fresh = made.stdout.trim();
    const httpStatus = async () => (await check(server, fresh, { email: 'ana@acme.example' })).status;
    await until('the key works', async () => (await httpStatus()) === 200, 1_000);
    assert.equal((await seatledger(folder.path, 'api-key', 'revoke', fresh)).exitCode, 0);
    await until('the key is refused', async () => (await httpStatus()) === 401, 1_000);
  });

  it('changes a user by name, and the next check knows', async () => {
    assert.equal((await seatledger(folder.path, 'user', 'create', 'temp@acme.example', '--profile', 'viewer')).exitCode, 0);
    await until('it is there', async () => (await statusOf('temp@acme-group.example')) === 'active', 1_000);
    assert.equal((await seatledger(folder.path, 'user', 'suspend', 'temp@acme.example', '--reason', 'a test')).exitCode, 0);
    await until('it is suspended', async () => (await statusOf('temp@acme.example')) === 'suspended', 1_000);
    const answer = await seatledger(folder.path, 'licence', 'check', 'temp@acme.example', '--json');
    assert.equal(answer.exitCode, 2);
    assert.equal(JSON.parse(answer.stdout).status, 'suspended');
    assert.equal((await seatledger(folder.path, 'user', 'delete', 'temp@acme.example')).exitCode, 0);
    await until('it is gone', async () => (await statusOf('temp@acme.example')) === 'unknown', 1_000);
  });

  it('says what it takes when it is asked for something else', async () => {
    const wrong = await seatledger(folder.path, 'user', 'promote');
    assert.equal(wrong.exitCode, 1);
    assert.match(wrong.stderr, /There is no command "user promote"/);
    const refused = await seatledger(folder.path, 'user', 'create', 'ana@acme.example');
    assert.equal(refused.exitCode, 2);
    assert.match(refused.stderr, /already has a seat/);
  });
});

describe('a bad question', () => {
  const cases: readonly {
    name: string;
    status: number;
    code: string;
    body?: string;
    headers?: Record<string, string>;
    method?: string;
  }[] = [
    { name: 'no key', status: 401, code: 'missing_api_key', headers: { authorization: '' } },
    {
      name: 'an unknown key',
      status: 401,
      code: 'invalid_api_key',
      headers: { authorization: `Bearer sl_000000000000_${'A'.repeat(43)}` },
    },
    { name: 'no address', status: 400, code: 'invalid_email', body: '{"email":"ana"}' },
    { name: 'a blank address', status: 400, code: 'invalid_email', body: '{"email":"  "}' },
    { name: 'an unknown field', status: 400, code: 'invalid_request', body: '{"email":"ana@acme.example","admin":true}' },
    { name: 'no JSON', status: 400, code: 'invalid_json', body: '{"email":' },
    { name: 'a list', status: 400, code: 'invalid_request', body: '[]' },
    { name: 'a body of 1 MB', status: 400, code: 'body_too_large', body: `{"email":"${'a'.repeat(1_000_000)}"}` },
    { name: 'another content type', status: 415, code: 'unsupported_media_type', headers: { 'content-type': 'text/plain' } },
    { name: 'another method', status: 405, code: 'method_not_allowed', method: 'PUT' },
    { name: 'a header of a million characters', status: 431, code: 'headers_too_large', headers: { 'x-long': 'a'.repeat(1_000_000) } },
  ];

  for (const { name, status, code, headers, ...init } of cases) {
    it(`(${name}) gets a problem document with status ${status}`, async () => {
      const response = await fetch(`${server.url}/v1/licences/check`, {
        method: 'POST',
        body: '{"email":"ana@acme.example"}',
        ...init,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      });
      assert.equal(response.status, status);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      const problem = (await response.json()) as { code: string; detail: string };
      assert.equal(problem.code, code);
      assert.ok(problem.detail.length > 10);
    });
  }

  it('leaves the server as it was', async () => {
    assert.equal((await check(server, key, { email: 'ana@acme.example' })).status, 200);
  });
});
