import { checkRefusals } from '@seatledger/licence';
import { httpsRequired } from '@seatledger/platform/http/clear-http.ts';
import type { Problem } from '@seatledger/platform/http/problem.ts';
import { reference, type Response } from './document.ts';
import { problemDocument, problemResponse } from './problem-responses.ts';

type Refusal = keyof typeof checkRefusals;

/** What only people are refused, who ask for themselves. */
const ofPersons: readonly Refusal[] = [
  'invalid_identity_token',
  'expired_identity_token',
  'unknown_audience',
  'unknown_tenant',
  'address_not_proved',
  'not_your_licence',
  'not_your_product',
  'product_required',
  'identity_provider_unavailable',
];

const ofBodies: readonly Refusal[] = [
  'body_too_large',
  'batch_too_large',
  'invalid_json',
  'unsupported_media_type',
  'unsupported_content_encoding',
];

export const whoAsks =
  'With an API key, which needs the scope `licence:check`, about anybody; or with the identity token of a person, of Microsoft or Google, about ' +
  'that person alone: then `email` may be left out, and `product` where the app that the token was made for belongs to one product only. ' +
  'Pages of any origin may ask with an identity token, and none with an API key.';

export const byKeyOrToken = [{ bearer: [] }, { identityToken: [] }];

const state = {
  description: 'The state of the licence.',
  content: { 'application/json': { schema: reference('schemas', 'LicenceAnswer') } },
};

/** `POST /v1/licences/check`, which is answered ahead of the framework. */
export function checkOperation(): object {
  return {
    operationId: 'checkLicence',
    tags: ['Licences'],
    summary: 'Check a licence',
    description:
      'Answers 200 to every well-formed question, also where there is no licence; unknown people and unknown companies look the same. ' +
      `Answered from memory: a change in the registry is in force within a second. ${whoAsks}`,
    security: byKeyOrToken,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: reference('schemas', 'LicenceQuestion'),
          examples: {
            byKey: { summary: 'With an API key', value: exampleQuestion },
            byToken: { summary: 'With an identity token', value: { nonce: 'abc' } },
          },
        },
      },
    },
    responses: {
      200: { ...state, content: withExample(state.content, exampleAnswer) },
      ...problemsByStatus(['batch_too_large', 'no_signing_key']),
    },
  };
}

/** `GET /v1/licences/check`, likewise; `HEAD` goes without saying. */
export function queryOperation(): object {
  const { nonce: _, ...answered } = exampleAnswer;
  return {
    operationId: 'readLicence',
    tags: ['Licences'],
    summary: 'Check a licence, unless it is known already',
    description:
      'As `POST /v1/licences/check`, with an `ETag` of all that does not change by itself: whoever sends it back in `If-None-Match` is answered ' +
      `304 as long as the licence is what it was, however often it was checked since. ${whoAsks} An address in a query may be kept by proxies on ` +
      'the way: with an identity token it need not be there.',
    security: byKeyOrToken,
    parameters: [
      {
        name: 'email',
        in: 'query',
        description: 'The address of the person. Needed with an API key.',
        schema: { type: 'string', maxLength: 1000 },
        example: 'ana@acme.example',
      },
      {
        name: 'product',
        in: 'query',
        description: 'The key of a product: only its features are answered.',
        schema: { type: 'string', minLength: 1, maxLength: 64 },
        example: 'excel-addin',
      },
      {
        name: 'if-none-match',
        in: 'header',
        description: 'The `ETag` of what is known, several of them, or `*`.',
        schema: { type: 'string', maxLength: 1000 },
        example: exampleEtag,
      },
    ],
    responses: {
      200: { ...state, content: withExample(state.content, answered), headers: cached },
      304: { description: 'The licence is as it was.', headers: cached },
      ...problemsByStatus(ofBodies),
    },
  };
}

function withExample<Media extends object>(content: Readonly<Record<'application/json', Media>>, example: object) {
  return { 'application/json': { ...content['application/json'], example } };
}

/** `POST /v1/licences/check-batch`, likewise. */
export function checkBatchOperation(): object {
  const { nonce: _, ...answered } = exampleAnswer;
  return {
    operationId: 'checkLicences',
    tags: ['Licences'],
    summary: 'Check up to 1,000 licences',
    description:
      'Answers all questions as `POST /v1/licences/check` answers one, in their order; where one of them is not well formed, none. Each ' +
      'question counts as a check of the rate of the key: a batch is let in when one check would be, and what it asks more is waited for later.',
    security: [{ bearer: [] }],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: reference('schemas', 'LicenceQuestions'), example: { questions: [{ email: 'ana@acme.example' }] } },
      },
    },
    responses: {
      200: {
        description: 'The states of the licences.',
        content: { 'application/json': { schema: reference('schemas', 'LicenceAnswers'), example: { answers: [answered] } } },
      },
      ...problemsByStatus(['body_too_large', 'no_signing_key', ...ofPersons]),
    },
  };
}

export function problemsByStatus(leftOut: readonly Refusal[]): Readonly<Record<string, Response>> {
  return problemsOf(Object.values(checkRefusals).filter(({ problem }) => !leftOut.some((code) => code === problem.code)));
}

export interface StatedRefusal {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** One response for each status, with an example for each code under it. */
export function problemsOf(own: readonly StatedRefusal[]): Readonly<Record<string, Response>> {
  const refusals = [...own, { problem: httpsRequired, headers: {} }];
  const byStatus = Map.groupBy(refusals, ({ problem }) => problem.status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => {
      const codes = group.map(({ problem }) => `\`${problem.code}\``).join(', ');
      const examples = Object.fromEntries(group.map(({ problem }) => [problem.code, { value: problemDocument(problem) }]));
      const waits = group.some((refusal) => 'retry-after' in refusal.headers);
      return [status, { ...problemResponse(codes, examples), headers: waits ? { ...requestId, 'Retry-After': retryAfter } : requestId }];
    }),
  );
}

const requestId = { 'X-Request-Id': reference('headers', 'RequestId') };
const retryAfter = reference('headers', 'RetryAfter');

const exampleEtag = '"3q2-7wX0b1nK9s4Tt8LmZg"';

const cached = {
  ETag: header('Of the licence as it is; another as soon as it is another.', exampleEtag),
  'Cache-Control': header('Whoever asked may keep it, and asks again before using it.', 'private, no-cache'),
  Vary: header('Who asks decides what is answered.', 'authorization, origin'),
};

function header(description: string, example: string): object {
  return { description, schema: { type: 'string' }, example };
}

const exampleQuestion = { email: 'ana@acme.example', product: 'excel-addin', nonce: 'abc' };

const exampleAnswer = {
  valid: true,
  status: 'active',
  detail: 'Licensed until 31 March 2027.',
  validUntil: '2027-03-31T22:00:00Z',
  profile: 'analyst',
  features: { 'cube.connect': true, 'adhoc.maxRows': 20000 },
  checkedAt: '2026-11-22T10:00:00Z',
  nonce: 'abc',
  revision: 1234,
  stale: false,
  asOf: '2026-11-22T10:00:00Z',
};
