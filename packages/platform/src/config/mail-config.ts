import { createSecretKey, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { isLoopback } from '../http/loopback.ts';
import { ConfigError } from './config-error.ts';

/** The server that takes our mail, and in whose name it is sent. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` or nothing is sent; `none` on this machine only. */
  readonly encryption: 'tls' | 'starttls' | 'none';
  /** Null: the server asks for none. The password is a KeyObject, because it shows nothing of itself when it is logged. */
  readonly credentials: { readonly user: string; readonly password: KeyObject } | null;
  readonly from: { readonly name: string; readonly address: string };
}

const urlName = 'SEATLEDGER_SMTP_URL';
const fromName = 'SEATLEDGER_MAIL_FROM';
const usualPorts: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** Null where no mail is sent. Throws {@link ConfigError}. */
export function readMailConfig(read: (variable: string) => string | undefined): MailConfig | null {
  const [url, from] = [read(urlName), read(fromName)];
  if (url === undefined && from === undefined) return null;
  if (url === undefined) throw new ConfigError(urlName, `${fromName} is set, so mail needs a server to go to: set ${urlName} too.`);
  if (from === undefined) {
    throw new ConfigError(fromName, `Mail needs a sender: set ${fromName} too, such as Licences <licences@vendor.example>.`);
  }
  if (read('SEATLEDGER_PUBLIC_URL') === undefined) {
    throw new ConfigError('SEATLEDGER_PUBLIC_URL', 'Mail has links to this server: set SEATLEDGER_PUBLIC_URL too.');
  }
  return { ...readServer(url), from: readSender(from) };
}

/** The value is never repeated: it may hold a password. */
function readServer(text: string): Omit<MailConfig, 'from'> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const usualPort = usualPorts[url?.protocol ?? ''];
  if (url === undefined || usualPort === undefined || !isServerAlone(url)) {
    throw new ConfigError(urlName, `${urlName} must be the address of a mail server: smtp://user:password@host:587 or smtps://host:465.`);
  }
  const host = bareHost(url);
  const unencrypted = isLoopback(host) ? 'none' : 'starttls';
  return {
    host,
    port: url.port === '' ? usualPort : Number(url.port),
    encryption: url.protocol === 'smtps:' ? 'tls' : unencrypted,
    credentials: readCredentials(url),
  };
}

function isServerAlone(url: URL): boolean {
  const hostName = /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/i;
  const host = bareHost(url);
  return (isIP(host) !== 0 || hostName.test(host)) && url.port !== '0' && ['', '/'].includes(url.pathname) && url.search + url.hash === '';
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function readCredentials({ username, password }: URL): MailConfig['credentials'] {
  if (username === '' && password === '') return null;
  if (username === '' || password === '') throw new ConfigError(urlName, `${urlName} must have both a user and a password, or neither.`);
  return { user: decoded(username), password: createSecretKey(Buffer.from(decoded(password))) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ConfigError(urlName, `${urlName} must have the percent signs of its user and password written as %25.`);
  }
}

function readSender(text: string): MailConfig['from'] {
  const [, name = '', inBrackets] = /^([^<>"\p{Cc}]{0,100}?)\s*<([^<>]+)>$/u.exec(text) ?? [];
  const address = z
    .email()
    .max(254)
    .safeParse(inBrackets ?? text);
  if (address.success) return { name, address: address.data };
  throw new ConfigError(fromName, `${fromName} must be an e-mail address, with or without a name: Licences <licences@vendor.example>.`);
}
