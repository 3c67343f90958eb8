import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { seatledgerWith, startServer, temporaryFolder, type CommandRun, type ServerProcess } from './seatledger.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: ServerProcess;
let token: string;
let env: Record<string, string>;
/** Everything that commands have printed. */
let printed = '';

const run = async (args: readonly string[], input?: string, more: Record<string, string> = {}): Promise<CommandRun> => {
  const ended = await seatledgerWith({ ...env, ...more }, args, input);
  printed += ended.stdout + ended.stderr;
  return ended;
};

before(async () => {
  folder = await temporaryFolder();
  env = { XDG_CONFIG_HOME: folder.path, SEATLEDGER_DATA: join(folder.path, 'data') };
  server = await startServer(join(folder.path, 'data'), '--empty');
  const made = await seatledgerWith(env, ['api-key', 'create', '--name', 'remote', '--scope', 'registry:read', '--json']);
  token = String((JSON.parse(made.stdout) as { key: string }).key);
  const added = await run(['remote', 'add', 'office', '--url', server.url], `${token}\n`);
  assert.equal(added.exitCode, 0, added.stderr);
});

after(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

describe('a remote', () => {
  const file = (): string => join(folder.path, 'seatledger', 'remotes.json');

  it('is tested, used and listed; its token is in a file of its owner alone', async () => {
    assert.equal((await run(['remote', 'test', 'office'])).exitCode, 0);
    assert.equal((await run(['remote', 'use', 'office'])).exitCode, 0);
    const { stdout } = await run(['remote', 'list', '--json']);
    assert.deepEqual(JSON.parse(stdout), [
      { name: 'local', url: null, token: null, inUse: false },
      { name: 'office', url: server.url, token: 'API key', inUse: true },
    ]);
    // By the remote in use: a key may not see keys.
    assert.match((await run(['api-key', 'list'])).stderr, /permission service\.read/);
    assert.equal((await run(['remote', 'use', 'local'])).exitCode, 0);
    assert.equal((await run(['api-key', 'list'])).exitCode, 0);
    assert.equal((await stat(file())).mode & 0o777, 0o600);
    assert.match(await readFile(file(), 'utf8'), new RegExp(token));
  });

  it('that is not asked for, not there or not allowed says what to do', async () => {
    const other = { SEATLEDGER_URL: server.url, SEATLEDGER_TOKEN: `sl_000000000000_${'A'.repeat(43)}` };
    const unknown = await run(['customer', 'list'], '', other);
    assert.deepEqual([unknown.exitCode, /api-key create/.test(unknown.stderr)], [1, true], unknown.stderr);
    const down = await run(['customer', 'list'], '', { ...other, SEATLEDGER_URL: 'http://127.0.0.1:1' });
    assert.match(down.stderr, /cannot be reached|is the server running/);
    assert.match((await run(['customer', 'list', '--remote', 'offic'])).stderr, /There is no remote "offic"\. There are: office\./);
    assert.match((await run(['remote', 'add', 'far', '--url', 'http://licences.example'], token)).stderr, /in clear/);
    assert.match((await run(['remote', 'add', 'far', '--url', 'https://licences.example'], '')).stderr, /A token is one line/);
    assert.match((await run(['user', 'import', 'x.csv', '--domain', 'x', '--remote', 'office'])).stderr, /beside the server/);
  });

  it('is not read from a file that others may read', async () => {
    await chmod(file(), 0o644);
    assert.match((await run(['customer', 'list', '--remote', 'office'])).stderr, /Others may read/);
    await chmod(file(), 0o600);
  });
});

describe('completion', () => {
  const bash = promisify(execFile);

  it('offers in a real bash what may come next, made of the verbs that there are', async () => {
    const script = join(folder.path, 'completion.bash');
    await writeFile(script, (await run(['completion', 'bash'])).stdout);
    const offered = async (...words: string[]): Promise<string[]> => {
      const program = `. ${script}; COMP_WORDS=(seatledger "$@"); COMP_CWORD=$#; _seatledger; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout } = await bash('bash', ['--norc', '-c', program, 'bash', ...words], { cwd: folder.path });
      return stdout.split('\n').filter((word) => word !== '');
    };
    assert.deepEqual(await offered('cu'), ['customer']);
    assert.deepEqual(await offered('api-key', ''), ['create', 'list', 'read', 'revoke', 'rotate']);
    assert.deepEqual(await offered('user', 'i'), ['import']);
    assert.deepEqual(await offered('user', 'list', '--sta'), ['--status']);
    assert.deepEqual(await offered('user', 'list', '--status', ''), ['active', 'suspended']);
    assert.deepEqual(await offered('customer', 'create', 'Acme', '--locale', 'f'), ['fr']);
    assert.deepEqual(await offered('user', 'import', 'completion.b'), ['completion.bash']);
  });

  it('knows every noun that the command line had before it went over the API', async () => {
    const { stdout } = await run(['completion', 'bash', '--json']);
    const contract = ['user import', 'licence check', 'api-key create', 'api-key revoke', 'operator create', 'override set', 'pack delete'];
    for (const name of [...contract, 'domain assign-packs', 'domain add-alias', 'user move', 'personal-token revoke', 'session end'])
      assert.ok(stdout.includes(`'${name}')`), name);
  });
});

describe('what is not known', () => {
  it('is answered with what was probably meant', async () => {
    assert.match((await run(['usr', 'list'])).stderr, /^There is no command "usr list"\. Did you mean "user"\?/);
    assert.match((await run(['user', 'suspnd'])).stderr, /Did you mean "user suspend"\?/);
    assert.match((await run(['product', 'list', '--limt', '2'])).stderr, /--limt/);
  });
});

describe('the token', () => {
  it('never shows the token, whatever went wrong', () => {
    assert.ok(printed.length > 1_000);
    assert.ok(!printed.includes(token) && !printed.includes(token.slice(16)));
  });
});
