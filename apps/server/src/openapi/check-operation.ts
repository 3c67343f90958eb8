import { checkRefusals } from '@seatledger/licence';
import { httpsRequired } from '@seatledger/platform/http/clear-http.ts';
import { reference, type Response } from './document.ts';
import { problemDocument, problemResponse } from './problem-responses.ts';

/** `POST /v1/licences/check`, which is answered ahead of the framework. */
export function checkOperation(): object {
  return {
    operationId: 'checkLicence',
    tags: ['Licences'],
    summary: 'Check a licence',
    description:
      'Answers 200 to every well-formed question, also where there is no licence; unknown people and unknown companies look the same. ' +
      'Answered from memory: a change in the registry is in force within a second. Needs the scope `licence:check`.',
    security: [{ bearer: [] }],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: reference('schemas', 'LicenceQuestion'), example: exampleQuestion } },
    },
    responses: {
      200: {
        description: 'The state of the licence.',
        content: { 'application/json': { schema: reference('schemas', 'LicenceAnswer'), example: exampleAnswer } },
      },
      ...problemsByStatus('batch_too_large', 'no_signing_key'),
    },
  };
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
      ...problemsByStatus('body_too_large', 'no_signing_key'),
    },
  };
}

/** One response for each status, with an example for each code under it. */
export function problemsByStatus(...leftOut: readonly (keyof typeof checkRefusals)[]): Readonly<Record<string, Response>> {
  const own = Object.entries(checkRefusals).flatMap(([code, refusal]) => (leftOut.some((one) => one === code) ? [] : [refusal]));
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
