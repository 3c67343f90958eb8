import { parseArgs } from 'node:util';
import { readConfig } from '@seatledger/platform/config/config.ts';
import { loadSampleVendor } from './sample/load-sample-vendor.ts';
import { serve, servedServices } from './serve.ts';
import { untilStopped } from './until-stopped.ts';

/** `npm start`: everything in one process, with the sample vendor on the first start. */
async function start(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string' }, empty: { type: 'boolean', default: false } },
  });
  const config = readConfig({ SEATLEDGER_LOG_LEVEL: 'warn', ...process.env }, { port: values.port, dataFolder: values.data });
  const stopped = untilStopped();
  let sampleKey: string | undefined;
  let firstAdministratorToken: string | undefined;
  await using server = await serve({
    config,
    services: servedServices,
    prepare: async (services) => {
      sampleKey = await loadSampleVendor(services, config.dataFolder, { empty: values.empty });
      firstAdministratorToken = await services.access.firstAdministratorLink();
    },
  });
  process.stdout.write(greeting(server.url, sampleKey, firstAdministratorToken));
  await stopped;
}

function greeting(url: string, sampleKey: string | undefined, firstAdministratorToken: string | undefined): string {
  const parts = [`Seatledger ready at ${url}`, `The API to read and to try: ${url}/docs`];
  if (sampleKey !== undefined) {
    const ask = `curl -s ${url}/v1/licences/check -H 'Authorization: Bearer ${sampleKey}' -H 'Content-Type: application/json' -d '{"email":"ana@acme.example"}'`;
    parts.push(`The sample vendor is loaded. Ask whether somebody has a licence:\n\n${ask}`);
  } else {
    parts.push('Make a key for a service:\n\nnpx seatledger api-key create --name first --scope licence:check');
  }
  if (firstAdministratorToken !== undefined) {
    parts.push(
      `Nobody can sign in yet. Open this to become the first administrator (works once, for 24 hours):\n\n` +
        `${browserUrl(url)}/invitation#token=${firstAdministratorToken}&first`,
    );
  } else {
    parts.push(`The console: ${browserUrl(url)}`);
  }
  parts.push('Stop with Ctrl-C. Start empty: npm start -- --empty --data FOLDER');
  return `${parts.join('\n\n')}\n`;
}

/** Passkeys belong to names, never to addresses in digits. */
function browserUrl(url: string): string {
  return url.replace('//127.0.0.1:', '//localhost:');
}

start().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});

/** Errors with a code say in one sentence what to do; of others we want to know where they come from. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? error.message : (error.stack ?? error.message);
}
