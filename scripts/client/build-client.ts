import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { repositoryRoot } from '../checks/repository-root.ts';
import { runProgram } from '../checks/run-program.ts';

const clientRoot = join(repositoryRoot, 'packages/client');

/** What is imported as `@seatledger/client` and `@seatledger/client/node`. */
const entries = ['index', 'node'];

/** Makes `dist` of the package for those who program with it: one file of JavaScript for each entry, and its declarations. */
export async function buildClient(): Promise<void> {
  const made = join(clientRoot, `dist.${process.pid}`);
  const declarations = join(made, 'all');
  try {
    await mkdir(declarations, { recursive: true });
    for (const project of ['tsconfig.json', 'tsconfig.node.json']) await declare(project, declarations);
    for (const entry of entries) {
      await writeFile(join(made, `${entry}.js`), await bundleClient(`src/${entry}.ts`));
      await keepDeclarations(declarations, made, `${entry}.d.ts`);
    }
    await rm(declarations, { recursive: true });
    await rm(join(clientRoot, 'dist'), { recursive: true, force: true });
    await rename(made, join(clientRoot, 'dist'));
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** One entry as a script without imports but those of Node. */
export async function bundleClient(entry: string, minify = false): Promise<string> {
  const input = join(clientRoot, entry);
  await using bundled = await rolldown({ input, external: /^node:/, platform: 'neutral', transform: { target: 'es2022' } });
  const { output } = await bundled.generate({ format: 'esm', minify, comments: { annotation: false, jsdoc: false, legal: false } });
  return output[0].code;
}

/** The types are checked anew here, since they are held to what browsers and Node 20 have. */
async function declare(project: string, folder: string): Promise<void> {
  const compiler = join(repositoryRoot, 'node_modules/ts7/bin/tsc');
  const { exitCode, output } = await runProgram([compiler, '--project', join(clientRoot, project), '--outDir', folder], {});
  if (exitCode !== 0) throw new Error(`${output}\nThe declarations of the client could not be made.`);
}

const importsOfOurs = /(from |import\()(['"])(\.[^'"]+)\.ts\2/g;

/** Declarations that can be reached from the entry, naming each other as they will be found. */
async function keepDeclarations(from: string, to: string, file: string): Promise<void> {
  const text = await readFile(join(from, file), 'utf8');
  await mkdir(dirname(join(to, file)), { recursive: true });
  await writeFile(join(to, file), text.replaceAll(importsOfOurs, '$1$2$3.js$2'));
  for (const [, , , path = ''] of text.matchAll(importsOfOurs)) await keepDeclarations(from, to, `${join(dirname(file), path)}.d.ts`);
}
