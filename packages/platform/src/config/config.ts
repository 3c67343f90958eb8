import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { GivenMasterKey, MasterKeySettings, MasterKeySource } from '../crypto/load-master-key.ts';
import { parseMasterKey } from '../crypto/master-key.ts';
import { readCheckpointConfig, type CheckpointConfig } from './checkpoint-config.ts';
import { ConfigError } from './config-error.ts';
import { refuseUnclearTransport } from './database-transport.ts';
import { isLoopbackName, readIdentityProviders, type IdentityProvider } from './identity-providers.ts';
import { readMailConfig, type MailConfig } from './mail-config.ts';
import { readTokenIssuers, type TokenIssuers } from './token-issuers.ts';
import { readWebConfig, type WebConfig } from './web-config.ts';
import { logLevels, type LogLevel } from './log-level.ts';

export interface Config extends MasterKeySettings {
  /** Absolute. */
  readonly dataFolder: string;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** An external PostgreSQL; without it the embedded one is used. */
  readonly databaseUrl?: string;
  readonly logLevel: LogLevel;
  readonly web: WebConfig;
  /** Where operators may sign in instead of here. */
  readonly identityProviders: readonly IdentityProvider[];
  /** Null: no mail is sent. */
  readonly mail: MailConfig | null;
  readonly checkpoints: CheckpointConfig;
  readonly checks: CheckConfig;
  /** In whose name documents are signed; null: where callers find this server. */
  readonly issuer: string | null;
  /** Whose identity tokens licence checks believe. */
  readonly tokenIssuers: TokenIssuers;
}

/** How a server that answers licence checks alone does so. */
export interface CheckConfig {
  /** How many threads answer. */
  readonly threads: number;
  /** Of the licence service's own role, on the registry's database or a replica of it; without it the role is found by `DATABASE_URL`. */
  readonly databaseUrl?: string;
  /** Where the uses of licences are written, under the same role: the same database where nothing is said; null: nowhere. */
  readonly useDatabaseUrl?: string | null;
  /** Opens the keys that licences are signed by, where the master key is not there to do so. */
  readonly signingSeal?: GivenMasterKey;
}

/** What the command line's flags put in place of the environment. */
export interface ConfigOverrides {
  readonly dataFolder?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: string | number | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** One value and where it came from, so that an error names what the operator typed. */
interface Setting {
  readonly name: string;
  readonly value: string;
}

/** Turns the environment into settings; an empty variable counts as absent. Throws {@link ConfigError}. */
export function readConfig(env: Environment, overrides: ConfigOverrides = {}): Config {
  const dataFolder = resolve(setting(env, 'SEATLEDGER_DATA', './data', '--data', overrides.dataFolder).value);
  const databaseUrl = readDatabaseUrl(env, 'DATABASE_URL');
  const previousMasterKey = readGivenMasterKey(env, 'SEATLEDGER_PREVIOUS_MASTER_KEY');
  return {
    dataFolder,
    host: readHost(setting(env, 'SEATLEDGER_HOST', '127.0.0.1', '--host', overrides.host)),
    port: readPort(setting(env, 'SEATLEDGER_PORT', '8080', '--port', overrides.port)),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    logLevel: readLogLevel(setting(env, 'SEATLEDGER_LOG_LEVEL', 'info')),
    masterKey: readMasterKeySource(env, dataFolder, databaseUrl === undefined),
    ...(previousMasterKey === undefined ? {} : { previousMasterKey }),
    web: readWebConfig((variable) => presentValue(env, variable)),
    identityProviders: readIdentityProviders((variable) => presentValue(env, variable)),
    mail: readMailConfig((variable) => presentValue(env, variable)),
    checkpoints: readCheckpointConfig((variable) => presentValue(env, variable), join(dataFolder, 'checkpoints')),
    checks: readCheckConfig(env),
    issuer: readIssuer(presentValue(env, 'SEATLEDGER_ISSUER')),
    tokenIssuers: readTokenIssuers((variable) => presentValue(env, variable)),
  };
}

function setting(env: Environment, variable: string, fallback: string, flag = variable, override?: string | number): Setting {
  if (override !== undefined) return { name: flag, value: String(override).trim() };
  return { name: variable, value: presentValue(env, variable) ?? fallback };
}

function presentValue(env: Environment, variable: string): string | undefined {
  const value = env[variable]?.trim();
  return value === '' ? undefined : value;
}

function readHost({ name, value }: Setting): string {
  const hostName = /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/i;
  if (isIP(value) !== 0 || hostName.test(value)) return value;
  throw new ConfigError(name, `${name} must be an IP address or a host name to listen on, such as 127.0.0.1 or 0.0.0.0, not "${value}".`);
}

function readPort({ name, value }: Setting): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new ConfigError(name, `${name} must be a whole number from 0 to 65535 (0: any free port), not "${value}".`);
}

