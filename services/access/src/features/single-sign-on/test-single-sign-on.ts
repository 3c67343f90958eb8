import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { IdentityProvider } from '@seatledger/platform/config/identity-providers.ts';
import { readIdentityProviders } from '@seatledger/platform/config/identity-providers.ts';
import { password, publicUrl, startSignIn, type Answered, type Browser, type Person, type TestSignIn } from '../sign-in/test-sign-in.ts';
import { clientId, clientSecret } from './testing/real-provider.ts';
import { routedFetch, type Routed } from './testing/routed.ts';

const stranger = '192.0.2.7';

export function redirectUriOf(key: string): string {
  return `${publicUrl}/v1/sign-in/single-sign-on/${key}/callback`;
}

/** As it would be configured. */
export function configured(entry: object): IdentityProvider {
  const text = JSON.stringify([{ key: 'idp', kind: 'oidc', name: 'The provider', clientId, clientSecret, ...entry }]);
  const [provider] = readIdentityProviders((variable) => (variable === 'SEATLEDGER_SSO' ? text : undefined));
  return provider!;
}

export interface TestSingleSignOn extends TestSignIn {
  readonly ana: Person;
  /** A browser over https, as the cookies want it. */
  stranger(): Browser;
  /** The first administrator in a browser over https. */
  owner(): Promise<Browser>;
  begin(browser: Browser, action?: string, body?: object, key?: string): Promise<string>;
  /** At a provider that asks nobody; gives the path of the callback. */
  approve(authorizationUrl: string): Promise<string>;
  /** From the beginning to the end, at such a provider. */
  signIn(browser: Browser, key?: string): Promise<Answered>;
  /** Links what the provider says to the first administrator. */
  link(key?: string): Promise<void>;
  /** Somebody who was invited, has come in with what the provider says, and has enrolled a second factor. */
  invitedThere(email: string): Promise<Person>;
  /** Reaches the providers by their names. */
  readonly fetchThere: typeof fetch;
}

export async function startSingleSignOn(
  t: TestContext,
  providers: readonly IdentityProvider[],
  routed: readonly Routed[],
  timeoutSeconds?: number,
): Promise<TestSingleSignOn> {
  const fetchThere = routedFetch(...routed);
  const app = await startSignIn(t, { providers, fetch: fetchThere, timeoutSeconds });
  const ana = await app.administrator();

  async function begin(browser: Browser, action = 'begin', body: object = {}, key = 'idp'): Promise<string> {
    const { body: begun } = await browser.expect(200, 'POST', `/v1/sign-in/single-sign-on/${key}/actions/${action}`, body);
    return begun.authorizationUrl;
  }
  async function approve(authorizationUrl: string): Promise<string> {
    const { headers } = await fetchThere(authorizationUrl, { redirect: 'manual' });
    const location = headers.get('location') ?? '';
    assert.ok(location.startsWith(`${publicUrl}/`), location);
    return location.slice(publicUrl.length);
  }
  async function owner(): Promise<Browser> {
    const browser = app.browser(stranger);
    await browser.expect(201, 'POST', '/v1/sessions', { email: ana.email, password });
    await browser.expect(200, 'POST', '/v1/sessions/current/actions/verify-totp', { code: app.code(ana.secret) });
    return browser;
  }
  return {
    ...app,
    ana,
    stranger: () => app.browser(stranger),
    owner,
    begin,
    approve,
    fetchThere,
    signIn: async (browser, key) => browser.expect(303, 'GET', await approve(await begin(browser, 'begin', {}, key))),
    async invitedThere(email) {
      const { body } = await ana.browser.expect(201, 'POST', '/v1/operators/invitations', { email, roleKeys: ['reader'] });
      const browser = app.browser(stranger);
      await browser.expect(303, 'GET', await approve(await begin(browser, 'accept-invitation', { token: body.token })));
      await browser.expect(200, 'GET', '/v1/sessions/current');
      return app.enrol(browser, email);
    },
    async link(key) {
      const browser = await owner();
      const { headers } = await browser.expect(303, 'GET', await approve(await begin(browser, 'link', {}, key)));
      assert.equal(headers.get('location'), '/');
    },
  };
}
