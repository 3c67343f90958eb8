import { refusals, type Refusal } from '../licence-check/problems.ts';

/** Every way in which a stream is refused, by its code. */
export const streamRefusals = {
  method_not_allowed: {
    problem: { ...refusals.method_not_allowed.problem, detail: 'Ask with GET.' },
    headers: { allow: 'GET' },
  },
  not_ready: refusals.not_ready,
  missing_api_key: refusals.missing_api_key,
  invalid_api_key: refusals.invalid_api_key,
  expired_api_key: refusals.expired_api_key,
  address_not_allowed: refusals.address_not_allowed,
  insufficient_scope: {
    problem: { ...refusals.insufficient_scope.problem, detail: 'This API key lacks the scope licence:stream.' },
    headers: { 'www-authenticate': 'Bearer realm="seatledger", error="insufficient_scope", scope="licence:stream"' },
  },
  rate_limited: refusals.rate_limited,
  too_many_streams: {
    problem: {
      status: 429,
      code: 'too_many_streams',
      title: 'Too many requests',
      detail: 'This API key, or this server, has as many streams open as it may: close one of them, or come again later.',
    },
    headers: { 'retry-after': '10' },
  },
  internal_error: refusals.internal_error,
} satisfies Record<string, Refusal>;

export type StreamRefusalCode = keyof typeof streamRefusals;
