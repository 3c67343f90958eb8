import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { Provider } from 'oidc-provider';
import type { Routed } from './routed.ts';

export const clientId = 'seatledger';
export const clientSecret = 'only two know & % + this';

export interface RealProviderOptions {
  /** Left out: where it listens. */
  readonly issuer?: string;
  readonly redirectUri: string;
  /** What the ID token says of whoever signs in, besides the subject. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** oidc-provider, which takes any name for a login and any password. */
export async function startRealProvider(t: TestContext, { issuer, redirectUri, claims = {} }: RealProviderOptions): Promise<Routed> {
  const server = createServer((request, response) => {
    // Under the path of its issuer, which it is not told.
    const url = request.url ?? '';
    Object.assign(request, { originalUrl: url, url: url.startsWith(prefix) ? url.slice(prefix.length) : url });
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer ?? address, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'real', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['of the tests'] },
    claims: { openid: ['sub', ...Object.keys(claims).filter((name) => name !== 'name')], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: async () => ({ ...claims, sub }) }),
  });
  provider.proxy = true;
  const prefix = new URL(issuer ?? address).pathname.replace(/\/$/, '');
  const listener = provider.callback();
  return { issuer: issuer ?? address, address };
}

/** Somebody with a browser at the provider: signs in under the name, agrees, and is sent back. Gives the path of the callback. */
export async function signInThere(url: string, login: string, origin: string, fetchThere: typeof fetch = fetch): Promise<string> {
  const cookies = new Map<string, string>();
  let next = { url, body: undefined as URLSearchParams | undefined };
  for (let steps = 0; steps < 12; steps += 1) {
    if (next.url.startsWith(`${origin}/`)) return next.url.slice(origin.length);
    const { url: at, body } = next;
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetchThere(at, { redirect: 'manual', headers: { cookie }, ...(body && { method: 'POST', body }) });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    next = location === null ? formOf(await response.text(), at, login) : { url: new URL(location, at).href, body: undefined };
  }
  throw new Error('the provider sends the browser round in circles');
}

function formOf(page: string, at: string, login: string): { url: string; body: URLSearchParams } {
  const action = /<form[^>]+action="([^"]+)"/.exec(page)?.[1];
  const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
  assert.ok(action !== undefined && prompt !== undefined, `no form: ${page}`);
  return { url: new URL(action, at).href, body: new URLSearchParams({ prompt, login, password: 'any' }) };
}
