import { buildConsole } from './console/build-console.ts';

// What is built is built where it has changed; the server runs from its sources.
await buildConsole((line) => process.stderr.write(`${line}\n`));
await import('../apps/server/src/main.ts');
