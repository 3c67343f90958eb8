import type { Problem, ProblemError } from '@seatledger/platform/http/problem.ts';

export interface Refusal {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

const realm = 'Bearer realm="seatledger"';

/** Bearer tokens: RFC 6750 §3. A request without any gets no error code. */
function unauthorized(code: string, detail: string): Refusal {
  const error = code === 'missing_api_key' ? '' : ', error="invalid_token"';
  return refusal({ status: 401, code, title: 'Unauthorized', detail }, { 'www-authenticate': realm + error });
}

function badRequest(code: string, title: string, detail: string): Refusal {
  return refusal({ status: 400, code, title, detail });
}

function forbidden(code: string, detail: string): Refusal {
  return refusal({ status: 403, code, title: 'Forbidden', detail });
}

function refusal(problem: Problem, headers: Readonly<Record<string, string>> = {}): Refusal {
  return { problem, headers };
}

/** Every way in which a check is refused, by its code. */
export const refusals = {
  method_not_allowed: refusal(
    { status: 405, code: 'method_not_allowed', title: 'Method not allowed', detail: 'Ask with POST.' },
    { allow: 'POST' },
  ),
  not_ready: refusal(
    { status: 503, code: 'not_ready', title: 'Not ready', detail: 'The licences have not been loaded yet: try again shortly.' },
    { 'retry-after': '1' },
  ),
  no_signing_key: refusal(
    {
      status: 503,
      code: 'no_signing_key',
      title: 'No signing key',
      detail: 'This server has no key to sign licences with: try again shortly, or check the licence instead.',
    },
    { 'retry-after': '5' },
  ),
  missing_api_key: unauthorized('missing_api_key', 'Send an API key or an identity token: Authorization: Bearer ….'),
  invalid_api_key: unauthorized('invalid_api_key', 'This API key is not known, or has been revoked.'),
  expired_api_key: unauthorized('expired_api_key', 'This API key has expired.'),
  invalid_identity_token: unauthorized(
    'invalid_identity_token',
    'This is no identity token that can be believed: send one just as Microsoft (v2.0) or Google made it for the person and for this app.',
  ),
  expired_identity_token: unauthorized(
    'expired_identity_token',
    'This identity token has expired: get a new one for the person, and ask again.',
  ),
  unknown_audience: forbidden(
    'unknown_audience',
    'No product names the app that this identity token was made for: the vendor enters its client id in the product.',
  ),
  unknown_tenant: forbidden(
    'unknown_tenant',
    "The domain of this person's address does not name the Microsoft tenant they belong to: the vendor enters its id in the domain.",
  ),
  address_not_proved: forbidden(
    'address_not_proved',
    "This identity token proves no address of a company: the person signs in with their company's account, not as a guest, and the app asks for their e-mail address.",
  ),
  not_your_licence: forbidden(
    'not_your_licence',
    'An identity token answers for its own person alone: leave email out, or send the address of who is signed in.',
  ),
  not_your_product: forbidden(
    'not_your_product',
    'The app that this identity token was made for does not belong to this product: name its own, or leave product out.',
  ),
  product_required: badRequest(
    'product_required',
    'Product required',
    'The app of this identity token belongs to several products: name one.',
  ),
  identity_provider_unavailable: refusal(
    {
      status: 503,
      code: 'identity_provider_unavailable',
      title: 'Identity provider unavailable',
      detail: 'The keys of the provider that made this identity token cannot be read just now: try again shortly.',
    },
    { 'retry-after': '5' },
  ),
  insufficient_scope: refusal(
    { status: 403, code: 'insufficient_scope', title: 'Forbidden', detail: 'This API key lacks the scope licence:check.' },
    { 'www-authenticate': `${realm}, error="insufficient_scope", scope="licence:check"` },
  ),
  address_not_allowed: forbidden('address_not_allowed', 'This API key may not be used from this address.'),
  rate_limited: refusal(
    {
      status: 429,
      code: 'rate_limited',
      title: 'Too many requests',
      detail: 'This API key, person or network asks more often than it may: wait as long as Retry-After says.',
    },
    { 'retry-after': '1' },
  ),
  unsupported_media_type: refusal({
    status: 415,
    code: 'unsupported_media_type',
    title: 'Unsupported media type',
    detail: 'Send content-type: application/json, in UTF-8.',
  }),
  unsupported_content_encoding: refusal(
    {
      status: 415,
      code: 'unsupported_content_encoding',
      title: 'Unsupported content encoding',
      detail: 'Send the body as it is, not compressed.',
    },
    { 'accept-encoding': 'identity' },
  ),
  body_too_large: badRequest('body_too_large', 'Body too large', 'Send at most 16 KiB.'),
  batch_too_large: badRequest('batch_too_large', 'Body too large', 'Send at most 1 MiB: ask fewer questions at once.'),
  invalid_json: badRequest('invalid_json', 'Invalid JSON', 'Send the question as JSON.'),
  invalid_request: badRequest('invalid_request', 'Invalid request', 'Correct the fields named under errors.'),
  invalid_email: badRequest('invalid_email', 'Invalid e-mail address', 'Send an e-mail address; errors says what is wrong with this one.'),
  unknown_product: badRequest('unknown_product', 'Unknown product', 'Send the key of a product of the catalogue, or none.'),
  internal_error: refusal({
    status: 500,
    code: 'internal_error',
    title: 'Internal error',
    detail: 'Something went wrong here. Try again.',
  }),
} satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof refusals;

/** A refusal that names the culprits. */
export function withErrors({ problem, headers }: Refusal, errors: readonly ProblemError[]): Refusal {
  return { problem: { ...problem, errors }, headers };
}

export const missingProductErrors: readonly ProblemError[] = [
  { pointer: '/product', code: 'not_a_text', detail: 'Give the key of the product that the signed licence is for.' },
];

/** The same way in refused to other methods than a path takes. */
export function otherMethods(methods: readonly string[]): Refusal {
  const { problem } = refusals.method_not_allowed;
  return { problem: { ...problem, detail: `Ask with ${methods.join(' or ')}.` }, headers: { allow: methods.join(', ') } };
}

export const unknownProductErrors: readonly ProblemError[] = [
  { pointer: '/product', code: 'unknown_product', detail: 'There is no product with this key.' },
];
