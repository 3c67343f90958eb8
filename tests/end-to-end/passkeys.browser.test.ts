import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { findFreePort } from '../../packages/platform/src/embedded-postgres/free-port.ts';
import { openBrowser } from '../dev-env/browser.ts';
import { copyFirstStart, startServer, temporaryFolder, type ServerProcess } from './seatledger.ts';

// The server as `npm start` has it, without a setting: passkeys belong to localhost. Chromium holds an authenticator that is none of ours.

const email = 'ana@vendor.example';
const password = 'vélo bleu 7 étoiles';
const stack = new AsyncDisposableStack();
let server: ServerProcess;
let browser: Browser;
let origin: string;

before(async () => {
  const folder = stack.use(await temporaryFolder());
  const port = await findFreePort();
  await copyFirstStart(folder.path, 'empty');
  server = stack.use(await startServer(folder.path, '--empty', '--port', String(port)));
  browser = stack.use(await openBrowser());
  origin = `http://localhost:${port}`;
});

after(() => stack.disposeAsync());

interface Answered {
  readonly status: number;
  // The tests look into what they have asked for.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** A page of the server's, in a browser that holds one authenticator; what it asks comes with its cookies and CSRF token. */
class Visitor {
  readonly page: Page;
  readonly authenticator: { readonly cdp: CDPSession; readonly id: string };
  private csrfToken = '';

  private constructor(page: Page, authenticator: Visitor['authenticator']) {
    this.page = page;
    this.authenticator = authenticator;
  }

  static async open(context: BrowserContext, url = origin): Promise<Visitor> {
    const page = await context.newPage();
    await page.goto(`${url}/healthz`);
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Visitor(page, { cdp, id });
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answered> {
    const answered = await this.page.evaluate(
      async ([sent, to, csrfToken, json]) => {
        const headers = { 'x-csrf-token': csrfToken, ...(json !== null && { 'content-type': 'application/json' }) };
        const response = await fetch(to, { method: sent, headers, ...(json !== null && { body: json }) });
        const text = await response.text();
        return { status: response.status, body: text === '' ? null : JSON.parse(text) };
      },
      [method, path, this.csrfToken, body === undefined ? null : JSON.stringify(body)] as const,
    );
    this.csrfToken = answered.body?.csrfToken ?? answered.body?.session?.csrfToken ?? this.csrfToken;
    return answered;
  }

  async expect(status: number, method: string, path: string, body?: unknown): Promise<Answered['body']> {
    const answered = await this.ask(method, path, body);
    assert.equal(answered.status, status, `${method} ${path} ${JSON.stringify(answered.body)}`);
    return answered.body;
  }

  /** What the browser makes of the options; rejects with the name of its error. */
  async create(options: object): Promise<object> {
    return this.credential('create', 'parseCreationOptionsFromJSON', options);
  }

  async get(options: object): Promise<object> {
    return this.credential('get', 'parseRequestOptionsFromJSON', options);
  }

  // As text, because the types of the tests are those of Node.
  private async credential(method: string, parser: string, options: object): Promise<object> {
    const publicKey = `PublicKeyCredential.${parser}(${JSON.stringify(options)})`;
    return this.page.evaluate(`navigator.credentials.${method}({ publicKey: ${publicKey} }).then((made) => made.toJSON())`);
  }

  async show(path: string): Promise<Answered['body']> {
    const options = await this.expect(200, 'POST', '/v1/sessions/current/actions/begin-passkey');
    return this.expect(200, 'POST', path, { credential: await this.get(options) });
  }

  async verifies(isUserVerified: boolean): Promise<void> {
    const { cdp, id: authenticatorId } = this.authenticator;
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  }
}

it('a browser registers a passkey at the first sign-in, and signs in with it in every way there is', async () => {
  await using context = await browser.newContext();
  const ana = await Visitor.open(context);
  const token = /invitation#token=([\w-]+)/.exec(server.greeting)?.[1];
  await ana.expect(201, 'POST', '/v1/invitations/accept', { token, email, displayName: 'Ana', password });

  const creation = await ana.expect(200, 'POST', '/v1/passkeys/actions/begin-registration');
  const registered = await ana.expect(201, 'POST', '/v1/passkeys', { name: 'Laptop', credential: await ana.create(creation) });
  assert.deepEqual([registered.session.state, registered.recoveryCodes.length], ['complete', 10]);
  assert.deepEqual(registered.passkey.transports, ['internal']);
  const again = await ana.expect(200, 'POST', '/v1/passkeys/actions/begin-registration');
  await assert.rejects(ana.create(again), /InvalidStateError/);

  await ana.expect(204, 'DELETE', '/v1/sessions/current');
  const request = await ana.expect(200, 'POST', '/v1/sessions/actions/begin-passkey-sign-in');
  const credential = await ana.get(request);
  assert.equal((await ana.expect(201, 'POST', '/v1/sessions/actions/sign-in-with-passkey', { credential })).state, 'complete');
  await ana.expect(401, 'POST', '/v1/sessions/actions/sign-in-with-passkey', { credential });
  await ana.expect(200, 'GET', '/v1/operators');

  assert.equal((await ana.expect(201, 'POST', '/v1/sessions', { email, password })).state, 'needs_second_factor');
  assert.equal((await ana.show('/v1/sessions/current/actions/verify-passkey')).state, 'complete');
  assert.ok((await ana.show('/v1/sessions/current/actions/step-up-with-passkey')).steppedUpAt);

  await ana.verifies(false);
  const unverified = await ana.expect(200, 'POST', '/v1/sessions/current/actions/begin-passkey');
  await assert.rejects(ana.get(unverified), /NotAllowedError/);
  // Without it the browser signs; the server takes it all the same for nothing.
  const signed = await ana.get({ ...unverified, userVerification: 'discouraged' });
  await ana.expect(401, 'POST', '/v1/sessions/current/actions/step-up-with-passkey', { credential: signed });
  const [passkey] = (await ana.expect(200, 'GET', '/v1/passkeys')).items;
  assert.equal((await ana.expect(409, 'DELETE', `/v1/passkeys/${passkey.id}`)).code, 'last_second_factor_in_use');
});

it('a page at another address of the same server is told where passkeys work', async () => {
  await using context = await browser.newContext();
  const visitor = await Visitor.open(context, origin.replace('localhost', '127.0.0.1'));
  const { code, detail } = await visitor.expect(409, 'POST', '/v1/sessions/actions/begin-passkey-sign-in');
  assert.equal(code, 'wrong_origin');
  assert.ok(detail.includes(origin));
});
