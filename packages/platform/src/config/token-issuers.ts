import { ConfigError } from './config-error.ts';
import { isLoopbackName } from './identity-providers.ts';

/** Whose identity tokens are believed. No token has a say in where its keys are. */
export interface TokenIssuers {
  /** Such as `https://login.microsoftonline.com`; another for national clouds. */
  readonly microsoftAuthority: string;
  /** `iss` of tokens of Google. */
  readonly googleIssuer: string;
  readonly googleKeysUrl: string;
}

export const publicTokenIssuers: TokenIssuers = {
  microsoftAuthority: 'https://login.microsoftonline.com',
  googleIssuer: 'https://accounts.google.com',
  googleKeysUrl: 'https://www.googleapis.com/oauth2/v3/certs',
};

/** Throws {@link ConfigError}. */
export function readTokenIssuers(read: (variable: string) => string | undefined): TokenIssuers {
  const microsoft = read('SEATLEDGER_MICROSOFT_AUTHORITY');
  const google = read('SEATLEDGER_GOOGLE_ISSUER');
  return {
    ...publicTokenIssuers,
    ...(microsoft !== undefined && { microsoftAuthority: readIssuer('SEATLEDGER_MICROSOFT_AUTHORITY', microsoft) }),
    ...(google !== undefined && {
      googleIssuer: readIssuer('SEATLEDGER_GOOGLE_ISSUER', google),
      googleKeysUrl: `${google}/oauth2/v3/certs`,
    }),
  };
}

/** Keys that came in clear would prove nothing; this machine alone may be asked so. */
function readIssuer(name: string, text: string): string {
  if (URL.canParse(text)) {
    const { protocol, hostname, origin } = new URL(text);
    if (origin === text && (protocol === 'https:' || (protocol === 'http:' && isLoopbackName(hostname)))) return text;
  }
  throw new ConfigError(name, `${name} takes an https address without a path, such as https://login.microsoftonline.us, not "${text}".`);
}
