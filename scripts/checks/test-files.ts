import { globSync } from 'node:fs';
import { repositoryRoot } from './repository-root.ts';

export interface TestFiles {
  /** Need nothing but themselves. */
  readonly pure: readonly string[];
  /** `*.db.test.ts`: need a PostgreSQL server, and run on each one we support. */
  readonly database: readonly string[];
  /** `*.e2e.test.ts`: start whole processes. */
  readonly endToEnd: readonly string[];
}

const exclude = ['**/node_modules', '**/dist', 'data', 'apps/console'];

/** The test files whose path contains `part`, by the kind that their names give. Paths are relative to the repository. */
export function findTestFiles(part: string): TestFiles {
  const files = globSync('**/*.test.ts', { cwd: repositoryRoot, exclude })
    .filter((path) => path.includes(part))
    .toSorted();
  return {
    pure: files.filter((path) => !isDatabaseTest(path) && !isEndToEndTest(path)),
    database: files.filter(isDatabaseTest),
    endToEnd: files.filter(isEndToEndTest),
  };
}

function isDatabaseTest(path: string): boolean {
  return path.endsWith('.db.test.ts');
}

function isEndToEndTest(path: string): boolean {
  return path.endsWith('.e2e.test.ts');
}
