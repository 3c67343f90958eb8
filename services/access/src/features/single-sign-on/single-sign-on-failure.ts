import { AuthorizationResponseError, ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';

/** The provider is not there, or is not as it was configured: no fault of whoever signs in. The message is for the log. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

/** Somebody is not let in. `code` is told to the browser; the message is for the log. */
export class SingleSignOnRefused extends Error {
  override readonly name = 'SingleSignOnRefused';
  readonly code: RefusalCode;
  /** Whose account it would be: an operator's, or nobody's with this name. */
  readonly operatorId: number;
  readonly account: string | null;
  constructor(code: RefusalCode, message: string, whose: { readonly operatorId?: number; readonly account?: string } = {}) {
    super(message);
    this.code = code;
    this.operatorId = whose.operatorId ?? 0;
    this.account = whose.account ?? null;
  }
}

/**
 * `sign_in_expired`: the sign-in took too long, or is over already. `provider_denied`: the provider says no, or the person has said no
 * there. `provider_answer_refused`: its answer does not prove anything. `account_not_allowed`: of a tenant or domain that is not let in.
 * `identity_refused`: nobody's, or a suspended operator's. `session_changed`: whoever links has signed out meanwhile.
 */
export type RefusalCode =
  | 'sign_in_expired'
  | 'provider_denied'
  | 'provider_answer_refused'
  | 'account_not_allowed'
  | 'identity_refused'
  | 'session_changed';

/** RFC 6749 §4.1.2.1. */
const outages = new Set(['server_error', 'temporarily_unavailable']);
/** RFC 6749 §5.2: what the provider thinks of us, not of the person. */
const misconfigurations = new Set(['invalid_client', 'unauthorized_client', 'unsupported_grant_type']);

/** Where the provider does not describe itself, or does not speak, as OpenID Connect wants it. */
const unusable = new Set([
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_INVALID_SERVER_METADATA',
  'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'OAUTH_REQUEST_PROTOCOL_FORBIDDEN',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

/** What an error of the protocol comes to. Of those it does not know, the reason is what the provider says of itself. */
export function failureOf(error: unknown): ProviderUnavailable | SingleSignOnRefused {
  if (error instanceof ProviderUnavailable || error instanceof SingleSignOnRefused) return error;
  if (!(error instanceof Error)) return new ProviderUnavailable(String(error));
  if (error.cause instanceof ProviderUnavailable) return error.cause;
  if (error instanceof AuthorizationResponseError) {
    return outages.has(error.error) ? new ProviderUnavailable(error.error) : new SingleSignOnRefused('provider_denied', error.message);
  }
  if (error instanceof WWWAuthenticateChallengeError) return new ProviderUnavailable('it does not accept our client secret');
  if (error instanceof ResponseBodyError && misconfigurations.has(error.error)) {
    return new ProviderUnavailable(`it answers ${error.error} to our client id and secret`);
  }
  const isOfAnswer = error instanceof ResponseBodyError || (error instanceof ClientError && !unusable.has(error.code ?? ''));
  return isOfAnswer ? new SingleSignOnRefused('provider_answer_refused', error.message) : new ProviderUnavailable(error.message);
}
