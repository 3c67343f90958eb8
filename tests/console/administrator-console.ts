import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor, type ShownLanguage, type VisitorOptions } from './visitor.ts';

type Options = Omit<VisitorOptions, 'origin' | 'state'>;

export interface AdministratorConsole {
  /** A browser of the administrator's. */
  readonly open: (options?: Options) => Promise<Visitor>;
  /** A browser of somebody who has not signed in. */
  readonly openToAnybody: (options?: Options) => Promise<Visitor>;
  /** After `before`: the server, and of the administrator's authenticator app the secret. */
  readonly server: () => ConsoleServer;
  readonly secret: () => Uint8Array;
}

export interface AdministratorConsoleOptions {
  readonly language?: ShownLanguage;
  /** Before the first test. */
  readonly prepare?: (opened: AdministratorConsole) => Promise<void>;
}

/** The console of the sample vendor, for all tests of a file. */
export function administratorConsole({ language = 'en', prepare }: AdministratorConsoleOptions = {}): AdministratorConsole {
  const stack = new AsyncDisposableStack();
  let console: ConsoleServer;
  let browser: Browser;
  let secret: Uint8Array;
  let state: NonNullable<VisitorOptions['state']>;

  before(async () => {
    console = stack.use(await startConsole());
    browser = stack.use(await openBrowser());
    await using ana = await Visitor.open(browser, { origin: console.origin, language });
    secret = await becomeAdministrator(ana, console);
    state = await ana.context.storageState();
    await prepare?.(opened);
  });

  after(() => stack.disposeAsync());

  const opened: AdministratorConsole = {
    open: (options) => Visitor.open(browser, { origin: console.origin, language, state, ...options }),
    openToAnybody: (options) => Visitor.open(browser, { origin: console.origin, language, ...options }),
    server: () => console,
    secret: () => secret,
  };
  return opened;
}
