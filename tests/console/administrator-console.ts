import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

type Options = Omit<VisitorOptions, 'origin' | 'state'>;

export interface AdministratorConsole {
  /** A browser of the administrator's. */
  readonly open: (options?: Options) => Promise<Visitor>;
  /** A browser of somebody who has not signed in. */
  readonly openToAnybody: (options?: Options) => Promise<Visitor>;
}

/** The console of the sample vendor, for all tests of a file; `prepare` is called once it has started. */
export function administratorConsole(prepare?: (console: ConsoleServer) => Promise<void>): AdministratorConsole {
  const stack = new AsyncDisposableStack();
  let console: ConsoleServer;
  let browser: Browser;
  let state: NonNullable<VisitorOptions['state']>;

  before(async () => {
    console = stack.use(await startConsole());
    await prepare?.(console);
    browser = stack.use(await openBrowser());
    await using ana = await Visitor.open(browser, { origin: console.origin });
    await becomeAdministrator(ana, console);
    state = await ana.context.storageState();
  });

  after(() => stack.disposeAsync());

  return {
    open: (options) => Visitor.open(browser, { origin: console.origin, state, ...options }),
    openToAnybody: (options) => Visitor.open(browser, { origin: console.origin, ...options }),
  };
}
