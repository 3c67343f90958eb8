import { isIPv6 } from 'node:net';
import { ConfigError } from '@seatledger/platform/config/config-error.ts';
import type { Config } from '@seatledger/platform/config/config.ts';
import { listensInClear } from '@seatledger/platform/http/clear-http.ts';
import { createLogger, logTo } from '@seatledger/platform/telemetry/logger.ts';
import { createHttp } from './http.ts';
import { openInstallation } from './installation.ts';
import { createServices, type Services } from './services.ts';

export interface RunningServer extends AsyncDisposable {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
}

export type ServedService = 'registry' | 'licence';
export const servedServices: readonly ServedService[] = ['registry', 'licence'];

export interface ServeOptions {
  readonly config: Config;
  readonly services: readonly ServedService[];
  /** Runs when the database is ready, before requests are taken. */
  readonly prepare?: (services: Services) => Promise<void>;
}

/** Starts the database where it is the embedded one, the services asked for, and the HTTP server. */
export async function serve({ config, services: served, prepare }: ServeOptions): Promise<RunningServer> {
  refuseClearListening(config);
  await using stack = new AsyncDisposableStack();
  const logger = createLogger(config.logLevel);
  const installation = stack.use(await openInstallation(config, 'refuse', logTo(logger)));
  const services = stack.use(
    createServices(installation, logger, {
      issuer: publicUrlOf(config),
      trustedProxies: config.web.trustedProxies,
      identityProviders: config.identityProviders,
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

/** Keys, tokens and passwords cross no network as anybody there can read them, unless whoever runs the server says that they may. */
function refuseClearListening({ host, web }: Config): void {
  if (!listensInClear({ host, ...web })) return;
  throw new ConfigError(
    '--host',
    `On ${host} keys and passwords would cross the network in clear. Set SEATLEDGER_TLS_CERT_FILE and SEATLEDGER_TLS_KEY_FILE, or let a ` +
      'proxy speak TLS and name it in SEATLEDGER_TRUSTED_PROXIES; where the network is protected otherwise, set SEATLEDGER_ALLOW_CLEAR_HTTP=true.',
  );
}

const noMail =
  'No mail is sent, as SEATLEDGER_SMTP_URL is not set: whoever forgot their password gets a link from whoever runs this machine, ' +
  'by "seatledger operator reset-link EMAIL".';

function publicUrlOf({ web, host, port }: Config): string {
  return web.publicUrl ?? `${web.tls === null ? 'http' : 'https'}://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function refuseAddress(error: NodeJS.ErrnoException, { host, port }: Config): never {
  if (error.code === 'EADDRINUSE') {
    throw new ConfigError(
      '--port',
      `Something else listens on ${host}:${port} already; choose another port with --port or SEATLEDGER_PORT.`,
    );
  }
  if (error.code === 'EADDRNOTAVAIL') throw new ConfigError('--host', `This machine has no address ${host} to listen on.`);
  if (error.code === 'EACCES') throw new ConfigError('--port', `This account may not listen on port ${port}; choose one above 1023.`);
  throw error;
}
