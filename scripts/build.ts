import { buildClient } from './client/build-client.ts';
import { buildConsole } from './console/build-console.ts';

// `npm run build` builds everything, `npm run build -- client` only that.
const parts: Readonly<Record<string, () => Promise<void>>> = {
  client: buildClient,
  console: () => buildConsole((line) => process.stderr.write(`${line}\n`)),
};

const asked = process.argv.slice(2);
for (const name of asked.length === 0 ? Object.keys(parts) : asked) {
  const build = parts[name];
  if (build === undefined) throw new Error(`There is no part ${name} to build: ${Object.keys(parts).join(', ')}.`);
  await build();
}
