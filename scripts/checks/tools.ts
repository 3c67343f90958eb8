import { buildConsole } from '../console/build-console.ts';
import type { Check } from './check.ts';
import { runProgram } from './run-program.ts';

/** Tools over the whole tree. Each passes or fails as one. The slow ones first, so that the others fit beside them. */
export const tools: readonly Check[] = [
  consoleCheck(),
  tool('generated code', ['scripts/generate.ts', '--check']),
  tool('types', ['--run', 'types']),
  tool('boundaries', ['--run', 'boundaries']),
  tool('dead code', ['--run', 'dead-code']),
  tool('lint', ['--run', 'lint']),
  tool('format', ['--run', 'format', '--', '--check']),
];

/** What `npm run check` leaves to `npm test`. */
export const slowTools: readonly Check[] = [tool('OpenAPI', ['--run', 'openapi'])];

/** Builds the console in every language: its types, its templates, its translations. What has not changed is not built again. */
export function consoleCheck(): Check {
  return {
    name: 'console',
    async run() {
      const failure = await buildConsole(() => undefined).then(
        () => undefined,
        ({ message }: Error) => message,
      );
      return failure === undefined
        ? { passed: 1, failed: 0, skipped: [], report: '' }
        : { passed: 0, failed: 1, skipped: [], report: failure };
    },
  };
}

function tool(name: string, args: readonly string[]): Check {
  return {
    name,
    async run(signal) {
      const { exitCode, output } = await runProgram(args, { signal });
      return exitCode === 0 ? { passed: 1, failed: 0, skipped: [], report: '' } : { passed: 0, failed: 1, skipped: [], report: output };
    },
  };
}
