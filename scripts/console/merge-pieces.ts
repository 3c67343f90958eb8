import { statSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { rolldown, type OutputChunk } from 'rolldown';
import type { BundledFile, BundleStatistics } from './first-files.ts';

/** A file this small costs more to ask for than to have, once several pages share it. */
const smallBytes = 4_000;
const sharedByPages = 5;

/**
 * Angular's bundler makes a file of whatever two or more pages share, be it three lines: a page comes in fifty files. Puts those that are
 * small and shared by many into one, and writes the scripts of a folder anew. Gives the statistics of what is there then.
 */
export async function mergePieces(folder: string, { outputs }: BundleStatistics): Promise<BundleStatistics> {
  const main = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === 'src/main.ts');
  if (main === undefined) throw new Error('The bundler names no file of src/main.ts.');
  const merged = await bundle(join(folder, main));
  const sources = new Set([main, ...merged.flatMap(({ moduleIds }) => moduleIds.map((id) => basename(id)))]);
  for (const file of sources) await rm(join(folder, file));
  for (const { fileName, code } of merged) await writeFile(join(folder, fileName), code);
  await nameInPage(join(folder, 'index.html'), main, merged.find(({ isEntry }) => isEntry)?.fileName ?? main);
  return { outputs: Object.fromEntries(merged.map((chunk) => [chunk.fileName, described(chunk, outputs)])) };
}

async function bundle(entry: string): Promise<readonly OutputChunk[]> {
  await using bundled = await rolldown({ input: entry });
  const { output } = await bundled.generate({
    entryFileNames: 'main-[hash].js',
    chunkFileNames: 'chunk-[hash].js',
    // It is small already, but for what is written between the pieces.
    minify: { mangle: false, compress: false },
    codeSplitting: {
      groups: [{ name: 'shared', test: (file) => statSync(file).size < smallBytes, minShareCount: sharedByPages }],
    },
  });
  return output.filter((file) => file.type === 'chunk');
}

function described({ facadeModuleId, imports, dynamicImports }: OutputChunk, outputs: BundleStatistics['outputs']): BundledFile {
  const entryPoint = facadeModuleId === null ? undefined : outputs[basename(facadeModuleId)]?.entryPoint;
  return {
    ...(entryPoint !== undefined && { entryPoint }),
    imports: [
      ...imports.map((path) => ({ path, kind: 'import-statement' })),
      ...dynamicImports.map((path) => ({ path, kind: 'dynamic-import' })),
    ],
  };
}

async function nameInPage(page: string, before: string, now: string): Promise<void> {
  const html = await readFile(page, 'utf8');
  await writeFile(page, html.replace(before, now));
}
