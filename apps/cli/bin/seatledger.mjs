#!/usr/bin/env node
// Plain JavaScript for any Node: goes on under the Node that the project pins where this one is another.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const pinned = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
// Types are stripped once, not at every start.
const compileCache = fileURLToPath(new URL('../../../node_modules/.cache/node', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 26) {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE ?? compileCache);
  await import(main);
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
} else {
  console.error('seatledger needs Node 26; run "npm ci" in its folder, which brings it.');
  process.exitCode = 1;
}