function readLogLevel({ name, value }: Setting): LogLevel {
  const level = logLevels.find((known) => known === value.toLowerCase());
  if (level !== undefined) return level;
  throw new ConfigError(name, `${name} must be one of ${logLevels.join(', ')}, not "${value}".`);
}

const mostThreads = 64;

function readCheckConfig(env: Environment): CheckConfig {
  const name = 'SEATLEDGER_CHECK_THREADS';
  const text = presentValue(env, name) ?? '1';
  const threads = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (threads < 1 || threads > mostThreads)
    throw new ConfigError(name, `${name} must be a whole number from 1 to ${mostThreads}, not "${text}".`);
  const databaseUrl = readDatabaseUrl(env, 'SEATLEDGER_LICENCE_DATABASE_URL');
  const signingSeal = readGivenMasterKey(env, 'SEATLEDGER_SIGNING_SEAL');
  return {
    threads,
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(signingSeal !== undefined && { signingSeal }),
    ...readUseDatabaseUrl(env),
  };
}

function readUseDatabaseUrl(env: Environment): Pick<CheckConfig, 'useDatabaseUrl'> {
  const name = 'SEATLEDGER_USE_DATABASE_URL';
  const useDatabaseUrl = presentValue(env, name) === 'none' ? null : readDatabaseUrl(env, name);
  return useDatabaseUrl === undefined ? {} : { useDatabaseUrl };
}

/** Whoever verifies a document finds the keys there, so that nobody on the way may answer in their place. */
function readIssuer(text: string | undefined): string | null {
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackName(url.hostname));
  if (url?.origin === text && isSafe) return text;
  const name = 'SEATLEDGER_ISSUER';
  throw new ConfigError(name, `${name} takes an https address without a path, such as https://licences.example, not "${text}".`);
}

function readDatabaseUrl(env: Environment, name: string): string | undefined {
  const value = presentValue(env, name);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const usable = url !== undefined && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
  // The value is not repeated: it may hold a password.
  if (!usable)
    throw new ConfigError(name, `${name} must be a PostgreSQL address with a database: postgres://user:password@host:5432/database.`);
  refuseUnclearTransport(name, url);
  return value;
}

function readMasterKeySource(env: Environment, dataFolder: string, embedded: boolean): MasterKeySource {
  const given = readGivenMasterKey(env, 'SEATLEDGER_MASTER_KEY');
  return given ?? { from: 'data folder', path: join(dataFolder, 'master.key'), databaseFolder: join(dataFolder, 'database'), embedded };
}

function readGivenMasterKey(env: Environment, variable: string): GivenMasterKey | undefined {
  const fileVariable = `${variable}_FILE`;
  const key = presentValue(env, variable);
  const path = presentValue(env, fileVariable);
  if (key !== undefined && path !== undefined) throw new ConfigError(variable, `Set ${variable} or ${fileVariable}, not both.`);
  if (key !== undefined) return { from: 'environment', key: parseMasterKey(key, variable) };
  return path === undefined ? undefined : { from: 'file', path: resolve(path), setting: fileVariable };
}
