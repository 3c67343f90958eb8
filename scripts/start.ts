// What is built is built where it has changed; the server runs from its sources.
await import('./build.ts');
await import('../apps/server/src/main.ts');
