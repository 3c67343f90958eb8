import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  acmeTenant,
  evilTenant,
  microsoftClient,
  startTestIssuer,
  type TestIssuer,
} from '../../services/licence/src/testing/token-issuer.ts';
import { assertDescribed, until } from '../dev-env/dev-env.ts';
import { check, seatledger, startServer, temporaryFolder, type ServerProcess } from './seatledger.ts';

const stack = new AsyncDisposableStack();
let issuer: TestIssuer;
let folder: string;
let server: ServerProcess;

before(async () => {
  issuer = stack.use(await startTestIssuer(Date.now));
  process.env['SEATLEDGER_MICROSOFT_AUTHORITY'] = issuer.issuers.microsoftAuthority;
  folder = stack.use(await temporaryFolder()).path;
  server = stack.use(await startServer(folder));
});

after(() => stack.disposeAsync());

interface Got {
  readonly status: number;
  readonly etag: string | null;
  readonly json: Readonly<Record<string, unknown>>;
}

/** `GET /v1/licences/check`, whose answer has to be as the OpenAPI document says. */
async function get(token: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  const url = `${server.url}/v1/licences/check`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}`, ...headers } });
  const body = await response.text();
  assertDescribed({ method: 'GET', url, status: response.status, header: (name) => response.headers.get(name), body });
  const json = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
  return { status: response.status, etag: response.headers.get('etag'), json };
}

async function outcome(token: string, body: object = {}): Promise<string> {
  const response = await check(server, token, body);
  const { code, status } = (await response.json()) as Record<string, unknown>;
  return `${response.status} ${String(code ?? status)}`;
}

async function run(...args: string[]): Promise<void> {
  const { exitCode, stderr } = await seatledger(folder, ...args);
  assert.equal(exitCode, 0, stderr);
}

describe('an add-in with the token of its user', () => {
  it('is answered as soon as the product names the app and the domain the tenant, and for nobody else', async () => {
    const token = await issuer.microsoftToken();
    assert.equal(await outcome(token), '403 unknown_audience');
    await run('product', 'change', 'excel-addin', '--microsoft-client-ids', microsoftClient);
    await until('the app is known', async () => (await outcome(token)) === '403 unknown_tenant');
    await run('domain', 'change', 'acme.example', '--microsoft-tenants', acmeTenant);
    await until('the tenant is trusted', async () => (await outcome(token)) === '200 active');
    assert.equal(await outcome(token, { email: 'theo.garnier@acme.example' }), '403 not_your_licence');
    assert.equal(await outcome(await issuer.microsoftToken({ tid: evilTenant })), '403 unknown_tenant');
    assert.equal(await outcome(await issuer.microsoftToken({ preferred_username: 'nobody@acme.example' })), '200 unknown');
  });

  it('asks again for nothing, as long as nothing has changed', async () => {
    const token = await issuer.microsoftToken();
    const first = await get(token);
    assert.deepEqual([first.status, first.json['status']], [200, 'active']);
    assert.deepEqual(await get(token, { 'if-none-match': first.etag ?? '' }), { status: 304, etag: first.etag, json: {} });
    const { json } = await get('eyJ9.eyJ9.c2ln');
    assert.equal(json['code'], 'invalid_identity_token');
  });

  it('may run in a page of any origin', async () => {
    const headers = { origin: 'https://addin.example', authorization: `Bearer ${await issuer.microsoftToken()}` };
    const url = `${server.url}/v1/licences/check`;
    const preflight = await fetch(url, { method: 'OPTIONS', headers: { origin: headers.origin, 'access-control-request-method': 'GET' } });
    assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin')], [204, '*']);
    assert.equal((await fetch(url, { headers })).headers.get('access-control-allow-origin'), '*');
  });
});
