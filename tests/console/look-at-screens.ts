import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { join, proposeSamples } from './sample-requests.ts';
import { migrateSample, planSample } from './sample-migration.ts';
import { publicScreens, screens, type Screen } from './screens.ts';
import { Visitor, type LayoutShift, type ShownLanguage } from './visitor.ts';

const themes = ['light', 'dark'] as const;
const widths = [360, 1280, 2560];
/** One language as at a desk, the other as on a telephone: what moves, moves differently there. */
const openedAt = { en: 1280, fr: 360 } as const;
const heldToAxeAt = 1280;
/** Of rules that depend on the theme, the only one; colours are those of the other language, which a whole run holds to it. */
const contrast = 'color-contrast';
/** In both themes at every width, for people to look at; otherwise as the screen was opened, which is enough to hold it to the rules. */
const takesEveryPicture = process.env['SEATLEDGER_TEST_PICTURES'] === 'all';
/** From 0.1 on, people are said to notice. */
const allowedShift = 0.05;

/**
 * Opens every screen in a language and looks at it, in both themes at three widths where that is asked for. What a page complains of, and what axe finds against
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
    await migrateSample(ana);
    await planSample(ana);
    const state = await ana.context.storageState();
    // One browser for all screens, as people have it: what they share is loaded once.
    stranger = stack.use(await Visitor.open(browser, { origin: console.origin, language }));
    known = stack.use(await Visitor.open(browser, { origin: console.origin, language, state }));
  });

  after(() => stack.disposeAsync());

  for (const screen of publicScreens) it(`shows ${screen.name} to everybody`, () => look(stranger, screen));
  for (const screen of screens) it(`shows ${screen.name} to an administrator`, () => look(known, screen));
}

/** Takes the pictures of a screen, and holds it to axe, and to standing still while it is read. */
export async function look(visitor: Visitor, { name, path, ready }: Screen): Promise<void> {
  const { page, language } = visitor;
  // From nowhere: an address that differs in its fragment alone would load nothing.
  await page.goto('about:blank');
  await page.emulateMedia({ colorScheme: 'light' });
  await resize(visitor, openedAt[language]);
  await page.goto(path);
  await page.locator(ready).first().waitFor();
  for (const width of [openedAt[language], ...widths.filter((width) => width !== openedAt[language])]) {
    await resize(visitor, width);
    for (const theme of themes) {
      const isOpened = width === openedAt[language] && theme === 'light';
      const isHeld = width === heldToAxeAt && (takesEveryPicture || theme === 'light' || language === 'en');
      if (!takesEveryPicture && !isOpened && !isHeld) continue;
      await page.emulateMedia({ colorScheme: theme });
      if (takesEveryPicture || isOpened) await visitor.takePicture(`${name}.${theme}-${width}`);
      if (isHeld) assert.deepEqual(await violationsOn(visitor, theme), [], `in the ${theme} theme`);
    }
    if (width === openedAt[language]) assertStoodStill(await visitor.layoutShifts());
  }
  visitor.assertNoComplaints();
}

async function resize({ page }: Visitor, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 780 : 900 });
}

/** By now all is there: pictures have been taken since. */
function assertStoodStill(shifts: readonly LayoutShift[]): void {
  const shift = shifts.reduce((sum, { value }) => sum + value, 0);
  assert.ok(shift < allowedShift, `layout shift of ${shift}: ${JSON.stringify(shifts)}`);
}

/** As "color-contrast .muted". The dark theme differs in its colours alone, and these are those of both languages. */
async function violationsOn({ page, language }: Visitor, theme: (typeof themes)[number]): Promise<readonly string[]> {
  if (theme === 'dark' && language !== 'en') return [];
  // There are no frames to look into, for which it would open another page.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (theme === 'dark') axe.withRules(contrast);
  else if (language !== 'en') axe.disableRules(contrast);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}
