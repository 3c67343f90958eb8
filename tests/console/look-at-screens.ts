import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { join, proposeSamples } from './sample-requests.ts';
import { publicScreens, screens, type Screen } from './screens.ts';
import { Visitor, type ShownLanguage } from './visitor.ts';

const themes = ['light', 'dark'] as const;
const widths = [360, 1280, 2560];

/**
 * Opens every screen in a language and looks at it in both themes at three widths. What a page complains of, and what axe finds against
 * it, fails the test; the pictures are for people to look at.
 */
export function lookAtScreens(language: ShownLanguage): void {
  const stack = new AsyncDisposableStack();
  let console: ConsoleServer;
  let browser: Browser;
  let stranger: Visitor;
  let known: Visitor;

  before(async () => {
    console = stack.use(await startConsole());
    browser = stack.use(await openBrowser());
    await using ana = await Visitor.open(browser, { origin: console.origin, language });
    await becomeAdministrator(ana, console);
    await using otto = await Visitor.open(browser, { origin: console.origin, language });
    await join(otto, ana, 'Otto', ['operator']);
    await proposeSamples(ana, otto);
    const state = await ana.context.storageState();
    // One browser for all screens, as people have it: what they share is loaded once.
    stranger = stack.use(await Visitor.open(browser, { origin: console.origin, language }));
    known = stack.use(await Visitor.open(browser, { origin: console.origin, language, state }));
  });

  after(() => stack.disposeAsync());

  for (const screen of publicScreens) it(`shows ${screen.name} to everybody`, () => look(stranger, screen));
  for (const screen of screens) it(`shows ${screen.name} to an administrator`, () => look(known, screen));
}

/** Takes the pictures of a screen, and holds it to axe. */
export async function look(visitor: Visitor, { name, path, ready }: Screen): Promise<void> {
  const { page } = visitor;
  // From nowhere: an address that differs in its fragment alone would load nothing.
  await page.goto('about:blank');
  await page.goto(path);
  await page.locator(ready).first().waitFor();
  const found: string[] = [];
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 600 ? 780 : 900 });
      await visitor.takePicture(`${name}.${theme}-${width}`);
    }
    // The colours are those of both languages.
    if (theme === 'dark' && visitor.language !== 'en') continue;
    found.push(...(await violationsOn(visitor)).map((violation) => `${theme}: ${violation}`));
  }
  assert.deepEqual(found, []);
  visitor.assertNoComplaints();
}

/** As "color-contrast .muted". */
async function violationsOn({ page }: Visitor): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}
