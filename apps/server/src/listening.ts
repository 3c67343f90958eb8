import { isIPv6 } from 'node:net';
import { ConfigError } from '@seatledger/platform/config/config-error.ts';
import type { Config } from '@seatledger/platform/config/config.ts';
import { listensInClear } from '@seatledger/platform/http/clear-http.ts';

/** Keys, tokens and passwords cross no network as anybody there can read them, unless whoever runs the server says that they may. */
export function refuseClearListening({ host, web }: Config): void {
  if (!listensInClear({ host, ...web })) return;
  throw new ConfigError(
    '--host',
    `On ${host} keys and passwords would cross the network in clear. Set SEATLEDGER_TLS_CERT_FILE and SEATLEDGER_TLS_KEY_FILE, or let a ` +
      'proxy speak TLS and name it in SEATLEDGER_TRUSTED_PROXIES; where the network is protected otherwise, set SEATLEDGER_ALLOW_CLEAR_HTTP=true.',
  );
}

/** Why nothing can be listened to there, in words for whoever starts the server. */
export function refuseAddress(error: NodeJS.ErrnoException, { host, port }: Pick<Config, 'host' | 'port'>): never {
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

/** Where callers find this server. */
export function publicUrlOf(config: Pick<Config, 'host' | 'port' | 'web'>): string {
  return config.web.publicUrl ?? listeningUrl(config);
}

/** In whose name licences are signed, by every server of the installation. */
export function licenceIssuerOf(config: Pick<Config, 'host' | 'port' | 'web' | 'issuer'>): string {
  return config.issuer ?? publicUrlOf(config);
}

/** What this machine calls the server. */
export function listeningUrl({ host, port, web }: Pick<Config, 'host' | 'port' | 'web'>): string {
  return `${web.tls === null ? 'http' : 'https'}://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}
