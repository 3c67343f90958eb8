import { reference, type Operation, type Response } from './document.ts';

const wholeNumber = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

/** The headers that answers have, said once. */
export const headers = {
  ETag: header('The version; send it back in If-Match to change just this one.', { type: 'string' }, '"3"'),
  ContentETag: header('Of what is answered; send it back in If-None-Match.', { type: 'string' }, '"kPrK_qmxVWaYVA9wwBF6Iu"'),
  Location: header('Where the new thing is.', { type: 'string', format: 'uri-reference' }, '/v1/users/56'),
  Redirect: header('Where to go on.', { type: 'string', format: 'uri-reference' }, '/customers'),
  RateLimitLimit: header('How often this address may ask within a minute.', wholeNumber, 600),
  RateLimitRemaining: header('How often it still may within this minute.', wholeNumber, 599),
  RateLimitReset: header('Seconds until it may as often as before.', wholeNumber, 60),
  RequestId: header('Give it when you report a problem.', { type: 'string', format: 'uuid' }, 'b1946ac9-2af1-4e26-9d6b-1c0f6d1f0a11'),
  RetryAfter: header('Wait so many seconds.', wholeNumber, 30),
};

function header(description: string, schema: object, example: unknown): object {
  return { description, schema, example };
}

const requestId = { 'X-Request-Id': reference('headers', 'RequestId') };

const limits = {
  'RateLimit-Limit': reference('headers', 'RateLimitLimit'),
  'RateLimit-Remaining': reference('headers', 'RateLimitRemaining'),
  'RateLimit-Reset': reference('headers', 'RateLimitReset'),
};

/** What is changed as part of something else has that one's version, and does not show it. */
const versionedOtherwise = new Set(['listOverrides', 'setOverride', 'readRole', 'createRole', 'changeRole']);

/** Asked again and again, and answered anew only when it has become another. */
const taggedByContent = new Set(['listCutOverDomains']);

/** The same operation with the headers of each of its answers. */
export function withHeaders(operation: Operation): Operation {
  const { operationId, responses = {} } = operation;
  return {
    ...operation,
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [
        status,
        '$ref' in response ? response : answered(operationId, status, response),
      ]),
    ),
  };
}

function answered(operationId: string, status: string, response: Response): Response {
  const { properties = {} } = response.content?.['application/json']?.schema ?? {};
  const hasVersion = Number(status) < 300 && ('version' in properties || versionedOtherwise.has(operationId));
  return withEveryHeader(status, {
    ...response,
    headers: {
      ...response.headers,
      ...(hasVersion && { ETag: reference('headers', 'ETag') }),
      ...(hasVersion && (status === '201' || status === '202') && { Location: reference('headers', 'Location') }),
      ...(Number(status) < 400 && taggedByContent.has(operationId) && { ETag: reference('headers', 'ContentETag') }),
      ...(status.startsWith('3') && status !== '304' && { Location: reference('headers', 'Redirect') }),
    },
  });
}

/** The same answer with the headers that everything has. A path that is too long is refused before anybody is counted. */
export function withEveryHeader(status: string, response: Response): Response {
  const waits = status === '429' || status === '503';
  return {
    ...response,
    headers: {
      ...requestId,
      ...(status !== '414' && limits),
      ...(waits && { 'Retry-After': reference('headers', 'RetryAfter') }),
      ...response.headers,
    },
  };
}
