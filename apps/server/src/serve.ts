import type { LicenceLog } from '@seatledger/licence';
import type { Config } from '@seatledger/platform/config/config.ts';
import { UnreachableDatabase } from '@seatledger/platform/db/provision-error.ts';
import { createLogger, logTo } from '@seatledger/platform/telemetry/logger.ts';
import { createHttp } from './http.ts';
import { serveChecks } from './check-server/serve-checks.ts';
import { openInstallation } from './installation.ts';
import { answerMeanwhile } from './meanwhile/answer-meanwhile.ts';
import { takeOver } from './meanwhile/take-over.ts';
import { licenceIssuerOf, listeningUrl, publicUrlOf, refuseAddress, refuseClearListening } from './listening.ts';
import type { RunningServer } from './running-server.ts';
import { createServices, type Services } from './services.ts';
import type { Logger } from 'pino';

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
 * no more than to read the database, and not even that to start: see {@link serveChecks}. Where the database of others is not reached,
 * and the licences are kept on disk, they are checked until it is.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { config, services } = options;
  refuseClearListening(config);
  if (services.length === 1 && services[0] === 'licence') return serveChecks(config);
  const logger = createLogger(config.logLevel);
  try {
    return await serveWhole(options, logger);
  } catch (error) {
    if (!(error instanceof UnreachableDatabase) || !services.includes('licence')) throw error;
    const log: LicenceLog = (level, message, details) => logger[level](details ?? {}, message);
    const meanwhile = await answerMeanwhile(config, log);
    if (meanwhile === null) throw error;
    log('warn', 'the database is not reached: licences are checked, as of the last time, and nothing else', { reason: error.message });
    const { port } = meanwhile;
    const startWhole = (beforeListening: () => Promise<void>): Promise<RunningServer> =>
      serveWhole({ ...options, config: { ...config, port } }, logger, beforeListening);
    return takeOver({ url: listeningUrl({ ...config, port }), meanwhile, startWhole, log });
  }
}

async function serveWhole(
  { config, services: served, prepare }: ServeOptions,
  logger: Logger,
  beforeListening?: () => Promise<void>,
): Promise<RunningServer> {
  await using stack = new AsyncDisposableStack();
  const installation = stack.use(await openInstallation(config, 'refuse', logTo(logger)));
  const services = stack.use(
    createServices(installation, logger, {
      issuer: publicUrlOf(config),
      licenceIssuer: licenceIssuerOf(config),
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
  await services.licence.administer();
  if (served.includes('licence')) await services.licence.start();
  if (config.mail === null) logger.info(noMail);
  const http = createHttp(services, logger, config.web);
  stack.defer(() => http.close());
  await beforeListening?.();
  const url = await http
    .listen({ host: config.host, port: config.port })
    .catch((error: NodeJS.ErrnoException) => refuseAddress(error, config));
  const opened = stack.move();
  return { url: config.web.tls === null ? url : url.replace(/^http:/, 'https:'), [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

const noMail =
  'No mail is sent, as SEATLEDGER_SMTP_URL is not set: whoever forgot their password gets a link from whoever runs this machine, ' +
  'by "seatledger operator reset-link EMAIL".';
