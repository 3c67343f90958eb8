import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { copyFirstStart, seatledgerWith, startServer, temporaryFolder, type CommandRun, type ServerProcess } from './seatledger.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: ServerProcess;
let token: string;
let env: Record<string, string>;
const run = (args: readonly string[], more: Record<string, string> = {}): Promise<CommandRun> => seatledgerWith({ ...env, ...more }, args);

before(async () => {
  folder = await temporaryFolder();
  env = { XDG_CONFIG_HOME: folder.path, SEATLEDGER_DATA: join(folder.path, 'data') };
  await copyFirstStart(join(folder.path, 'data'), 'empty');
  server = await startServer(join(folder.path, 'data'), '--empty');
  const scopes = 'registry:read,registry:write,licence:check';
  const made = await seatledgerWith(env, ['api-key', 'create', '--name', 'remote', '--scope', scopes, '--json']);
  token = String((JSON.parse(made.stdout) as { key: string }).key);
  const added = await seatledgerWith(env, ['remote', 'add', 'office', '--url', server.url], `${token}\n`);
  assert.equal(added.exitCode, 0, added.stderr);
});

after(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

for (const [way, where] of [
  ['beside the server', []],
  ['over the network', ['--remote', 'office']],
] as const) {
  describe(`the command line ${way}`, () => {
    const domain = `${way.split(' ')[0]}.example`;
    const ask = (...args: string[]): Promise<CommandRun> => run([...args, ...where]);

    async function expectJson(...args: string[]): Promise<Record<string, unknown>> {
      const { exitCode, stdout, stderr } = await ask(...args, '--json');
      assert.equal(exitCode, 0, stderr);
      return JSON.parse(stdout) as Record<string, unknown>;
    }

    it('makes, reads, changes, lists and deletes, by the names that people use', async () => {
      await expectJson('customer', 'create', domain, '--locale', 'fr', '--time-zone', 'Europe/Paris');
      const made = await expectJson('domain', 'create', domain, '--customer', domain, '--from', '2026-01-01', '--seat-limit', '1');
      assert.deepEqual([made['name'], made['validity']], [domain, { from: '2026-01-01', until: null }]);
      const ana = `ana@${domain}`;
      assert.match((await ask('user', 'create', ana)).stdout, /^Done: user \d+\.\n$/);
      await expectJson('user', 'change', ana, '--from', '2026-02-01');
      const changed = await expectJson('user', 'change', ana, '--until', '2026-11-30');
      assert.deepEqual(changed['validity'], { from: '2026-02-01', until: '2026-11-30' });
      const again = await ask('user', 'change', ana, '--until', '2026-11-30');
      assert.equal(again.stdout, 'Nothing to do: it is so already.\n');
      const listed = (await expectJson('user', 'list', '--domain', domain)) as unknown as readonly { email: string }[];
      assert.deepEqual(
        listed.map(({ email }) => email),
        [ana],
      );
      assert.match((await ask('user', 'read', ana)).stdout, new RegExp(`^email +${ana}$`, 'm'));
      const full = await ask('user', 'create', `bob@${domain}`);
      assert.deepEqual([full.exitCode, full.stdout], [2, '']);
      assert.match(full.stderr, /^All 1 seats of \S+ are taken/);
      assert.deepEqual(await expectJson('user', 'delete', ana, '--reason', 'left'), { outcome: 'changed' });
    });

    it('sends lists as they are, to be looked at before anything changes', async () => {
      await expectJson('user', 'create', `ana@${domain}`);
      const list = join(folder.path, `${domain}.csv`);
      await writeFile(list, `Mail;Nom\nzoe@${domain};Zoé\n`, 'latin1');
      const { id, encoding, counts } = await expectJson('import', 'upload', list, '--domain', domain, '--skip-refused', 'true');
      assert.deepEqual([encoding, counts], ['windows-1252', { create: 0, change: 0, same: 0, refuse: 1 }]);
      const unseen = await ask('import', 'apply', String(id));
      assert.deepEqual([unseen.exitCode, /--if-version N/.test(unseen.stderr)], [1, true], unseen.stderr);
      const applied = await expectJson('import', 'apply', String(id), '--if-version', '1');
      assert.equal(applied['state'], 'applied');
      const staff = join(folder.path, `staff.${domain}.csv`);
      await writeFile(staff, `Mail\nana@${domain}\n`);
      const compared = await expectJson('leaver-check', 'upload', staff, '--domain', domain);
      assert.deepEqual([compared['fileName'], (compared['counts'] as { leavers: number }).leavers], [`staff.${domain}.csv`, 0]);
    });

    it('does not undo what somebody else has changed meanwhile', async () => {
      const { version } = await expectJson('customer', 'read', domain);
      await expectJson('customer', 'change', domain, '--external-reference', domain);
      const stale = await ask('customer', 'change', domain, '--locale', 'en', '--if-version', String(version), '--json');
      assert.equal(stale.exitCode, 2);
      assert.equal((JSON.parse(stale.stderr) as { code: string }).code, 'version_changed');
      assert.equal((await expectJson('customer', 'read', domain))['locale'], 'fr');
    });

    it('names the options that are not right, and what there is', async () => {
      const wrong = await ask('customer', 'create', 'Mars', '--locale', 'xx', '--time-zone', 'Mars/Olympus');
      assert.equal(wrong.exitCode, 1);
      assert.match(wrong.stderr, /^--locale: .*"en"\|"fr"$/m);
      const address = await ask('user', 'create', 'ana at acme');
      assert.deepEqual([address.exitCode, address.stderr.startsWith('EMAIL: ')], [1, true]);
      const missing = await ask('user', 'read', `nobody@${domain}`);
      assert.deepEqual([missing.exitCode, missing.stderr], [2, `There is no user "nobody@${domain}".\n`]);
      const { exitCode } = await ask('licence', 'check', `nobody@${domain}`);
      assert.equal(exitCode, 2);
    });
  });
}

describe('many things at once', () => {
  it('are told to be as they were where one of them is refused', async () => {
    const items = JSON.stringify([{ action: 'user.suspend', id: '999999', reason: 'x' }]);
    const none = await run(['bulk-action', 'apply', '--items', items, '--remote', 'office']);
    assert.deepEqual([none.exitCode, /^Nothing was applied/m.test(none.stderr)], [2, true], none.stderr);
  });
});

describe('a list', () => {
  it('goes on page after page as far as it is asked to', async () => {
    for (const key of ['p1', 'p2', 'p3']) assert.equal((await run(['product', 'create', key, '--name', key])).exitCode, 0);
    const two = await run(['product', 'list', '--limit', '2', '--remote', 'office']);
    assert.deepEqual([two.stdout.trimEnd().split('\n').length, two.stderr], [3, 'There are more: --all lists them, --limit so many.\n']);
    const all = await run(['product', 'list', '--all', '--json'], { SEATLEDGER_URL: server.url, SEATLEDGER_TOKEN: token });
    assert.equal((JSON.parse(all.stdout) as unknown[]).length, 3);
  });
});

describe('a forgotten password', () => {
  it('is set anew with what whoever runs the machine of the server makes', async () => {
    const email = 'ana@vendor.example';
    const post = async (path: string, body: object) =>
      fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const [, first] = /invitation#token=([\w-]+)/.exec(server.greeting) ?? [];
    const invited = await post('/v1/invitations/accept', { token: first, email, displayName: 'Ana', password: 'vélo bleu 7 étoiles' });
    assert.equal(invited.status, 201);
    const made = await run(['operator', 'reset-link', email]);
    assert.equal(made.exitCode, 0, made.stderr);
    assert.match(made.stderr, /^Keep this now: it is not shown again\./);
    const password = 'another fine phrase';
    assert.equal((await post('/v1/password-resets/actions/complete', { token: made.stdout.trim(), password })).status, 204);
    assert.equal((await post('/v1/sessions', { email, password })).status, 201);
    const nobody = await run(['operator', 'reset-link', 'nobody@vendor.example']);
    assert.deepEqual([nobody.exitCode, nobody.stdout, nobody.stderr], [2, '', 'There is no operator with this address.\n']);
  });
});
