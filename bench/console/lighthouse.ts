import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../scripts/checks/repository-root.ts';
import { runProgram } from '../../scripts/checks/run-program.ts';
import { temporaryFolder } from '../../tests/end-to-end/seatledger.ts';

export const forms = ['desktop', 'mobile'] as const;
/** As Lighthouse has them: a desktop on a good line; a telephone, four times slower than this machine, on a slow one. */
export type Form = (typeof forms)[number];

/** Scores from 0 to 100. */
export interface Audited {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly firstContentfulPaintMs: number;
  readonly largestContentfulPaintMs: number;
  readonly totalBlockingMs: number;
  readonly layoutShift: number;
}

interface LighthouseReport {
  readonly finalDisplayedUrl: string;
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}

const named = fileURLToPath(new URL('lighthouse/', import.meta.url));
/** Out of the sight of the checks. */
const installed = join(repositoryRoot, 'node_modules/.cache/lighthouse');
const program = join(installed, 'node_modules/lighthouse/cli/index.js');

/** It has a package.json of its own: whoever does not measure has no need of it. */
export async function installLighthouse(): Promise<void> {
  const lock = await readFile(join(named, 'package-lock.json'), 'utf8');
  const lockInstalled = join(installed, 'package-lock.json');
  if (existsSync(program) && (await readFile(lockInstalled, 'utf8')) === lock) return;
  await mkdir(installed, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) await copyFile(join(named, file), join(installed, file));
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: installed });
}

/** Audits a page in the browser that listens at the port, with its cookies and its cache. */
export async function auditPage(url: string, { port, form }: { readonly port: number; readonly form: Form }): Promise<Audited> {
  await using output = await temporaryFolder();
  const file = join(output.path, 'report.json');
  const args = [
    url,
    `--port=${port}`,
    '--disable-storage-reset',
    '--only-categories=performance,accessibility,best-practices',
    '--output=json',
    `--output-path=${file}`,
    '--quiet',
    ...(form === 'desktop' ? ['--preset=desktop'] : []),
  ];
  const { exitCode, output: said } = await runProgram([program, ...args], {});
  if (exitCode !== 0) throw new Error(`${said}\nLighthouse could not audit ${url}.`);
  return audited(JSON.parse(await readFile(file, 'utf8')) as LighthouseReport, url);
}

function audited({ finalDisplayedUrl, categories, audits }: LighthouseReport, url: string): Audited {
  // The sign-in has good scores, too.
  if (finalDisplayedUrl !== url) throw new Error(`${url} led to ${finalDisplayedUrl}.`);
  const score = (category: string): number => Math.round((categories[category]?.score ?? Number.NaN) * 100);
  const figure = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    firstContentfulPaintMs: figure('first-contentful-paint'),
    largestContentfulPaintMs: figure('largest-contentful-paint'),
    totalBlockingMs: figure('total-blocking-time'),
    layoutShift: figure('cumulative-layout-shift'),
  };
}
