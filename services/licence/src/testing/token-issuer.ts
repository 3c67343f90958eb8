import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TokenIssuers } from '@seatledger/platform/config/token-issuers.ts';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

export const acmeTenant = '11111111-1111-4111-8111-111111111111';
export const evilTenant = '66666666-6666-4666-8666-666666666666';
export const microsoftClient = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
export const googleClient = '123456789012-addin.apps.googleusercontent.com';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly published: JWK;
}

export type Claims = Readonly<Record<string, unknown>>;

/** Stands in for Microsoft and Google: publishes keys over HTTP, and signs tokens with them. */
export interface TestIssuer extends AsyncDisposable {
  readonly issuers: TokenIssuers;
  /** What it publishes at either address; answers by a function instead where there is one. */
  published: readonly JWK[];
  answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Addresses that were asked for, with their keys. */
  readonly asked: string[];
  /** The first key. */
  readonly key: SigningKey;
  /** `iss` of a tenant. */
  microsoftIssuer(tenant?: string): string;
  /** A token as Microsoft makes it for Ana at Acme, but for these claims; `undefined` leaves one out. */
  microsoftToken(claims?: Claims, by?: Partial<SigningKey>): Promise<string>;
  googleToken(claims?: Claims, by?: Partial<SigningKey>): Promise<string>;
}

export async function newSigningKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, published: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
}

/** `now`: epoch milliseconds, when its tokens are made. */
export async function startTestIssuer(now: () => number): Promise<TestIssuer> {
  const key = await newSigningKey('first');
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (issuer.answer !== undefined) return issuer.answer(request, response);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: issuer.published }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (claims: Claims, { kid = key.kid, privateKey = key.privateKey }: Partial<SigningKey>): Promise<string> => {
    const seconds = Math.floor(now() / 1000);
    return new SignJWT({ iat: seconds, nbf: seconds, exp: seconds + 3600, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .sign(privateKey);
  };
  const microsoftIssuer = (tenant = acmeTenant): string => `${origin}/${tenant}/v2.0`;
  const issuer: TestIssuer = {
    issuers: { microsoftAuthority: origin, googleIssuer: origin, googleKeysUrl: `${origin}/oauth2/v3/certs` },
    published: [key.published],
    answer: undefined,
    asked,
    key,
    microsoftIssuer,
    microsoftToken: (claims = {}, by = {}) =>
      sign(
        {
          iss: microsoftIssuer(typeof claims['tid'] === 'string' ? claims['tid'] : acmeTenant),
          aud: microsoftClient,
          tid: acmeTenant,
          preferred_username: 'ana@acme.example',
          ver: '2.0',
          ...claims,
        },
        by,
      ),
    googleToken: (claims = {}, by = {}) =>
      sign(
        { iss: origin, aud: googleClient, hd: 'acme.example', email: 'ana@acme.example', email_verified: true, nbf: undefined, ...claims },
        by,
      ),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return issuer;
}
