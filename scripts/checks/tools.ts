import type { Check } from './check.ts';
import { runProgram } from './run-program.ts';

/** Tools over the whole tree. Each passes or fails as one. The slow ones first, so that the others fit beside them. */
export const tools: readonly Check[] = [
  tool('generated code', ['scripts/generate.ts', '--check']),
  tool('types', ['--run', 'types']),
  tool('boundaries', ['--run', 'boundaries']),
  tool('dead code', ['--run', 'dead-code']),
  tool('lint', ['--run', 'lint']),
  tool('format', ['--run', 'format', '--', '--check']),
];

/** What `npm run check` leaves to `npm test`. */
export const slowTools: readonly Check[] = [tool('OpenAPI', ['--run', 'openapi'])];

function tool(name: string, args: readonly string[]): Check {
  return {
    name,
    async run(signal) {
      const { exitCode, output } = await runProgram(args, { signal });
      return exitCode === 0 ? { passed: 1, failed: 0, skipped: [], report: '' } : { passed: 0, failed: 1, skipped: [], report: output };
    },
  };
}
