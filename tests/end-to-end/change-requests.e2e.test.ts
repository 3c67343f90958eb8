import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { totpCode, totpStep } from '../../packages/platform/src/crypto/totp.ts';
import { fromBase32 } from '../../services/access/src/features/sign-in/test-sign-in.ts';
import { copyFirstStart, seatledgerWith, startServer, temporaryFolder, type CommandRun, type ServerProcess } from './seatledger.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: ServerProcess;
let env: Record<string, string>;
const run = (...args: string[]): Promise<CommandRun> => seatledgerWith(env, args);

async function done(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await run(...args);
  assert.equal(exitCode, 0, `${args.join(' ')}: ${stderr}${stdout}`);
  return stdout;
}

/** Runs what has to wait for approval, and gives the number of the change request. */
async function waits(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await run(...args);
  assert.equal(exitCode, 3, `${args.join(' ')}: ${stderr}${stdout}`);
  assert.match(stdout, /Nothing has changed yet\. Waits for approval: change request \d+/);
  return /change request (\d+)/.exec(stdout)?.[1] ?? '';
}

const read = async (id: string) => JSON.parse(await done('change-request', 'read', id, '--json', '--remote', 'ana'));
const names = async () =>
  (JSON.parse(await done('user', 'list', '--json')) as readonly { readonly email: string }[]).map(({ email }) => email.split('@')[0]);

interface Answered {
  readonly csrfToken: string;
  readonly secret: string;
  readonly session: { readonly csrfToken: string };
  readonly token: string;
}

/** The first administrator, with a token of her own for the command line. */
async function tokenOfAna(): Promise<string> {
  let cookie = '';
  let csrf = '';
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf, cookie };
    const response = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(response.status < 300, `${path}: ${await response.clone().text()}`);
    const set = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    if (set.length > 0) cookie = set.join('; ');
    return (await response.json()) as Answered;
  };
  const [, token] = /invitation#token=([\w-]+)/.exec(server.greeting) ?? [];
  const email = 'ana@vendor.example';
  csrf = (await post('/v1/invitations/accept', { token, email, displayName: 'Ana', password: 'vélo bleu 7 étoiles' })).csrfToken;
  const { secret } = await post('/v1/sessions/current/totp', {});
  const code = totpCode(fromBase32(secret), totpStep(Date.now()));
  csrf = (await post('/v1/sessions/current/totp/actions/confirm', { code })).session.csrfToken;
  const permissions = ['change-request.read', 'change-request.approve', 'user.read', 'user.write', 'user.import'];
  const expiresAt = Temporal.Now.instant().add({ hours: 48 }).toString({ smallestUnit: 'second' });
  return (await post('/v1/personal-tokens', { name: 'cli', permissions, expiresAt })).token;
}

before(async () => {
  folder = await temporaryFolder();
  env = { XDG_CONFIG_HOME: folder.path, SEATLEDGER_DATA: join(folder.path, 'data') };
  await copyFirstStart(join(folder.path, 'data'), 'empty');
  server = await startServer(join(folder.path, 'data'), '--empty');
  const added = await seatledgerWith(env, ['remote', 'add', 'ana', '--url', server.url], `${await tokenOfAna()}\n`);
  assert.equal(added.exitCode, 0, added.stderr);
  const made = JSON.parse(await done('api-key', 'create', '--name', 'script', '--scope', 'registry:read,registry:write', '--json'));
  const script = await seatledgerWith(env, ['remote', 'add', 'script', '--url', server.url], `${made.key}\n`);
  assert.equal(script.exitCode, 0, script.stderr);
  await done('customer', 'create', 'Acme', '--locale', 'en', '--time-zone', 'Europe/Paris');
  await done('domain', 'create', 'acme.example', '--customer', 'Acme', '--from', '2026-01-01', '--seat-limit', 'none');
  const commands = ['user.*', 'import.apply'];
  const rule = { commands, proposedBy: ['service', 'command-line'], approvals: 1, approverRoles: ['administrator'] };
  await done('approval-policy', 'change', '--rules', JSON.stringify([rule]));
});

