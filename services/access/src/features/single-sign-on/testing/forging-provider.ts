import { createHash, createHmac, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { clientId } from './real-provider.ts';
import type { Routed } from './routed.ts';

/** An ID token before it is signed. Without a key it has no signature; with a secret one it is signed by HMAC. */
export interface Draft {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly key: KeyObject | null;
}

interface Authorization {
  readonly nonce: string | null;
  readonly challenge: string | null;
  readonly redirectUri: string;
}

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function newSigningKey(kid: string): SigningKey {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

/** A provider that signs what it is told to, without asking anybody. */
export class ForgingProvider implements Routed {
  readonly issuer: string;
  readonly address: string;
  key: SigningKey = newSigningKey('first');
  /** What it says of whoever comes. */
  claims: Readonly<Record<string, unknown>> = { sub: 'ana' };
  forge: (draft: Draft) => Draft = (draft) => draft;
  metadata: Readonly<Record<string, unknown>> = {};
  /** What it answers in place of itself, by the end of the path; null: nothing, ever. */
  readonly instead = new Map<string, { readonly status: number; readonly body: unknown } | null>();
  checksPkce = true;
  /** The paths that were asked for. */
  readonly asked: string[] = [];
  readonly #authorizations = new Map<string, Authorization>();

  constructor(address: string, issuer = address) {
    this.address = address;
    this.issuer = issuer;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.address);
    const path = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
    this.asked.push(path);
    const instead = this.instead.get(path);
    if (instead === null) return;
    const { status, body } = instead ?? (await this.#answerOf(path, url, request));
    if (status === 302) response.writeHead(302, { location: String(body) }).end();
    else response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  async #answerOf(path: string, url: URL, request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    switch (path) {
      case 'openid-configuration':
        return { status: 200, body: { ...this.#description(), ...this.metadata } };
      case 'jwks':
        return { status: 200, body: { keys: [{ ...this.key.publicKey.export({ format: 'jwk' }), kid: this.key.kid }] } };
      case 'authorize':
        return { status: 302, body: this.#authorize(url.searchParams) };
      case 'token':
        return this.#token(new URLSearchParams(await text(request)));
      default:
        return { status: 404, body: {} };
    }
  }

  #description(): object {
    const { origin } = new URL(this.issuer);
    return {
      issuer: this.issuer,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    };
  }

  #authorize(query: URLSearchParams): string {
    const code = randomBytes(16).toString('hex');
    const redirectUri = query.get('redirect_uri') ?? '';
    this.#authorizations.set(code, { nonce: query.get('nonce'), challenge: query.get('code_challenge'), redirectUri });
    return `${redirectUri}?${new URLSearchParams({ code, state: query.get('state') ?? '' }).toString()}`;
  }

  #token(form: URLSearchParams): { status: number; body: unknown } {
    const code = form.get('code') ?? '';
    const authorization = this.#authorizations.get(code);
    this.#authorizations.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const proven = !this.checksPkce || challenge === authorization?.challenge;
    if (authorization === undefined || !proven || form.get('redirect_uri') !== authorization.redirectUri) {
      return { status: 400, body: { error: 'invalid_grant', error_description: 'of somebody else' } };
    }
    return { status: 200, body: { access_token: 'a', token_type: 'Bearer', id_token: this.#idToken(authorization) } };
  }

  #idToken({ nonce }: Authorization): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.issuer, aud: clientId, nonce, iat: now, exp: now + 300, ...this.claims };
    const draft = this.forge({ header: { alg: 'RS256', kid: this.key.kid }, claims, key: this.key.privateKey });
    const input = [draft.header, draft.claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${input}.${signatureOf(input, draft.key)}`;
  }
}

function signatureOf(input: string, key: KeyObject | null): string {
  if (key === null) return '';
  const signature = key.type === 'secret' ? createHmac('sha256', key).update(input).digest() : sign('sha256', Buffer.from(input), key);
  return signature.toString('base64url');
}

export async function startForgingProvider(t: TestContext, issuer?: string): Promise<ForgingProvider> {
  const server = createServer((request, response) => void provider.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const provider = new ForgingProvider(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, issuer);
  return provider;
}
