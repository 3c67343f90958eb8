import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { totpCode, totpStep } from '../../packages/platform/src/crypto/totp.ts';
import { findFreePort } from '../../packages/platform/src/embedded-postgres/free-port.ts';
import { clientId, clientSecret, startRealProvider } from '../../services/access/src/features/single-sign-on/testing/real-provider.ts';
import { fromBase32 } from '../../services/access/src/features/sign-in/test-sign-in.ts';
import { openBrowser } from '../dev-env/browser.ts';
import { copyFirstStart, startServer, temporaryFolder } from './seatledger.ts';

const email = 'ana@vendor.example';
const password = 'vélo bleu 7 étoiles';

/** What a page of the server's asks, with its cookies. */
async function ask(page: Page, method: string, path: string, body: object = {}, csrfToken = '') {
  return page.evaluate(
    async ([sent, to, json, token]) => {
      const headers = { 'x-csrf-token': token, ...(sent !== 'GET' && { 'content-type': 'application/json' }) };
      const response = await fetch(to, { method: sent, headers, ...(sent !== 'GET' && { body: json }) });
      return { status: response.status, body: JSON.parse(await response.text()) };
    },
    [method, path, JSON.stringify(body), csrfToken] as const,
  );
}

/** Signs in at the provider and agrees, as a person would. */
async function signInThere(page: Page, authorizationUrl: string, login: string): Promise<void> {
  await page.goto(authorizationUrl);
  await page.fill('input[name=login]', login);
  await page.fill('input[name=password]', 'any');
  await page.click('button[type=submit]');
  await page.click('button[type=submit]');
}

it('a browser links an account on the pages of a provider, and signs in with it', async (t) => {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const provider = await startRealProvider(t, { redirectUri: `${origin}/v1/sign-in/single-sign-on/idp/callback` });
  const entry = { key: 'idp', kind: 'oidc', name: 'The provider', clientId, clientSecret, issuer: provider.issuer };
  process.env['SEATLEDGER_SSO'] = JSON.stringify([entry]);
  await using folder = await temporaryFolder();
  await copyFirstStart(folder.path, 'empty');
  await using server = await startServer(folder.path, '--empty', '--port', String(port));
  await using browser = await openBrowser();

  const page = await (await browser.newContext()).newPage();
  await page.goto(`${origin}/healthz`);
  const token = /invitation#token=([\w-]+)/.exec(server.greeting)?.[1];
  const accepted = await ask(page, 'POST', '/v1/invitations/accept', { token, email, displayName: 'Ana', password });
  assert.equal(accepted.status, 201);
  const { secret } = (await ask(page, 'POST', '/v1/sessions/current/totp', {}, accepted.body.csrfToken)).body;
  const code = totpCode(fromBase32(secret), totpStep(Date.now()));
  const enrolled = await ask(page, 'POST', '/v1/sessions/current/totp/actions/confirm', { code }, accepted.body.csrfToken);
  assert.equal(enrolled.status, 200);

  const path = '/v1/sign-in/single-sign-on/idp/actions';
  const link = await ask(page, 'POST', `${path}/link`, { returnTo: '/healthz' }, enrolled.body.session.csrfToken);
  await signInThere(page, link.body.authorizationUrl, 'ana-there');
  await page.waitForURL(`${origin}/healthz`);
  const { items } = (await ask(page, 'GET', '/v1/identities')).body;
  assert.equal(items[0].subject, 'ana-there');

  const other = await (await browser.newContext()).newPage();
  await other.goto(`${origin}/healthz`);
  const begun = await ask(other, 'POST', `${path}/begin`, { returnTo: '/readyz?from=sign-in' });
  await signInThere(other, begun.body.authorizationUrl, 'ana-there');
  await other.waitForURL(`${origin}/readyz?from=sign-in`);
  const session = (await ask(other, 'GET', '/v1/sessions/current')).body;
  assert.deepEqual([session.state, session.operator.email], ['needs_second_factor', email]);
  const [recoveryCode] = enrolled.body.recoveryCodes;
  const verify = '/v1/sessions/current/actions/verify-recovery-code';
  assert.equal((await ask(other, 'POST', verify, { code: recoveryCode }, session.csrfToken)).body.state, 'complete');

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${origin}/healthz`);
  const refused = await ask(stranger, 'POST', `${path}/begin`);
  await signInThere(stranger, refused.body.authorizationUrl, 'somebody-else');
  // The console says so where one signs in.
  await stranger.waitForURL(`${origin}/sign-in?signIn=refused`);
  await stranger.getByText('That account could not be used to sign in.').waitFor();
});
