import type { IdentityProvider } from '@seatledger/platform/config/identity-providers.ts';
import * as openid from 'openid-client';
import type { CeremonySecrets } from './ceremony-secrets.ts';
import { createProviderFetch, type ProviderFetch, type ProviderFetchOptions } from './provider-fetch.ts';
import { discoveryIssuer, provenIdentity, scopeOf, type ProvenIdentity } from './proven-identity.ts';
import { failureOf, ProviderUnavailable } from './single-sign-on-failure.ts';

/** A configured provider. It is asked when somebody signs in with it, and not before. */
export interface ProviderConnection {
  readonly provider: IdentityProvider;
  /** Where the browser is to go. Throws {@link ProviderUnavailable}. */
  authorizationUrl(secrets: CeremonySecrets): Promise<string>;
  /** Who has come back with this answer. Throws {@link ProviderUnavailable}, or SingleSignOnRefused. */
  identify(answer: URLSearchParams, secrets: CeremonySecrets): Promise<ProvenIdentity>;
}

export interface ConnectionOptions extends ProviderFetchOptions {
  /** Of this installation, such as `https://licences.example`. */
  readonly origin: string;
  /** For each request to the provider. */
  readonly timeoutSeconds: number;
}

/** `{origin}/v1/sign-in/single-sign-on/{key}/callback`: what is registered with the provider. */
function redirectUriOf(origin: string, key: string): string {
  return `${origin}/v1/sign-in/single-sign-on/${key}/callback`;
}

export function connectProvider(provider: IdentityProvider, { origin, timeoutSeconds, ...options }: ConnectionOptions): ProviderConnection {
  const redirectUri = redirectUriOf(origin, provider.key);
  const providerFetch = createProviderFetch(options);

  /** Does something with what the provider says of itself; where that is of no use, it is asked again the next time. */
  async function withConfiguration<Result>(work: (configuration: openid.Configuration) => Promise<Result>): Promise<Result> {
    try {
      return await work(await discover(provider, providerFetch, timeoutSeconds));
    } catch (error) {
      const failure = failureOf(error);
      if (failure instanceof ProviderUnavailable) providerFetch.forgetDiscovery();
      throw failure;
    }
  }

  return {
    provider,
    authorizationUrl: ({ state, nonce, codeVerifier }) =>
      withConfiguration(async (configuration) => {
        const url = openid.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri,
          scope: scopeOf(provider),
          state,
          nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
        });
        return url.href;
      }),
    identify: (answer, { state, nonce, codeVerifier }) =>
      withConfiguration(async (configuration) => {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true };
        const url = new URL(`${redirectUri}?${answer.toString()}`);
        const claims = (await openid.authorizationCodeGrant(configuration, url, checks)).claims();
        if (claims === undefined) throw new Error('there is no ID token');
        return provenIdentity(provider, claims);
      }),
  };
}

async function discover(provider: IdentityProvider, { fetch }: ProviderFetch, timeout: number): Promise<openid.Configuration> {
  const issuer = new URL(discoveryIssuer(provider));
  const execute = [openid.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : [])];
  const asked = { execute, timeout, [openid.customFetch]: fetch };
  return openid.discovery(issuer, provider.clientId, undefined, authentication(provider), asked).catch((error: unknown) => {
    const failure = failureOf(error);
    throw failure instanceof ProviderUnavailable ? failure : new ProviderUnavailable(`what it says of itself is wrong: ${failure.message}`);
  });
}

/** The way that the provider says it takes; by the header where it says nothing (OpenID Connect Discovery 1.0 §3). */
function authentication({ clientSecret }: IdentityProvider): openid.ClientAuth {
  const secret = clientSecret.export().toString();
  return (server, ...request) => {
    const inBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true;
    const authenticate = inBody ? openid.ClientSecretPost(secret) : openid.ClientSecretBasic(secret);
    return authenticate(server, ...request);
  };
}
