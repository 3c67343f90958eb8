/** RFC 6749 §5.2. */
export type OAuthErrorCode = 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unauthorized_client' | 'unsupported_grant_type';

/** A token request that is refused; answered in the form of RFC 6749 §5.2. */
export class OAuthProblem extends Error {
  override readonly name = 'OAuthProblem';
  readonly code: OAuthErrorCode;
  constructor(code: OAuthErrorCode, description: string) {
    super(description);
    this.code = code;
  }
}
