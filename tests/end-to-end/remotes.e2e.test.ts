import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { copyFirstStart, seatledgerWith, startServer, temporaryFolder, type CommandRun, type ServerProcess } from './seatledger.ts';

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
  await copyFirstStart(join(folder.path, 'data'), 'empty');
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
  });

  it('is not read from a file that others may read', async () => {
    await chmod(file(), 0o644);
    assert.match((await run(['customer', 'list', '--remote', 'office'])).stderr, /Others may read/);
    await chmod(file(), 0o600);
  });
});

describe('a list that is imported over a network', () => {
  let over: Record<string, string>;
  let list: string;

  before(async () => {
    await run(['customer', 'create', 'Acme', '--locale', 'en', '--time-zone', 'Europe/Paris']);
    const terms = ['--customer', 'Acme', '--from', '2026-01-01', '--until', 'none', '--seat-limit', 'none'];
    const domain = await run(['domain', 'create', 'acme.example', ...terms]);
    assert.equal(domain.exitCode, 0, domain.stderr);
    const made = await run(['api-key', 'create', '--name', 'lists', '--scope', 'registry:read', '--scope', 'registry:write', '--json']);
    over = { SEATLEDGER_URL: server.url, SEATLEDGER_TOKEN: String((JSON.parse(made.stdout) as { key: string }).key) };
    printed = printed.replaceAll(over['SEATLEDGER_TOKEN'] ?? '', '');
    list = join(folder.path, 'list.csv');
    await writeFile(list, 'Mail;Nom\nzoe@acme.example;Zoé\nbob@other.example;Bob\n', 'latin1');
  });

  const importList = (...more: string[]) => run(['user', 'import', list, '--domain', 'acme.example', '--json', ...more], '', over);
  const read = ({ stdout }: CommandRun) => JSON.parse(stdout) as { outcome: string; counts: object; refused: readonly object[] };

  it('is judged as beside the server, and leaves nothing behind where it is not applied', async () => {
    const here = await run(['user', 'import', list, '--domain', 'acme.example', '--dry-run', '--json']);
    const dry = await importList('--dry-run');
    assert.deepEqual([dry.exitCode, read(dry)], [2, read(here)], dry.stderr);
    assert.equal(read(await importList()).outcome, 'refused');
    assert.deepEqual(JSON.parse((await run(['import', 'list', '--json'], '', over)).stdout), []);
  });

  it('is applied, with all verdicts in a file, and has nothing to do the second time', async () => {
    const result = join(folder.path, 'result.csv');
    const applied = await importList('--skip-refused', '--result', result);
    assert.deepEqual([applied.exitCode, read(applied).outcome], [2, 'applied'], applied.stderr);
    assert.match(await readFile(result, 'utf8'), /^\uFEFFline,email,verdict,code,detail\r\n2,zoe@acme\.example,create,,\r\n3,bob@other/);
    assert.match((await run(['user', 'read', 'zoe@acme.example'], '', over)).stdout, /Zoé/);
    assert.equal(read(await importList('--skip-refused')).outcome, 'nothing_to_do');
  });

  it('stays applied where its result cannot be read, which exits 0 and says how to fetch it', async () => {
    await using broken = await serverThatBreaks(({ url }) => (url?.endsWith('/result') === true ? 'before' : null));
    const good = join(folder.path, 'good.csv');
    await writeFile(good, 'Mail\nmia@acme.example\n');
    const result = join(folder.path, 'good-result.csv');
    const args = ['user', 'import', good, '--domain', 'acme.example', '--result', result];
    const applied = await run(args, '', { ...over, SEATLEDGER_URL: broken.url });
    assert.deepEqual([applied.exitCode, /Applied\./.test(applied.stdout), existsSync(result)], [0, true, false], applied.stderr);
    const [, id = ''] =
      /^The list has been applied, .* Fetch it: seatledger import result (\d+) --output FILE\n$/.exec(applied.stderr) ?? [];
    assert.equal((await run(['import', 'result', id, '--output', result], '', over)).exitCode, 0, applied.stderr);
    assert.match(await readFile(result, 'utf8'), /^2,mia@acme\.example,create/m);
  });

  it('is found again, and taken away as a file', async () => {
    const found = await run(['search', 'find', 'lefevre', '--json'], '', over);
    assert.equal(found.exitCode, 0, found.stderr);
    const printedList = await run(['export', 'users', '--format', 'csv']);
    assert.match(printedList.stdout, /^id,email[^\r]*\r\n\d+,zoe@acme\.example/);
    const path = join(folder.path, 'users.csv');
    assert.equal((await run(['export', 'users', '--output', path])).exitCode, 0);
    // What reads standard output here drops the mark at the beginning.
    assert.equal(await readFile(path, 'utf8'), `\uFEFF${printedList.stdout}`);
    assert.match((await run(['export', 'users'], '', over)).stderr, /permission user\.export/);
  });

  it('that cannot be read, or may not be imported, is refused in a sentence', async () => {
    await writeFile(list, 'Town\nParis\n');
    const unreadable = await importList();
    assert.deepEqual([unreadable.exitCode, /no_address_column/.test(unreadable.stderr)], [2, true], unreadable.stderr);
    const mayRead = await run(['user', 'import', list, '--domain', 'acme.example', '--remote', 'office']);
    assert.match(mayRead.stderr, /permission user\.import/);
  });
});

