import type { Config } from '@seatledger/platform/config/config.ts';
import { createLogger, logTo } from '@seatledger/platform/telemetry/logger.ts';
import { createHttp } from './http.ts';
import { serveChecks } from './check-server/serve-checks.ts';
import { openInstallation } from './installation.ts';
import { listeningUrl, refuseAddress, refuseClearListening } from './listening.ts';
import type { RunningServer } from './running-server.ts';
import { createServices, type Services } from './services.ts';

export type ServedService = 'registry' | 'licence';
export const servedServices: readonly ServedService[] = ['registry', 'licence'];

export interface ServeOptions {
  readonly config: Config;
  readonly services: readonly ServedService[];
  /** Runs when the database is ready, before requests are taken. */
  readonly prepare?: (services: Services) => Promise<void>;
}

/**
 * Starts the database where it is the embedded one, the services asked for, and the HTTP server. The licence service alone needs
 * no more than to read the database, and not even that to start: see {@link serveChecks}.
 */
export async function serve({ config, services: served, prepare }: ServeOptions): Promise<RunningServer> {
  refuseClearListening(config);
  if (served.length === 1 && served[0] === 'licence') return serveChecks(config);
  await using stack = new AsyncDisposableStack();
  const logger = createLogger(config.logLevel);
  const installation = stack.use(await openInstallation(config, 'refuse', logTo(logger)));
  const services = stack.use(
    createServices(installation, logger, {
      issuer: publicUrlOf(config),
      trustedProxies: config.web.trustedProxies,
      identityProviders: config.identityProviders,
      tokenIssuers: config.tokenIssuers,
      mail: config.mail,
    }),
  );
  await prepare?.(services);
  await services.audit.start();
  services.access.start();
  if (served.includes('registry')) services.registry.start();
  if (served.includes('licence')) await services.licence.start();
  if (config.mail === null) logger.info(noMail);
  const http = createHttp(services, logger, config.web);
  stack.defer(() => http.close());
  const url = await http
    .listen({ host: config.host, port: config.port })
    .catch((error: NodeJS.ErrnoException) => refuseAddress(error, config));
  const opened = stack.move();
  return { url: config.web.tls === null ? url : url.replace(/^http:/, 'https:'), [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

const noMail =
  'No mail is sent, as SEATLEDGER_SMTP_URL is not set: whoever forgot their password gets a link from whoever runs this machine, ' +
  'by "seatledger operator reset-link EMAIL".';

function publicUrlOf(config: Config): string {
  return config.web.publicUrl ?? listeningUrl(config);
}
