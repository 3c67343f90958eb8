import { publishedKeys } from '@seatledger/licence';
import { reference, type Response } from './document.ts';
import { byKeyOrToken, problemsByStatus, whoAsks } from './check-operation.ts';
import { problemDocument, problemResponse } from './problem-responses.ts';

/** `POST /v1/licences/signed`, which is answered ahead of the framework. */
export function signedLicenceOperation(): object {
  return {
    operationId: 'signLicence',
    tags: ['Licences'],
    summary: 'Get a signed licence, which is verified offline',
    description:
      'Answers as `POST /v1/licences/check` does, with a document for the product that says the same and is believed offline for as long as ' +
      '`lease` says: fresh, then stale, then in grace; never beyond the end of the licence. Verify it by the keys at `/.well-known/jwks.json`: ' +
      '`typ` must be `licence+jwt`, `alg` EdDSA, `iss` and `aud` those expected, and `epoch` not lower than `revocationEpoch` there. ' +
      whoAsks,
    security: byKeyOrToken,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: reference('schemas', 'SignedLicenceQuestion'), example: exampleQuestion } },
    },
    responses: {
      200: {
        description: 'The state of the licence, signed where the person may work.',
        content: { 'application/json': { schema: reference('schemas', 'SignedLicenceAnswer'), example: exampleAnswer } },
      },
      ...problemsByStatus(['batch_too_large']),
    },
  };
}

/** `GET /.well-known/jwks.json`, likewise. */
export function publishedKeysOperation(): object {
  return {
    operationId: 'readPublishedKeys',
    tags: ['Licences'],
    summary: 'The keys that signed licences are verified by',
    description:
      'A JWK Set (RFC 7517) of Ed25519 keys (RFC 8037), with the revocation epoch beside them. A new key is here before it signs, an old one until ' +
      'everything that it has signed has ended. Keep it for as long as `Cache-Control` says, and read it again where a `kid` is not in it.',
    security: [],
    responses: {
      200: {
        description: 'The keys, the newest first.',
        headers: {
          ETag: { description: 'Send it back in If-None-Match.', schema: { type: 'string' }, example: '"q1Ap6Eme8aZJPG6WAvWQfA"' },
        },
        content: { 'application/jwk-set+json': { schema: reference('schemas', 'PublishedKeys'), example: exampleKeys } },
      },
      304: { description: 'They are as they were.' },
      503: notReady(),
    },
  };
}

function notReady(): Response {
  const { notReady: problem } = publishedKeys;
  return {
    ...problemResponse(`\`${problem.code}\``, { [problem.code]: { value: problemDocument(problem) } }),
    headers: { 'X-Request-Id': reference('headers', 'RequestId'), 'Retry-After': reference('headers', 'RetryAfter') },
  };
}

const exampleQuestion = { email: 'ana@acme.example', product: 'excel-addin', nonce: 'abc' };

const exampleAnswer = {
  signedLicence:
    'eyJhbGciOiJFZERTQSIsInR5cCI6ImxpY2VuY2Urand0Iiwia2lkIjoia1ByS19xbXhWV2FZVkE5d3dCRjZJdW8zdlZ6ejdUeEhDVHdYQnlnclM0ayJ9.eyJpc3MiOiJodHRwczovL2xpY2VuY2VzLmV4YW1wbGUifQ.c2lnbmF0dXJl',
  valid: true,
  status: 'active',
  detail: 'Licensed until 31 March 2027.',
  validUntil: '2027-03-31T22:00:00Z',
  lease: { freshUntil: '2026-11-23T12:00:00Z', staleUntil: '2026-11-24T12:00:00Z', graceUntil: '2026-11-25T12:00:00Z' },
  nonce: 'abc',
};

const exampleKeys = {
  keys: [
    {
      kty: 'OKP',
      crv: 'Ed25519',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
      kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
      alg: 'EdDSA',
      use: 'sig',
    },
  ],
  revocationEpoch: 0,
};
