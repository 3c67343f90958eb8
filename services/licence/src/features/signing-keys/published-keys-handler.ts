import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { namesEtag } from '@seatledger/platform/http/etag.ts';
import { dataProtection } from '@seatledger/platform/http/answer-protection.ts';
import { sendProblem, type Problem } from '@seatledger/platform/http/problem.ts';
import { z } from 'zod';
import type { SigningKeys } from './signing-keys.ts';

/** Whoever keeps them longer may not know a key that signs: see publishedBeforeMs. */
const publishedKeysMaxAgeSeconds = 300;

const methodNotAllowed: Problem = { status: 405, code: 'method_not_allowed', title: 'Method not allowed', detail: 'Ask with GET.' };
const notReady: Problem = {
  status: 503,
  code: 'not_ready',
  title: 'Not ready',
  detail: 'There is no key that signs licences yet: try again shortly.',
};

/** What is answered, for the OpenAPI document. */
export const publishedKeys = {
  schema: z.strictObject({
    keys: z.array(
      z.strictObject({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        kid: z.string().meta({ description: 'The thumbprint of the key (RFC 7638).' }),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
      }),
    ),
    revocationEpoch: z.int().meta({ description: 'A document of a lower `epoch` is void.' }),
  }),
  notReady,
};

/** Pages of every origin may read them. */
const forEveryOrigin = { 'access-control-allow-origin': '*' };

/** Answers `GET /.well-known/jwks.json` to anybody, over plain node:http. */
export function createPublishedKeysHandler(keys: SigningKeys, now: () => number) {
  return ({ method, headers }: IncomingMessage, response: ServerResponse): void => {
    if (method !== 'GET' && method !== 'HEAD') {
      return sendProblem(response, methodNotAllowed, randomUUID(), { ...forEveryOrigin, allow: 'GET, HEAD' });
    }
    const published = keys.publishedAt(now());
    if (published === null) return sendProblem(response, notReady, randomUUID(), { ...forEveryOrigin, 'retry-after': '1' });
    const { text, etag } = published;
    const common = { ...forEveryOrigin, 'cache-control': `public, max-age=${publishedKeysMaxAgeSeconds}`, etag, ...dataProtection };
    if (namesEtag(headers['if-none-match'], etag)) {
      response.writeHead(304, common).end();
      return;
    }
    response.writeHead(200, { ...common, 'content-type': 'application/jwk-set+json', 'content-length': Buffer.byteLength(text) });
    response.end(method === 'HEAD' ? undefined : text);
  };
}