after(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

for (const [way, where] of [
  ['beside the server', []],
  ['over the network', ['--remote', 'script']],
] as const) {
  describe(`the command line ${way}, where the policy asks for approval,`, () => {
    const prefix = way.split(' ')[0] ?? '';
    const address = `${prefix}@acme.example`;

    it('says which change request waits, by an exit code of its own, and hands over why and when', async () => {
      const at = Temporal.Now.instant().add({ hours: 24 }).toString({ smallestUnit: 'second' });
      const id = await waits('user', 'create', address, '--reason', 'joins “us”', '--title', 'Été', '--apply-at', at, ...where);
      const { title, reason, applyAt, state } = await read(id);
      assert.deepEqual([title, reason, applyAt, state], ['Été', 'joins “us”', at, 'submitted']);
      const approved = await run('change-request', 'approve', id, '--remote', 'ana');
      assert.equal(approved.exitCode, 0, approved.stderr);
      assert.match(approved.stderr, new RegExp(`“Été”[^]*Reason: joins “us”\n.*${address}[^]*Digest [0-9a-f]{64}`));
      assert.equal((await read(id)).state, 'scheduled');
      const { exitCode, stdout } = await run('user', 'create', `json-${address}`, '--json', ...where);
      const request = JSON.parse(stdout) as { readonly id: string; readonly state: string };
      assert.deepEqual([exitCode, request.state], [3, 'submitted']);
      await done('change-request', 'reject', request.id, '--reason', 'no', '--remote', 'ana');
      await done('change-request', 'reject', id, '--reason', 'no', '--remote', 'ana');
    });

    it('makes one change request of bulk actions', async () => {
      const items = [1, 2].map((number) => ({ action: 'user.create', email: `${prefix}${number}@acme.example` }));
      const id = await waits('bulk-action', 'apply', '--items', JSON.stringify(items), ...where);
      const wrong = await run('change-request', 'approve', id, '--digest', '0'.repeat(64), '--remote', 'ana');
      assert.equal(wrong.exitCode, 2, wrong.stderr);
      await done('change-request', 'approve', id, '--digest', (await read(id)).digest, '--remote', 'ana');
      assert.equal((await names()).filter((name) => name?.startsWith(prefix)).length, 2);
    });

    it('imports a list as a change request, which is approved, applied and undone', async () => {
      const list = join(folder.path, `${prefix}.csv`);
      await writeFile(list, `Email,Name\n${prefix}.ana@acme.example,Ana\n${prefix}.zoe@acme.example,Zoé\n`);
      const args = ['user', 'import', list, '--domain', 'acme.example', '--result', join(folder.path, `${prefix}-result.csv`)];
      assert.equal((await run(...args, '--dry-run', ...where)).exitCode, 0);
      const id = await waits(...args, '--reason', 'new staff', ...where);
      assert.equal((await read(id)).reason, 'new staff');
      assert.match(await done('change-request', 'commands', id, '--remote', 'ana'), /Import .* 2 users to create/);
      assert.match(await done('change-request', 'verdicts', id, '--remote', 'ana'), /create/);
      await done('change-request', 'approve', id, '--comment', 'fine', '--remote', 'ana');
      assert.ok((await names()).includes(`${prefix}.ana`));
      const undo = await waits('change-request', 'undo', id, '--reason', 'the wrong list', ...where);
      await done('change-request', 'approve', undo, '--remote', 'ana');
      assert.ok(!(await names()).includes(`${prefix}.ana`));
      assert.match(await done('change-request', 'list', '--limit', '1'), /applied/);
    });

    it('withdraws what it has proposed, and nobody applies it then', async () => {
      const id = await waits('user', 'create', `late-${address}`, ...where);
      await done('change-request', 'comment', id, '--text', 'by mistake', '--remote', 'ana');
      await done('change-request', 'withdraw', id, '--reason', 'by mistake', ...where);
      const { exitCode, stderr } = await run('change-request', 'approve', id, '--remote', 'ana');
      assert.equal(exitCode, 2, stderr);
    });
  });
}
