import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { seatledger, seatledgerWith, startServer, temporaryFolder, type ServerProcess } from './seatledger.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let data: string;
let server: ServerProcess;

before(async () => {
  folder = await temporaryFolder();
  data = join(folder.path, 'data');
  server = await startServer(data, '--empty');
});

after(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

interface Rotated {
  readonly previous: string;
  readonly current: string;
  readonly file: string;
}

async function rotate(): Promise<Rotated> {
  const { exitCode, stdout, stderr } = await seatledger(data, 'master-key', 'rotate', '--json');
  assert.equal(exitCode, 0, stderr);
  return JSON.parse(stdout) as Rotated;
}

const keyFile = (): Promise<string> => readFile(join(data, 'master.key'), 'utf8');

it('a running server goes on when its master key is replaced, and so do commands beside it', async () => {
  const before = await keyFile();
  const { previous, current, file } = await rotate();
  assert.equal(file, join(data, 'master.key'));
  assert.notEqual(current, previous);
  assert.notEqual(await keyFile(), before);
  assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  const made = await seatledger(data, 'product', 'create', 'excel-addin', '--name', 'Add-in');
  assert.equal(made.exitCode, 0, made.stderr);
});

it('the key is replaced without a server, too, and the next one starts with it', async () => {
  const { current } = await rotate();
  await server.stop();
  const { previous } = await rotate();
  assert.equal(previous, current);
  server = await startServer(data, '--empty');
  const read = await seatledger(data, 'product', 'list', '--json');
  assert.match(read.stdout, /excel-addin/);
});

it('each replacement is an event, under the account that did it', async () => {
  const { stdout } = await seatledger(data, 'event', 'list', '--kind', 'master-key.rotate', '--json');
  const events = JSON.parse(stdout) as readonly { sentence: string; actor: { kind: string }; after: { fingerprint: string } }[];
  assert.deepEqual(
    events.map(({ actor }) => actor.kind),
    ['cli', 'cli', 'cli'],
  );
  const [{ sentence = '', after = { fingerprint: '' } } = {}] = events;
  assert.match(sentence, new RegExp(`at the command line replaced the master key [0-9a-f]{16} by ${after.fingerprint}\\.$`));
  const inFrench = await seatledger(data, 'event', 'list', '--kind', 'master-key.rotate', '--language', 'fr');
  assert.match(inFrench.stdout, /a remplacé la clé maîtresse [0-9a-f]{16} par [0-9a-f]{16}/);
});

it('a key that is not the one of the database is refused by a sentence, and a key of the environment is replaced there', async () => {
  const other = { SEATLEDGER_DATA: data, SEATLEDGER_MASTER_KEY: randomBytes(32).toString('base64') };
  const wrong = await seatledgerWith(other, ['product', 'list', '--json']);
  assert.equal(wrong.exitCode, 1);
  const { code, detail } = JSON.parse(wrong.stderr) as { code: string; detail: string };
  assert.deepEqual([code, /^The master key [0-9a-f]{16} does not open this database/.test(detail)], ['invalid_setting', true]);
  const elsewhere = await seatledgerWith(other, ['master-key', 'rotate']);
  assert.deepEqual([elsewhere.exitCode, elsewhere.stdout], [1, '']);
  assert.match(elsewhere.stderr, /SEATLEDGER_PREVIOUS_MASTER_KEY/);
});
