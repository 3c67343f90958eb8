import { problemBody, problemMediaType, type Problem } from '@seatledger/platform/http/problem.ts';
import { reference, type Operation, type Response } from './document.ts';
import { operationRefusals, type Refusals } from './operation-refusals.ts';
import { problemDetails, type ProblemCode } from './problem-details.ts';

/** The same operation with every problem that it can answer, and the codes of each. */
export function withProblems(path: string, method: string, operation: Operation): Operation {
  const ofItsOwn = operationRefusals[operation.operationId];
  const refusals = together(refusalsOfItsKind(path, method, operation), ofItsOwn ?? {});
  const problems = Object.fromEntries(refusals.map(([status, codes]) => [status, sharedOr(status, codes)]));
  const declared = Object.entries(operation.responses ?? {})
    .filter(([status, response]) => !isProblem(response) || (ofItsOwn === undefined && !(status in problems)))
    .map(([status, response]) => [
      status,
      isProblem(response) ? problemResponse(meanings[status] ?? 'Refused; `code` says why.') : response,
    ]);
  return { ...operation, responses: { ...problems, ...Object.fromEntries(declared) } };
}

export function problemResponse(description: string, examples?: Readonly<Record<string, object>>): Response {
  return {
    description,
    content: { [problemMediaType]: { schema: reference('schemas', 'Problem'), ...(examples && { examples }) } as object },
  };
}

/** What operations of its kind refuse, whatever they are about. */
function refusalsOfItsKind(path: string, method: string, operation: Operation): Refusals {
  const { parameters = [], requestBody } = operation;
  const takes = (name: string): boolean => parameters.some((one) => one.name === name);
  const hasInput = requestBody !== undefined || parameters.length > 0;
  const isApi = path.startsWith('/v1/');
  const takesBody = isApi && method !== 'get';
  return {
    400: [
      ...when(hasInput, 'invalid_request'),
      ...when(takesBody, 'invalid_json', 'bad_request'),
      ...when(takes('cursor'), 'invalid_cursor'),
    ],
    ...refusalsOfCallers(method, operation, isApi),
    406: when(isApi, 'not_acceptable'),
    409: when('202' in (operation.responses ?? {}), 'too_many_open_requests'),
    412: when(takes('if-match'), 'version_changed'),
    413: when(takesBody, 'body_too_large'),
    414: when(path.includes('{'), 'path_too_long'),
    415: when(takesBody, 'unsupported_media_type'),
    422: [
      ...when(takes('idempotency-key'), 'idempotency_key_reused'),
      ...when('202' in (operation.responses ?? {}), 'reason_required', 'schedule_in_the_past'),
    ],
    428: when(takes('if-match') && method !== 'post', 'precondition_required'),
    429: ['rate_limited'],
    500: ['internal_error'],
  };
}

function refusalsOfCallers(method: string, operation: Operation, isApi: boolean): Refusals {
  if ((operation.security?.length ?? 0) === 0) return { 403: when(isApi && method !== 'get', 'https_required') };
  return {
    401: ['not_signed_in', 'invalid_token'],
    403: [
      'address_not_allowed',
      'https_required',
      ...when(operation['x-permission'] !== undefined || operation['x-one-of-permissions'] !== undefined, 'forbidden'),
      ...when(method !== 'get', 'csrf_token_missing'),
      ...when(takesSessionsAlone(operation), 'session_required'),
      ...when(operation['x-step-up'] === true, 'step_up_required'),
    ],
  };
}

function takesSessionsAlone({ security = [] }: Operation): boolean {
  return security.every((one) => 'session' in one);
}

function when(holds: boolean, ...codes: readonly ProblemCode[]): readonly ProblemCode[] {
  return holds ? codes : [];
}

function together(...refusals: readonly Refusals[]): readonly (readonly [status: string, codes: readonly ProblemCode[]])[] {
  const statuses = new Set(refusals.flatMap((one) => Object.keys(one)));
  return [...statuses]
    .map((status) => [status, [...new Set(refusals.flatMap((one) => one[Number(status)] ?? []))]] as const)
    .filter(([, codes]) => codes.length > 0);
}

