import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';

/** RFC 6750 §3.1. The same words for everything that is wrong with a token, so that nothing is learnt from them. */
export function invalidToken(): HttpProblem {
  const detail = 'This key or token is not known, has expired or has been revoked.';
  return new HttpProblem(
    { status: 401, code: 'invalid_token', title: 'Unauthorized', detail },
    { 'www-authenticate': 'Bearer realm="seatledger", error="invalid_token"' },
  );
}

export function addressNotAllowed(): HttpProblem {
  const detail = 'This key or token may not be used from this address.';
  return new HttpProblem({ status: 403, code: 'address_not_allowed', title: 'Forbidden', detail });
}
