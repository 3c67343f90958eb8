import type { Browser, BrowserContext } from 'playwright-core';
import { openBrowser } from '../../tests/dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from '../../tests/console/console-server.ts';
import { Visitor } from '../../tests/console/visitor.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import { decimals, spreadText, type Report } from '../measure/report.ts';
import { spreadOf } from '../measure/statistics.ts';
import { loadPage, type PageLoad } from './load-page.ts';

export const consoleBenchmark: Benchmark = {
  name: 'console',
  summary: "Pages of the console opened in a Chromium that has none of their files, beside a picture of the server's",
  options: { rounds: { type: 'string', default: '7' } },
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

const mustPaintMs = 1_500;

async function openPages({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const rounds = wholeNumber(options, 'rounds');
  const console = resources.use(await startConsole());
  const browser = resources.use(await openBrowser());
  const state = await signIn(browser, console);
  const names = Object.keys(pages) as PageName[];
  const measured = await interleave(names, rounds, async (name, round) => {
    const load = await loadPage(browser, { origin: console.origin, state, ...pages[name] });
    progress(`round ${round}: ${name} ${load.usefulMs.toFixed(0)} ms`);
    return load;
  });
  const loads = (name: PageName): readonly PageLoad[] => measured.get(name) ?? [];
  const shown = (name: PageName, of: (load: PageLoad) => number, digits = 0) => spreadText(spreadOf(loads(name).map(of)), decimals(digits));
  return {
    bench: 'console',
    settings: { rounds },
    tables: [
      {
        header: ['page', 'first paint, ms', 'of use, ms', 'layout shift', 'JavaScript, kB'],
        rows: names.map((name) => [
          name,
          shown(name, ({ firstPaintMs }) => firstPaintMs),
          shown(name, ({ usefulMs }) => usefulMs),
          shown(name, ({ layoutShift }) => layoutShift, 3),
          shown(name, ({ scriptBytes }) => scriptBytes / 1024),
        ]),
      },
    ],
    targets: names.map((name) => ({
      figure: `${name} of use, ms`,
      measured: spreadOf(loads(name).map(({ usefulMs }) => usefulMs)).median,
      bound: 'at most' as const,
      must: mustPaintMs,
    })),
    notes: [
      'From the navigation to what one came for being drawn, by nobody who has been there before; server and browser share the machine.',
    ],
    figures: Object.fromEntries(measured),
  };
}

async function signIn(browser: Browser, console: ConsoleServer): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  return await ana.context.storageState();
}
