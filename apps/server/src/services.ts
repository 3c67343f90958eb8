import { createAccess, type Access } from '@seatledger/access';
import { createLicence, type Licence } from '@seatledger/licence';
import { createRegistry, type Registry } from '@seatledger/registry';
import type { IdentityProvider } from '@seatledger/platform/config/identity-providers.ts';
import { forwardedAddress } from '@seatledger/platform/http/forwarded-address.ts';
import type { Logger } from 'pino';
import type { Installation } from './installation.ts';

/** The services over one installation, not started. */
export interface Services extends AsyncDisposable {
  readonly access: Access;
  readonly licence: Licence;
  readonly registry: Registry;
}

const maxConnections = 10;

/** How the services are met on the web. */
interface ServicesOnWeb {
  /** The address in whose name access tokens are made, to whose domain passkeys belong, and where identity providers send people back to. */
  readonly issuer: string;
  readonly trustedProxies: readonly string[];
  readonly identityProviders?: readonly IdentityProvider[];
}

/** Without `web`, as beside a running server, there are no access tokens, and no single sign-on. */
export function createServices(
  installation: Omit<Installation, typeof Symbol.asyncDispose>,
  logger: Logger,
  web?: ServicesOnWeb,
): Services {
  const { databaseUrls, installationKey } = installation;
  const stack = new AsyncDisposableStack();
  const onError = (message: string, error: Error): void => logger.warn({ reason: error.message }, message);
  const registry = stack.use(createRegistry({ databaseUrl: databaseUrls.registry, maxConnections, onError }));
  const access = stack.use(
    createAccess({
      databaseUrl: databaseUrls.access,
      maxConnections,
      onError,
      signIn: { installationKey, publicUrl: web?.issuer, singleSignOn: { providers: web?.identityProviders ?? [] } },
      ...(web && { accessTokens: { installationKey, issuer: web.issuer } }),
    }),
  );
  const licence = stack.use(
    createLicence({
      databaseUrl: databaseUrls.licence,
      log: (level, message, details) => logger[level](details ?? {}, message),
      addressOf: forwardedAddress(web?.trustedProxies ?? []),
    }),
  );
  return { access, licence, registry, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
