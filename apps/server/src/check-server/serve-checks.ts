import { setTimeout } from 'node:timers/promises';
import { createLicence, signingSeal, signingSealOf, type Licence, type LicenceLog, type SnapshotPlace } from '@seatledger/licence';
import type { Config } from '@seatledger/platform/config/config.ts';
import { loadMasterKey } from '@seatledger/platform/crypto/load-master-key.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import { forwardedAddress } from '@seatledger/platform/http/forwarded-address.ts';
import { createLogger, logTo } from '@seatledger/platform/telemetry/logger.ts';
import type { Logger } from 'pino';
import { openInstallation, type Installation } from '../installation.ts';
import { listeningUrl, refuseAddress } from '../listening.ts';
import type { RunningServer } from '../running-server.ts';
import { localSnapshotPlace, snapshotPlace } from '../snapshot-place.ts';
import { listenForChecks } from './check-listener.ts';
import { startCheckWorkers } from './check-workers.ts';

const pauseBeforeRetryMs = 2_000;

/**
 * A server that checks licences and does nothing else. It listens at once; until the database is reached it answers from the snapshot
 * of the last time, and where there has never been one it says that it is not ready.
 */
export async function serveChecks(config: Config): Promise<RunningServer> {
  await using stack = new AsyncDisposableStack();
  const logger = createLogger(config.logLevel);
  const log: LicenceLog = (level, message, details) => logger[level](details ?? {}, message);
  const database = stack.use(new LicenceDatabase(config, logger));
  const licence = stack.use(
    createLicence({
      databaseUrl: () => database.find(),
      signingSeal: () => database.findSigningSeal(),
      snapshot: await placeOf(config),
      log,
      addressOf: forwardedAddress(config.web.trustedProxies),
      useDatabaseUrl: config.checks.useDatabaseUrl,
      tokenIssuers: config.tokenIssuers,
    }),
  );
  if (config.checks.useDatabaseUrl === null) log('info', 'uses are not counted here, as SEATLEDGER_USE_DATABASE_URL says');
  licence.resume();
  const listener = stack.use(await listen(licence, config, log));
  void licence.start().catch((error: unknown) => {
    if (!database.isGivenUp) log('error', 'the registry cannot be followed', { reason: String(error) });
  });
  const opened = stack.move();
  const close = (): Promise<void> => {
    database.giveUp();
    return opened.disposeAsync();
  };
  return { url: listeningUrl({ ...config, port: listener.port }), [Symbol.asyncDispose]: close };
}

async function placeOf({ checks, dataFolder, masterKey }: Config): Promise<SnapshotPlace> {
  return checks.databaseUrl === undefined ? snapshotPlace(dataFolder, await loadMasterKey(masterKey)) : localSnapshotPlace(dataFolder);
}

/** Where the licence service reaches the registry: as it is given, or from the installation, as soon as that can be opened. */
class LicenceDatabase implements AsyncDisposable {
  readonly #config: Config;
  readonly #logger: Logger;
  readonly #stopping = new AbortController();
  #installation: Installation | undefined;

  constructor(config: Config, logger: Logger) {
    this.#config = config;
    this.#logger = logger;
  }

  get isGivenUp(): boolean {
    return this.#stopping.signal.aborted;
  }

  async find(): Promise<string> {
    const given = this.#config.checks.databaseUrl ?? this.#installation?.databaseUrls.licence;
    if (given !== undefined) return given;
    for (;;) {
      try {
        this.#installation = await openInstallation(this.#config, 'attach', logTo(this.#logger));
        return this.#installation.databaseUrls.licence;
      } catch (error) {
        this.#logger.warn({ reason: String(error) }, 'the registry cannot be opened yet: answers are as of the last time it was');
        await setTimeout(pauseBeforeRetryMs, undefined, { signal: this.#stopping.signal });
      }
    }
  }

  /** What opens the keys that sign licences; null on a machine that is not trusted with it. */
  async findSigningSeal(): Promise<SecretBox | null> {
    const given = this.#config.checks.signingSeal;
    if (given !== undefined) return signingSealOf(await loadMasterKey(given));
    await this.find();
    return this.#installation === undefined ? null : signingSeal(this.#installation.installationKey);
  }

  giveUp(): void {
    this.#stopping.abort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.giveUp();
    await this.#installation?.[Symbol.asyncDispose]();
  }
}

async function listen(
  licence: Licence,
  { host, port, web, checks, tokenIssuers }: Config,
  log: LicenceLog,
): Promise<AsyncDisposable & { readonly port: number }> {
  try {
    if (checks.threads > 1) return await startCheckWorkers(licence, checks.threads, { host, port, web, tokenIssuers }, log);
    return await listenForChecks(licence, { host, port, web, reusePort: false });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTSUP') return refuseAddress(error as NodeJS.ErrnoException, { host, port });
    log('warn', 'this system cannot share a port out among threads: one of them answers', { asked: checks.threads });
    return listenForChecks(licence, { host, port, web, reusePort: false });
  }
}
