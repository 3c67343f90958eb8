import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../scripts/checks/repository-root.ts';

const run = promisify(execFile);

/** A program's folder of its own, outside the repository, with the client in it as npm installs it. */
export interface FreshFolder extends AsyncDisposable {
  readonly path: string;
  /** What the package holds. */
  readonly packed: readonly string[];
  write(file: string, text: string): Promise<void>;
  /** Runs a file, by the Node that is named. Gives what it printed; rejects where it fails. */
  run(file: string, env?: Readonly<Record<string, string>>, node?: string): Promise<string>;
  /** What the compiler says of these files. */
  compile(...files: string[]): Promise<string>;
}

/** Packs the client, which builds it, and installs the package, all without a network. */
export async function freshFolder(): Promise<FreshFolder> {
  const path = await mkdtemp(join(tmpdir(), 'seatledger-client-'));
  const npm = (args: readonly string[], cwd: string) => run('npm', [...args, '--loglevel=error'], { cwd });
  const { stdout } = await npm(['pack', '--json', '--pack-destination', path], join(repositoryRoot, 'packages/client'));
  const [{ filename, files }] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ filename: string; files: { path: string }[] }];
  await writeFile(join(path, 'package.json'), JSON.stringify({ name: 'program', private: true, type: 'module' }));
  await npm(['install', `./${filename}`, '--offline', '--no-audit', '--no-fund'], path);
  const compiler = join(repositoryRoot, 'node_modules/ts7/bin/tsc');
  return {
    path,
    packed: files.map((file) => file.path).toSorted(),
    write: (file, text) => writeFile(join(path, file), text),
    run: async (file, env = {}, node = process.execPath) =>
      (await run(node, [file], { cwd: path, env: { ...process.env, ...env } })).stdout,
    compile: async (...files) => {
      const flags = ['--ignoreConfig', '--noEmit', '--strict', '--pretty', 'false', '--target', 'es2023', '--allowImportingTsExtensions'];
      const modules = [
        '--module',
        'nodenext',
        '--moduleResolution',
        'nodenext',
        '--typeRoots',
        join(repositoryRoot, 'node_modules/@types'),
      ];
      const ended = run(process.execPath, [compiler, ...flags, ...modules, ...files], { cwd: path });
      return ended.then(
        ({ stdout }) => stdout,
        ({ stdout }: { stdout: string }) => stdout,
      );
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

const block = /```ts\n\/\/ (\S+)\n(.*?)```/gs;

/** The examples of the client's README, by the name of the file that each is. */
export async function readmeExamples(): Promise<Readonly<Record<string, string>>> {
  const readme = await readFile(join(repositoryRoot, 'packages/client/README.md'), 'utf8');
  return Object.fromEntries([...readme.matchAll(block)].map(([, file = '', text = '']) => [file, text]));
}
