import { join } from 'node:path';
import { createAccess, type Access } from '@seatledger/access';
import { createAudit, type Audit } from '@seatledger/audit';
import { createLicence, signingSeal, type Licence } from '@seatledger/licence';
import { createRegistry, type Registry } from '@seatledger/registry';
import type { MailConfig } from '@seatledger/platform/config/mail-config.ts';
import type { IdentityProvider } from '@seatledger/platform/config/identity-providers.ts';
import type { TokenIssuers } from '@seatledger/platform/config/token-issuers.ts';
import { forwardedAddress } from '@seatledger/platform/http/forwarded-address.ts';
import { createMailer } from '@seatledger/platform/mail/mailer.ts';
import type { Logger } from 'pino';
import type { Installation } from './installation.ts';
import { checkpointPlaces } from './checkpoint-places.ts';
import { lettersBy } from './letters.ts';

/** The services over one installation, not started. */
export interface Services extends AsyncDisposable {
  readonly access: Access;
  readonly audit: Audit;
  readonly licence: Licence;
  readonly registry: Registry;
  /** Whether there is a mail server to hand letters to. */
  readonly sendsMail: boolean;
}

const maxConnections = 10;

/** How the services are met on the web. */
interface ServicesOnWeb {
  /** The address in whose name access tokens are made, to whose domain passkeys belong, and where identity providers and letters send people to. */
  readonly issuer: string;
  readonly trustedProxies: readonly string[];
  /** In whose name licences are signed; left out: as access tokens. */
  readonly licenceIssuer?: string;
  readonly identityProviders?: readonly IdentityProvider[];
  readonly tokenIssuers?: TokenIssuers;
  /** Null or left out: no mail is sent. */
  readonly mail?: MailConfig | null;
}

type InstallationOfServices = Pick<Installation, 'databaseUrls' | 'installationKey'> &
  Partial<Pick<Installation, 'checkpoints' | 'licenceSnapshot'>>;

/** Without `web`, as beside a running server, there are no access tokens, no single sign-on and no mail. */
export function createServices(installation: InstallationOfServices, logger: Logger, web?: ServicesOnWeb): Services {
  const { databaseUrls, installationKey } = installation;
  const stack = new AsyncDisposableStack();
  const onError = (message: string, error: Error): void => logger.warn({ reason: error.message }, message);
  // Before the services, so that it stops after them and still gets what they send at the end.
  const mailer = web?.mail && stack.use(createMailer({ ...web.mail, log: (level, message, details) => logger[level](details, message) }));
  const audit = stack.use(
    createAudit({
      databaseUrl: databaseUrls.audit,
      maxConnections,
      installationKey,
      host: new URL(web?.issuer ?? 'http://localhost').host,
      places: installation.checkpoints === undefined ? [] : checkpointPlaces(installation.checkpoints, mailer),
      holders: () => [
        access.personalData,
        registry.personalData,
        licence.usesHeld,
        ...(licence.personalData ? [licence.personalData] : []),
      ],
      erasuresFile: installation.checkpoints && join(installation.checkpoints.folder, 'erasures.ndjson'),
      onError,
      onAlarm: ({ code, detail }) => logger.error({ alarm: code }, detail),
      onRecordingAlarm: (message, details) => logger.error(details, message),
    }),
  );
  const registry: Registry = stack.use(
    createRegistry({
      databaseUrl: databaseUrls.registry,
      maxConnections,
      audit: audit.writer,
      onError,
      onAlarm: (message) => logger.error({ alarm: 'glass_broken' }, message),
    }),
  );
  const access: Access = stack.use(
    createAccess({
      databaseUrl: databaseUrls.access,
      maxConnections,
      audit: audit.writer,
      recorder: audit.recorder,
      installationKey,
      onError,
      signIn: {
        installationKey,
        publicUrl: web?.issuer,
        singleSignOn: { providers: web?.identityProviders ?? [] },
        ...(web && mailer && lettersBy(mailer, web.issuer)),
      },
      ...(web && { accessTokens: { installationKey, issuer: web.issuer } }),
    }),
  );
  const licence: Licence = stack.use(createLicenceService(installation, logger, { access, audit, onError, web }));
  return { access, audit, licence, registry, sendsMail: !!mailer, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

interface ForLicence {
  readonly access: Access;
  readonly audit: Audit;
  readonly onError: (message: string, error: Error) => void;
  readonly web: ServicesOnWeb | undefined;
}

function createLicenceService(
  { databaseUrls, installationKey, licenceSnapshot }: InstallationOfServices,
  logger: Logger,
  { access, audit, onError, web }: ForLicence,
): Licence {
  const seal = signingSeal(installationKey);
  return createLicence({
    databaseUrl: databaseUrls.licence,
    signingSeal: seal,
    administration: {
      databaseUrl: databaseUrls.licence,
      audit: audit.writer,
      seal,
      issuer: web && (web.licenceIssuer ?? web.issuer),
      onError,
    },
    log: (level, message, details) => logger[level](details ?? {}, message),
    addressOf: forwardedAddress(web?.trustedProxies ?? []),
    tokenIssuers: web?.tokenIssuers,
    snapshot: licenceSnapshot,
    keys: access.checkKeys,
  });
}