function isProblem({ content = {} }: Response): boolean {
  if (problemMediaType in content) return true;
  const { properties = {} } = content['application/json']?.schema ?? {};
  return 'requestId' in properties && 'code' in properties;
}

const shared: Readonly<Record<string, readonly [name: string, code: ProblemCode]>> = {
  406: ['NotAcceptable', 'not_acceptable'],
  413: ['ContentTooLarge', 'body_too_large'],
  414: ['PathTooLong', 'path_too_long'],
  415: ['UnsupportedMediaType', 'unsupported_media_type'],
  429: ['TooManyRequests', 'rate_limited'],
  500: ['InternalError', 'internal_error'],
};

/** Answers that are the same wherever they are given, said once. */
export function sharedProblems(): Readonly<Record<string, { readonly status: string; readonly response: Response }>> {
  return Object.fromEntries(Object.entries(shared).map(([status, [name, code]]) => [name, { status, response: refusing(status, [code]) }]));
}

function sharedOr(status: string, codes: readonly ProblemCode[]): Response {
  const [name, code] = shared[status] ?? [];
  return name !== undefined && codes.length === 1 && codes[0] === code ? reference('responses', name) : refusing(status, codes);
}

function refusing(status: string, codes: readonly ProblemCode[]): Response {
  const examples = Object.fromEntries(codes.map((code) => [code, reference('examples', `${status}-${code}`)]));
  const said = codes.map((code) => `\`${code}\``).join(', ');
  return problemResponse(`${meanings[status] ?? 'Refused.'} ${said}`, examples);
}

const examplePrefix = '#/components/examples/';

/** `409-email_taken` and so on: as a whole document, each problem to which this part of the OpenAPI document refers. */
export function problemExamplesOf(part: object): Readonly<Record<string, object>> {
  const names = new Set(JSON.stringify(part).match(/#\/components\/examples\/\d{3}-\w+/g));
  return Object.fromEntries(
    [...names].toSorted().map((name) => {
      const [status = '', code = ''] = name.slice(examplePrefix.length).split('-');
      return [`${status}-${code}`, { value: exampleProblem(Number(status), code as ProblemCode) }];
    }),
  );
}

function exampleProblem(status: number, code: ProblemCode): object {
  const errors = code === 'invalid_request' && [{ pointer: '/reason', code: 'too_small', detail: 'must say why' }];
  return problemDocument({ status, code, title: titles[status] ?? 'Refused', detail: problemDetails[code], ...(errors && { errors }) });
}

/** As a caller gets it. */
export function problemDocument(problem: Problem): object {
  return JSON.parse(problemBody(problem, 'b1946ac9-2af1-4e26-9d6b-1c0f6d1f0a11')) as object;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  406: 'Not acceptable',
  408: 'Request timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition failed',
  413: 'Content too large',
  414: 'Path too long',
  415: 'Unsupported media type',
  428: 'Precondition required',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
};

const meanings: Readonly<Record<string, string>> = {
  400: 'The request is not well-formed; `errors` names the culprits.',
  401: 'Nobody is signed in, or what was shown is not right.',
  403: 'Not for this caller.',
  404: 'There is no such thing, or none that the caller may see.',
  406: 'Accept lets nothing be answered that is answered here.',
  408: 'The body did not arrive in time.',
  409: 'The state of things does not allow it.',
  410: 'It has been removed after its time.',
  412: 'It has been changed since it was read.',
  413: 'The body is too large.',
  414: 'A part of the path is too long.',
  415: 'The body is of another media type.',
  422: 'A field names what cannot be, or a rule refuses it.',
  428: 'If-Match is needed.',
  429: 'Too often; Retry-After says how long to wait, in seconds.',
  500: 'Something went wrong on our side; nothing was changed.',
  503: 'Not at this moment; Retry-After says when, in seconds.',
};
