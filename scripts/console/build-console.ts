import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { repositoryRoot } from '../checks/repository-root.ts';
import { runProgram } from '../checks/run-program.ts';
import { firstFilesOf, type BundleStatistics } from './first-files.ts';
import { mergePieces } from './merge-pieces.ts';

const consoleRoot = join(repositoryRoot, 'apps/console');
const built = join(consoleRoot, 'dist');
const stampFile = join(built, '.built-from');
const statisticsFile = join(built, 'browser-stats.json');
const languages = ['en', 'fr'];

/** Builds the console in every language, unless what it is made of has not changed since it was built. */
export async function buildConsole(log: (line: string) => void): Promise<void> {
  const stamp = await hashOfSources();
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return;
  log('building the console …');
  await rm(built, { recursive: true, force: true });
  const angular = join(repositoryRoot, 'node_modules/@angular/cli/bin/ng.js');
  const { exitCode, output } = await runProgram([angular, 'build', '--progress=false', '--stats-json'], { cwd: consoleRoot });
  if (exitCode !== 0) throw new Error(`${output}\nThe console could not be built.`);
  const statistics = JSON.parse(await readFile(statisticsFile, 'utf8')) as BundleStatistics;
  await rm(statisticsFile);
  for (const language of languages) {
    const merged = await mergePieces(join(built, language), statistics);
    await writeFile(join(built, language, 'first-files.json'), JSON.stringify(firstFilesOf(merged)));
    await placeUnder(language);
  }
  await compressAll();
  await writeFile(stampFile, stamp);
}

/** Angular names but ten of the files that the page needs, and not the largest; the server names them all. */
const preloads = /<link rel="modulepreload"[^>]*>/g;

/** The page asks for its files where the server has them; addresses in it stay those of the whole site. */
async function placeUnder(language: string): Promise<void> {
  const file = join(built, language, 'index.html');
  const html = await readFile(file, 'utf8');
  const ofSite = html.replaceAll(preloads, '').replace(/<base href="[^"]*"/, '<base href="/"');
  await writeFile(file, ofSite.replaceAll(/(src|href)="(?![/#]|https?:|\.)([^"]+)"/g, `$1="/console/${language}/$2"`));
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
const compressible = '{en,fr}/**/*.{js,css,svg}';

async function compressAll(): Promise<void> {
  const files = globSync(compressible, { cwd: built }).map((path) => join(built, path));
  await Promise.all(
    files.map(async (file) => {
      const content = await readFile(file);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      await writeFile(`${file}.br`, await brotli(content, { params }));
      await writeFile(`${file}.gz`, await deflate(content));
    }),
  );
}

async function hashOfSources(): Promise<string> {
  const patterns = [
    'apps/console/{src,*.json}/**',
    'apps/console/*.json',
    'packages/{api-client,merkle-log}/src/**/*.ts',
    'package-lock.json',
    'scripts/console/*.ts',
  ];
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: repositoryRoot, withFileTypes: true }));
  const paths = [...new Set(files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name)))].toSorted();
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(path.slice(repositoryRoot.length))
      .update('\0')
      .update(await readFile(path));
  return hash.digest('hex');
}
