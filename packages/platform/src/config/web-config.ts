import { isIP } from 'node:net';
import { ConfigError } from './config-error.ts';

/** How the server meets the web. */
export interface WebConfig {
  /** Where callers find this server, such as `https://licences.example`; null: where it listens. Access tokens are made in this name. */
  readonly publicUrl: string | null;
  /** Paths of PEM files; null: plain HTTP, for loopback or behind a proxy that speaks TLS. */
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
  /** Addresses and networks of proxies whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Whether keys, tokens and passwords may come in clear from a network, because it is protected otherwise. */
  readonly allowClearHttp: boolean;
  /** How often one address may call the API, the licence check aside. */
  readonly requestsPerMinute: number;
}

/** Throws {@link ConfigError}. */
export function readWebConfig(read: (variable: string) => string | undefined): WebConfig {
  const publicUrl = read('SEATLEDGER_PUBLIC_URL');
  return {
    publicUrl: publicUrl === undefined ? null : readOrigin('SEATLEDGER_PUBLIC_URL', publicUrl),
    tls: readTls(read('SEATLEDGER_TLS_CERT_FILE'), read('SEATLEDGER_TLS_KEY_FILE')),
    trustedProxies: listOf(read('SEATLEDGER_TRUSTED_PROXIES')).map(readNetwork),
    allowClearHttp: readSwitch('SEATLEDGER_ALLOW_CLEAR_HTTP', read('SEATLEDGER_ALLOW_CLEAR_HTTP') ?? 'false'),
    requestsPerMinute: readRate(read('SEATLEDGER_REQUESTS_PER_MINUTE') ?? '6000'),
  };
}

function readTls(certificateFile: string | undefined, keyFile: string | undefined): WebConfig['tls'] {
  if (certificateFile !== undefined && keyFile !== undefined) return { certificateFile, keyFile };
  if (certificateFile === undefined && keyFile === undefined) return null;
  const missing = certificateFile === undefined ? 'SEATLEDGER_TLS_CERT_FILE' : 'SEATLEDGER_TLS_KEY_FILE';
  throw new ConfigError(missing, `TLS needs a certificate and its key: set ${missing} too.`);
}

function listOf(text = ''): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Nobody trusts everybody: a network has a prefix of one bit at least. */
function readNetwork(text: string): string {
  const [, address = '', prefix] = /^([^/]+)(?:\/([1-9]\d{0,2}))?$/.exec(text) ?? [];
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (longest > 0 && Number(prefix ?? longest) <= longest) return text;
  const name = 'SEATLEDGER_TRUSTED_PROXIES';
  throw new ConfigError(name, `${name} takes addresses and networks such as 10.0.0.0/8, separated by commas, not "${text}".`);
}

function readOrigin(name: string, text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text) return text;
  throw new ConfigError(name, `${name} takes an address without a path, such as https://licences.example, not "${text}".`);
}

function readSwitch(name: string, text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new ConfigError(name, `${name} must be true or false, not "${text}".`);
}

function readRate(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  const name = 'SEATLEDGER_REQUESTS_PER_MINUTE';
  throw new ConfigError(name, `${name} must be a whole number from 1 to 9999999, not "${text}".`);
}
