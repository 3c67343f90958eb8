import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseMapping } from '@seatledger/legacy/mapping/parse-mapping.ts';
import { OldRules } from '@seatledger/legacy/parity/old-rules.ts';
import { readOldTables } from '@seatledger/legacy/parity/old-tables.ts';
import { openSource } from '@seatledger/legacy/source/open-source.ts';
import { startSeatledgerWith } from './seatledger.ts';

/** A service that answers `/licence?mail=…` by the old rules over an old database. */
export async function startOldService(script: string, mappingText: string): Promise<AsyncDisposable & { readonly url: string }> {
  const mapping = parseMapping(mappingText, 'mapping.yaml');
  await using source = await openSource([script]);
  const rules = new OldRules(await readOldTables(source, mapping), mapping);
  const server = createServer((request, response) => {
    const mail = new URL(request.url ?? '/', 'http://old.example').searchParams.get('mail') ?? '';
    const { answer } = rules.decide(mail, Date.now());
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ licensed: answer.isAnswered && answer.isLicensed }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface GatewayOptions {
  readonly oldUrl: string;
  /** Of Seatledger. */
  readonly url: string;
  readonly key: string;
  readonly record: string;
}

/** `seatledger legacy gateway` before that service, on a free port. */
export async function startGateway(folder: string, { oldUrl, url, key, record }: GatewayOptions) {
  const adapter = join(folder, 'adapter.yaml');
  await writeFile(
    adapter,
    `version: 1
request: { url: '${oldUrl}/licence?mail={email}' }
answer: { licensed: /licensed }
gateway:
  questions: { path: /licence }
  email: { query: mail }
  reply:
    licensed: { body: { licensed: '{licensed}' } }
    notLicensed: { body: { licensed: '{licensed}' } }
`,
  );
  const environment = { SEATLEDGER_URL: url, SEATLEDGER_TOKEN: key };
  const { child, ended } = startSeatledgerWith(environment, 'legacy', 'gateway', '--old', adapter, '--port', '0', '--record', record);
  let printed = '';
  const standing = new Promise<string>((resolve, reject) => {
    const onText = (chunk: Buffer): void => {
      printed += chunk.toString();
      const at = /Standing at (\S+) /.exec(printed)?.[1];
      if (at !== undefined) resolve(at);
    };
    child.stdout.on('data', onText);
    child.stderr.on('data', onText);
    ended.then((code) => reject(new Error(`the gateway ended with ${code}: ${printed}`)), reject);
  });
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    return await ended;
  };
  return {
    url: await standing,
    printed: () => printed,
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