/** The server, but for connections that break before it is asked, or before its answer arrives. */
async function serverThatBreaks(
  breaking: (asked: IncomingMessage) => 'before' | 'after' | null,
): Promise<AsyncDisposable & { readonly url: string }> {
  const proxy = createServer((asked, answer) => {
    const breaks = breaking(asked);
    if (breaks === 'before') return void asked.socket.destroy();
    const { method, headers } = asked;
    const forwarded = request(new URL(asked.url ?? '', server.url), { method, headers }, (answered) => {
      if (breaks === 'after') return void asked.socket.destroy();
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    asked.pipe(forwarded);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const close = async (): Promise<void> => {
    proxy.closeAllConnections();
    await proxy[Symbol.asyncDispose]();
  };
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, [Symbol.asyncDispose]: close };
}

/** Why a test of a shell cannot be run here; false where it can. */
const missing = (shell: string): string | false => (existsSync(`/usr/bin/${shell}`) ? false : `${shell} is not installed here`);

describe('a change whose answer is lost on the way', () => {
  let writing: Record<string, string>;

  before(async () => {
    const made = await run(['api-key', 'create', '--name', 'writing', '--scope', 'registry:read,registry:write', '--json']);
    writing = { SEATLEDGER_TOKEN: String((JSON.parse(made.stdout) as { key: string }).key) };
    printed = printed.replaceAll(writing['SEATLEDGER_TOKEN'] ?? '', '');
  });

  const create = (name: string, url: string) => run(['product', 'create', name, '--name', name], '', { ...writing, SEATLEDGER_URL: url });

  it('is asked for once more under the same key, and made once', async () => {
    let broken = 0;
    await using lossy = await serverThatBreaks(({ method }) => (method === 'POST' && broken++ === 0 ? 'after' : null));
    const made = await create('lost', lossy.url);
    assert.deepEqual([made.exitCode, made.stdout, broken], [0, 'Done: product lost.\n', 2], made.stderr);
  });

  it('again and again, is said to be in doubt', async () => {
    await using dead = await serverThatBreaks(() => 'after');
    const { exitCode, stderr } = await create('doubtful', dead.url);
    assert.deepEqual([exitCode, /Whether it was done is not known/.test(stderr)], [1, true], stderr);
    const refused = await create('doubtful', 'http://127.0.0.1:1');
    assert.doesNotMatch(refused.stderr, /not known/);
    assert.equal((await run(['product', 'read', 'doubtful'])).exitCode, 0);
  });
});

describe('completion', () => {
  const execute = promisify(execFile);

  it('offers in a real bash what may come next, made of the verbs that there are', async () => {
    const script = join(folder.path, 'completion.bash');
    await writeFile(script, (await run(['completion', 'bash'])).stdout);
    const offered = async (...words: string[]): Promise<string[]> => {
      const program = `. ${script}; COMP_WORDS=(seatledger "$@"); COMP_CWORD=$#; _seatledger; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout } = await execute('bash', ['--norc', '-c', program, 'bash', ...words], { cwd: folder.path });
      return stdout.split('\n').filter((word) => word !== '');
    };
    assert.deepEqual(await offered('cus'), ['customer']);
    assert.deepEqual(await offered('api-key', ''), ['create', 'list', 'read', 'revoke', 'rotate']);
    assert.deepEqual(await offered('user', 'i'), ['import']);
    assert.deepEqual(await offered('user', 'list', '--sta'), ['--status']);
    assert.deepEqual(await offered('user', 'list', '--status', ''), ['active', 'suspended']);
    assert.deepEqual(await offered('customer', 'create', 'Acme', '--locale', 'f'), ['fr']);
    assert.deepEqual(await offered('user', 'import', 'completion.b'), ['completion.bash']);
  });

  it('offers in a real fish what may come next', { skip: missing('fish') }, async () => {
    const script = join(folder.path, 'completion.fish');
    await writeFile(script, (await run(['completion', 'fish'])).stdout);
    const offered = async (typed: string): Promise<string[]> => {
      const program = `source ${script}; complete -C 'seatledger ${typed}'`;
      const env = { ...process.env, HOME: folder.path, XDG_CONFIG_HOME: folder.path };
      const { stdout } = await execute('fish', ['--no-config', '-c', program], { cwd: folder.path, env });
      return stdout.split('\n').filter((word) => word !== '');
    };
    assert.deepEqual(await offered('cus'), ['customer']);
    assert.deepEqual(await offered('api-key '), ['create', 'list', 'read', 'revoke', 'rotate']);
    assert.deepEqual(await offered('user list --sta'), ['--status']);
    assert.deepEqual(await offered('user list --status '), ['active', 'suspended']);
    assert.deepEqual(await offered('customer create Acme --locale f'), ['fr']);
    assert.deepEqual(await offered('user import completion.f'), ['completion.fish']);
  });

  it('completes at the prompt of a real zsh', { skip: missing('zsh') }, async () => {
    const script = join(folder.path, 'completion.zsh');
    await writeFile(script, (await run(['completion', 'zsh'])).stdout);
    // A zsh on a terminal of its own, in which seatledger prints what it is given: each line ends with Tab and Return.
    const program = `
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell 'PS1=; source ${script}; seatledger() { print -r -- "GIVEN""<$*>" }'
      for line; do
        zpty -w shell "seatledger $line"$'\t'
        zpty -r shell answer '*GIVEN<*>*'
        print -r -- \${\${answer##*GIVEN<}%%>*}
      done`;
    const typed = [
      'cus',
      'user i',
      'user list --sta',
      'user list --status sus',
      'customer create Acme --locale f',
      'user import completion.z',
    ];
    const env = { ...process.env, HOME: folder.path, TERM: 'dumb' };
    const { stdout } = await execute('zsh', ['-f', '-c', program, 'zsh', ...typed], { cwd: folder.path, env, timeout: 60_000 });
    assert.deepEqual(stdout.trimEnd().split('\n'), [
      'customer',
      'user import',
      'user list --status',
      'user list --status suspended',
      'customer create Acme --locale fr',
      'user import completion.zsh',
    ]);
  });

  it('knows every noun that the command line had before it went over the API', async () => {
    const { stdout } = await run(['completion', 'bash', '--json']);
    const contract = ['user import', 'licence check', 'api-key create', 'api-key revoke', 'operator create', 'override set', 'pack delete'];
    for (const name of [
      ...contract,
      'domain assign-packs',
      'domain add-alias',
      'user move',
      'personal-token revoke',
      'change-request approve',
    ])
      assert.ok(stdout.includes(`'${name}')`), name);
  });
});

describe('what is not known', () => {
  it('is answered with what was probably meant', async () => {
    assert.match((await run(['usr', 'list'])).stderr, /^There is no command "usr list"\. Did you mean "user"\?/);
    assert.match((await run(['user', 'suspnd'])).stderr, /Did you mean "user suspend"\?/);
    assert.match(
      (await run(['product', 'list', '--limt', '2'])).stderr,
      /^product list has no option --limt\. Did you mean --limit\?\nUsage: /,
    );
  });
});

describe('the token', () => {
  it('never shows the token, whatever went wrong', () => {
    assert.ok(printed.length > 1_000);
    assert.ok(!printed.includes(token) && !printed.includes(token.slice(16)));
  });
});
