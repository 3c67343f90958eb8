import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { readConfig } from '@seatledger/platform/config/config.ts';
import type { Installation, LocalApi, Services } from '@seatledger/server';
import { textOf, type Arguments } from '../verb.ts';

/** The services of the installation on this machine, over the running server's database where there is one. */
export interface InstallationSession extends AsyncDisposable {
  readonly services: Services;
  readonly installation: Installation;
  /** The whole API, asked in the name of the account of the operating system. */
  api(): LocalApi;
  /** Who acts, for the audit: the account of the operating system. */
  context(origin: CommandContext['origin']): CommandContext;
}

export async function openInstallationSession(values: Arguments): Promise<InstallationSession> {
  // Loaded where it is used: whoever asks a server elsewhere does not wait for all of this one.
  const { createLocalApi, createLogger, createServices, logTo, openInstallation } = await import('@seatledger/server');
  await using stack = new AsyncDisposableStack();
  const config = readConfig({ SEATLEDGER_LOG_LEVEL: 'warn', ...process.env }, { dataFolder: textOf(values, 'data') });
  const logger = createLogger(config.logLevel);
  const installation = stack.use(await openInstallation(config, 'attach', logTo(logger)));
  const services = stack.use(createServices(installation, logger));
  const account = userInfo().username;
  const opened = stack.move();
  return {
    services,
    installation,
    api: () => createLocalApi(services, logger, account),
    context: (origin) => ({
      actor: { kind: 'cli', id: null, name: account },
      origin,
      address: null,
      requestId: randomUUID(),
      now: Temporal.Now.instant(),
    }),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
