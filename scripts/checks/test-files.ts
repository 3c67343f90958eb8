import { globSync } from 'node:fs';
import { repositoryRoot } from './repository-root.ts';

export interface TestFiles {
  /** Need nothing but themselves. */
  readonly pure: readonly string[];
  /** `*.db.test.ts`: need a PostgreSQL server; those of the services run on each one we support. */
  readonly database: readonly string[];
  /** `*.e2e.test.ts`: start whole processes. */
  readonly endToEnd: readonly string[];
  /** `*.browser.test.ts`: drive a Chromium, and may need a PostgreSQL server. */
  readonly browser: readonly string[];
}

const exclude = ['**/node_modules', '**/dist', 'data', 'apps/console'];

/** The test files whose path contains `part`, by the kind that their names give. Paths are relative to the repository. */
export function findTestFiles(part: string): TestFiles {
  const files = globSync('**/*.test.ts', { cwd: repositoryRoot, exclude })
    .filter((path) => path.includes(part))
    .toSorted();
  const ofKind = (kind: string): string[] => files.filter((path) => path.endsWith(`.${kind}.test.ts`));
  const [database, endToEnd, browser] = [ofKind('db'), ofKind('e2e'), ofKind('browser')];
  const others = new Set([...database, ...endToEnd, ...browser]);
  return { pure: files.filter((path) => !others.has(path)), database, endToEnd, browser };
}
