import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { copyFirstStart, seatledger, startServer, temporaryFolder, type ServerProcess } from './seatledger.ts';

const rows = 100_000;

const listOf = (domain: string) => ['Email,Name', ...Array.from({ length: rows }, (_, i) => `user${i}@${domain},User ${i}`)].join('\n');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: ServerProcess;
let key: string;

before(async () => {
  folder = await temporaryFolder();
  await copyFirstStart(folder.path, 'empty');
  server = await startServer(folder.path, '--empty');
  await run('customer', 'create', 'Long', '--locale', 'en', '--time-zone', 'Europe/London');
  const made = await run('api-key', 'create', '--name', 'test', '--scope', 'registry:read', '--scope', 'registry:write', '--json');
  key = (JSON.parse(made) as { key: string }).key;
});

after(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function run(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await seatledger(folder.path, ...args);
  assert.equal(exitCode, 0, stderr);
  return stdout;
}

async function ask(method: string, path: string, type = 'application/json', body?: string, ifMatch?: string) {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(body !== undefined && { 'content-type': type }),
    ...(ifMatch && { 'if-match': ifMatch }),
  };
  const response = await fetch(`${server.url}${path}`, { method, headers, ...(body !== undefined && { body }) });
  return (await response.json()) as Record<string, unknown>;
}

/** A domain of its own for each moment. Gives its id. */
async function newDomain(name: string): Promise<string> {
  const domain = { customerId: '1', name, validity: { from: '2026-01-01', until: null }, seatLimit: null };
  return String((await ask('POST', '/v1/domains', 'application/json', JSON.stringify(domain)))['id']);
}

const upload = (domain: string) => ask('POST', `/v1/imports?domain=${domain}`, 'text/csv', listOf(domain));

/** Kills the server while it works on a request, and starts it again. */
async function killDuring(request: Promise<unknown>, momentMs: number): Promise<void> {
  const ended = request.catch(() => undefined);
  await delay(momentMs);
  await server.kill();
  await ended;
  server = await startServer(folder.path);
}

// Receiving and judging take one to three seconds, applying as long again: these moments fall into each of them.
const momentsMs = [300, 1_200];

describe('an import over the API whose server is killed', () => {
  for (const momentMs of momentsMs) {
    it(`after ${momentMs} ms of the upload is there with all its verdicts, or not at all`, async () => {
      const id = await newDomain(`up${momentMs}.example`);
      await killDuring(upload(`up${momentMs}.example`), momentMs);
      const { items } = (await ask('GET', `/v1/imports?domainId=${id}`)) as { items: readonly { id: string; counts: object }[] };
      for (const { id: importId, counts } of items) {
        assert.deepEqual(counts, { create: rows, change: 0, same: 0, refuse: 0 });
        const result = await fetch(`${server.url}/v1/imports/${importId}/result`, { headers: { authorization: `Bearer ${key}` } });
        assert.equal((await result.text()).split('\r\n').length, rows + 2);
      }
    });

    it(`after ${momentMs} ms of being applied has made all its users, or none`, async () => {
      const domain = `apply${momentMs}.example`;
      const domainId = await newDomain(domain);
      const importId = String((await upload(domain))['id']);
      await killDuring(ask('POST', `/v1/imports/${importId}/actions/apply`, undefined, undefined, '"1"'), momentMs);
      const { state } = await ask('GET', `/v1/imports/${importId}`);
      const { seatsUsed } = await ask('GET', `/v1/domains/${domainId}`);
      assert.deepEqual([state, seatsUsed], state === 'applied' ? ['applied', rows] : ['judged', 0]);
    });
  }
});
