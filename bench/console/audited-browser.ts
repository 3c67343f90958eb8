import { chromium, type BrowserContext, type CDPSession } from 'playwright-core';
import { findFreePort } from '../../packages/platform/src/embedded-postgres/free-port.ts';
import { chromiumPath, quietFlags } from '../../tests/dev-env/browser.ts';
import { temporaryFolder } from '../../tests/end-to-end/seatledger.ts';
import { auditPage, type Audited, type Form } from './lighthouse.ts';

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

const attempts = 3;

/** A Chromium of somebody who is signed in, which other programs may use. */
export class AuditedBrowser implements AsyncDisposable {
  readonly #session: CDPSession;
  readonly #port: number;
  readonly #resources: AsyncDisposableStack;

  private constructor(session: CDPSession, port: number, resources: AsyncDisposableStack) {
    this.#session = session;
    this.#port = port;
    this.#resources = resources;
  }

  static async open(cookies: Cookies): Promise<AuditedBrowser> {
    await using stack = new AsyncDisposableStack();
    const profile = stack.use(await temporaryFolder());
    const port = await findFreePort();
    const args = [...quietFlags, `--remote-debugging-port=${port}`];
    // Other programs see the cookies of the browser's own profile, and of no other context.
    const options = { executablePath: chromiumPath, chromiumSandbox: false, args };
    const context = stack.adopt(await chromium.launchPersistentContext(profile.path, options), (context) => context.close());
    await context.addCookies(cookies);
    const page = context.pages()[0] ?? (await context.newPage());
    return new AuditedBrowser(await context.newCDPSession(page), port, stack.move());
  }

  /** As by somebody who has none of the files, but a session. */
  async audit(url: string, form: Form): Promise<Audited> {
    for (let attempt = 1; ; attempt += 1) {
      await this.#session.send('Network.clearBrowserCache');
      try {
        return await auditPage(url, { port: this.#port, form });
      } catch (error) {
        // On a busy machine Lighthouse sometimes misses the start of the page.
        if (attempt === attempts) throw error;
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#resources.disposeAsync();
  }
}
