import { chromium, type Browser } from 'playwright-core';

/** Where Debian's package puts it; `npm test` installs that package where it is missing. */
export const chromiumPath = '/usr/bin/chromium';

/** Nothing that a test did not ask for: no graphics card, no traffic of Chromium's own, no first-run page. */
export const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A headless Chromium for one test file: `await using browser = await openBrowser()`. A context of it (`browser.newContext()`) is as
 * good as another browser: it has cookies of its own.
 */
export async function openBrowser(): Promise<Browser> {
  // Root, as whom tests often run in containers, cannot have Chromium's sandbox; all that is opened is our own.
  return chromium.launch({ executablePath: chromiumPath, chromiumSandbox: false, args: quietFlags });
}
