import type { Browser, BrowserContext } from 'playwright-core';
import { openBrowser } from '../../tests/dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from '../../tests/console/console-server.ts';
import { Visitor } from '../../tests/console/visitor.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import type { Report } from '../measure/report.ts';
import { AuditedBrowser } from './audited-browser.ts';
import { auditTable, auditTargets, loadTable, loadTargets } from './console-report.ts';
import { forms, installLighthouse } from './lighthouse.ts';
import { loadPage } from './load-page.ts';

export const consoleBenchmark: Benchmark = {
  name: 'console',
  summary:
    "Pages of the console opened in a Chromium that has none of their files, beside a picture of the server's, and what Lighthouse says",
  options: { rounds: { type: 'string', default: '7' }, audits: { type: 'string', default: '3' } },
  run: openPages,
};

/** What is opened, and what stands there once it is of use to somebody. */
const pages = {
  bare: { path: '/favicon.svg', ready: 'svg' },
  'sign-in': { path: '/sign-in', ready: 'form' },
  home: { path: '/', ready: '.figures' },
  users: { path: '/users', ready: 'a[href^="/users/"]' },
  user: { path: '/users/1', ready: 'h1' },
} as const;
type PageName = keyof typeof pages;

const auditedPages = (['home', 'users', 'user'] as const).flatMap((page) => forms.map((form) => ({ page, form })));

async function openPages({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const [rounds, audits] = [wholeNumber(options, 'rounds'), wholeNumber(options, 'audits', 0)];
  if (audits > 0) await installLighthouse();
  const console = resources.use(await startConsole());
  const browser = resources.use(await openBrowser());
  const state = await signIn(browser, console);
  const loads = await interleave(Object.keys(pages) as PageName[], rounds, async (name, round) => {
    const load = await loadPage(browser, { origin: console.origin, state, ...pages[name] });
    progress(`round ${round}: ${name} ${load.usefulMs.toFixed(0)} ms`);
    return load;
  });
  await browser.close();
  const auditedBrowser = resources.use(await AuditedBrowser.open(state.cookies));
  const audited = await interleave(auditedPages, audits, async (audit, round) => {
    const found = await auditedBrowser.audit(`${console.origin}${pages[audit.page].path}`, audit.form);
    progress(`audit ${round}: ${audit.page}, ${audit.form} ${found.performance}`);
    return found;
  });
  return {
    bench: 'console',
    settings: { rounds, audits },
    tables: [loadTable(loads), ...(audits > 0 ? [auditTable(audited)] : [])],
    targets: [...loadTargets(loads), ...(audits > 0 ? auditTargets(audited) : [])],
    notes: [
      'From the navigation to what one came for being drawn, by nobody who has been there before; server, browser and Lighthouse share the machine.',
    ],
    figures: { loads: Object.fromEntries(loads), audits: [...audited].map(([audit, found]) => ({ ...audit, found })) },
  };
}

async function signIn(browser: Browser, console: ConsoleServer): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  return await ana.context.storageState();
}
