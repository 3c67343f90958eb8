import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { readConfig } from '@seatledger/platform/config/config.ts';
import {
  createLogger,
  createServices,
  logTo,
  openInstallation,
  type Installation,
  type NamedThing,
  type Services,
} from '@seatledger/server';
import { textOf, UsageError, type Arguments } from './verb.ts';

/** The services, over the running server's database where there is one. */
export interface Session extends AsyncDisposable {
  readonly services: Services;
  readonly installation: Installation;
  /** The id of a thing that a person names, by its number or what it is called. Throws {@link UsageError} where there is none. */
  findId(word: NamedThing, text: string): Promise<number>;
  /** Who acts, for the audit: the account of the operating system. */
  context(origin?: CommandContext['origin']): CommandContext;
}

/** Options that every verb that needs the database takes. */
export const sessionOptions = { data: { type: 'string' } } as const;

export async function openSession(values: Arguments): Promise<Session> {
  await using stack = new AsyncDisposableStack();
  const config = readConfig({ SEATLEDGER_LOG_LEVEL: 'warn', ...process.env }, { dataFolder: textOf(values, 'data') });
  const logger = createLogger(config.logLevel);
  const installation = stack.use(await openInstallation(config, 'attach', logTo(logger)));
  const services = stack.use(createServices(installation, logger));
  const opened = stack.move();
  return {
    services,
    installation,
    async findId(word, text) {
      if (/^\d{1,15}$/.test(text)) return Number(text);
      const id = await services.registry.findId(word, text);
      if (id === undefined) throw new UsageError(`There is no ${word} "${text}".`);
      return id;
    },
    context: (origin = 'cli') => ({
      actor: { kind: 'cli', name: userInfo().username },
      origin,
      requestId: randomUUID(),
      now: Temporal.Now.instant(),
    }),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
