import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromiumPath } from '../tests/dev-env/browser.ts';
import { chromiumCheck } from './checks/chromium.ts';
import { startDebianPostgres, startEmbeddedPostgres, type PostgresServer } from './checks/postgres-servers.ts';
import { reportRun, type RunSection } from './checks/report-run.ts';
import { makeStartedFolder } from './checks/started-folder.ts';
import { testFileCheck } from './checks/test-file-check.ts';
import { findTestFiles } from './checks/test-files.ts';
import { consoleCheck, slowTools, tools } from './checks/tools.ts';

const { values: flags } = parseArgs({ options: { only: { type: 'string' } } });
const files = findTestFiles(flags.only ?? '');

const isWhole = flags.only === undefined;
/**
 * What a whole run does not do again on the oldest PostgreSQL: routes, people's ways in and the whole server go through the statements that
 * other tests go through there. With `--only` they run on both.
 */
const askedOnce = /^apps\/|^services\/access\/|\/routes\.db\.test\.ts$/;

await reportRun(async (run) => {
  if (isWhole) await run('Tools', [...tools, ...slowTools]);
  await run(
    'Tests that need no database',
    files.pure.map((path) => testFileCheck(path, { timeoutSeconds: 120 })),
  );
  if (files.browser.length > 0) await run('What the browser tests need', [chromiumCheck(chromiumPath), consoleCheck()]);
  await using empty = await startedFolderFor([...files.endToEnd, ...files.browser], '--empty');
  const started = { SEATLEDGER_TEST_EMPTY_FOLDER: empty.path };
  await runOn(startEmbeddedPostgres, [...files.database, ...files.endToEnd], run, started);
  await runInBrowsers(existsSync(chromiumPath) ? files.browser : [], run, started);
  // Tests that go through very many cases may go through fewer of them there.
  const again = files.database.filter((path) => !isWhole || !askedOnce.test(path));
  await runOn(startDebianPostgres, again, run, { SEATLEDGER_TEST_REPEATED: 'true' });
});

type Environment = Readonly<Record<string, string>>;

/** What servers of these test files need not be started for the first time from; '' where there are none. */
async function startedFolderFor(paths: readonly string[], ...flags: string[]): Promise<AsyncDisposable & { readonly path: string }> {
  return paths.length === 0 ? { path: '', [Symbol.asyncDispose]: async () => undefined } : makeStartedFolder(...flags);
}

/** Runs test files that open a browser, each with a server of its own, which need not be started for the first time. */
async function runInBrowsers(paths: readonly string[], run: RunSection, started: Environment): Promise<void> {
  if (paths.length === 0) return;
  await using sample = await startedFolderFor(paths);
  const env = { ...started, SEATLEDGER_TEST_SAMPLE_FOLDER: sample.path, ...(!isWhole && { SEATLEDGER_TEST_PICTURES: 'all' }) };
  await run(
    'Tests in browsers',
    paths.map((path) => testFileCheck(path, { timeoutSeconds: 600, env })),
  );
}

/** Runs test files on a server that is started for them all. Where it does not start, that is one failure. */
async function runOn(
  start: () => Promise<PostgresServer | undefined>,
  paths: readonly string[],
  run: RunSection,
  more: Environment = {},
): Promise<void> {
  if (paths.length === 0) return;
  let started: PostgresServer | undefined;
  try {
    started = await start();
  } catch (error) {
    return run('Tests on PostgreSQL', [{ name: start.name, run: () => Promise.reject(error as Error) }]);
  }
  if (started === undefined) return console.log("\nDebian's PostgreSQL is not installed here: the database tests were not run on it.");
  await using server = started;
  const env = { SEATLEDGER_TEST_POSTGRES: server.adminUrl };
  await run(
    `Tests on ${server.name}`,
    paths.map((path) => testFileCheck(path, { timeoutSeconds: 300, env: { ...env, ...more } })),
  );
}
