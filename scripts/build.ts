import { buildConsole } from './console/build-console.ts';

await buildConsole((line) => process.stderr.write(`${line}\n`));
