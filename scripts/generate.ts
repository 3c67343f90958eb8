import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from './checks/repository-root.ts';
import { generateApiTypes } from './generate/api-types.ts';
import { generateCliOperations } from './generate/cli-operations.ts';
import { generateDatabaseTypes } from './generate/database-types.ts';
import { generateProcessingRegister } from './generate/processing-register.ts';
import { formatFile, type GeneratedFile } from './generate/generated-file.ts';
import { generateOpenApi } from './generate/openapi.ts';

// Writes the files that are made from others. With --check, compares instead, and fails when one is not what would be written.
const { values: flags } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

for (const generateFiles of [generateDatabaseTypes, generateOpenApi, generateApiTypes, generateCliOperations, generateProcessingRegister]) {
  for (const made of await generateFiles()) await settle(await formatFile(made));
}

async function settle(file: GeneratedFile): Promise<void> {
  const path = join(repositoryRoot, file.path);
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present === file.text) return;
  if (flags.check) return reportDifference(file, present);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, file.text);
  console.log(`wrote ${file.path}`);
}

function reportDifference({ path, text }: GeneratedFile, present: string): void {
  process.exitCode = 1;
  const wanted = text.split('\n');
  const lines = present.split('\n');
  const at = wanted.findIndex((line, index) => line !== lines[index]);
  const line = at < 0 ? wanted.length : at;
  console.log(`${path}:${line + 1} is not what \`npm run generate\` writes.`);
  console.log(`  there is:      ${lines[line] ?? '(the end)'}`);
  console.log(`  there must be: ${wanted[line] ?? '(the end)'}`);
}
