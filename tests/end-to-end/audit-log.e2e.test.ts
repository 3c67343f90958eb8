import assert from 'node:assert/strict';
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { until } from '../dev-env/dev-env.ts';
import { seatledger, seatledgerWith, startServer, temporaryFolder, type ServerProcess } from './seatledger.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let data: string;
let server: ServerProcess;

interface Told {
  readonly verified: boolean;
  readonly events: number;
  readonly agreedSize: number;
  readonly checkpoints: number;
  readonly findings: readonly { readonly code: string; readonly detail: string; readonly leafIndex?: number }[];
}

before(async () => {
  folder = await temporaryFolder();
  data = join(folder.path, 'data');
  server = await startServer(data);
  await until('a checkpoint is in the folder', async () =>
    (await readdir(join(data, 'checkpoints')).catch((): string[] => [])).includes('checkpoint'),
  );
});

after(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function verify(...args: string[]): Promise<Told & { exitCode: number | null }> {
  const { exitCode, stdout, stderr } = await seatledgerWith({ SEATLEDGER_DATA: data }, ['audit', 'verify', ...args, '--json']);
  assert.notEqual(exitCode, 1, stderr);
  return { ...(JSON.parse(stdout) as Told), exitCode };
}

describe('the audit log', () => {
  it('is verified beside the server against its folder of checkpoints', async () => {
    const { exitCode, verified, events, agreedSize, findings } = await verify();
    assert.deepEqual([exitCode, verified, findings], [0, true, []]);
    assert.ok(agreedSize > 10 && events >= agreedSize, `${agreedSize} of ${events}`);
    const { stdout } = await seatledger(data, 'audit', 'verify', '--data', data);
    assert.match(stdout, /^Verified: [\d,]+ events of \S+ in the database are what they were\.\nHeld against/);
  });

  it('is exported twice into one folder, and verified there without server or database', async () => {
    const exported = join(folder.path, 'export');
    const key = await readFile(join(data, 'checkpoints', 'key'), 'utf8');
    const outside = ['--checkpoint', join(data, 'checkpoints'), '--key', key.trim()];
    const first = await seatledger(data, 'audit', 'export', exported, '--json');
    assert.equal(first.exitCode, 0, first.stderr);
    const again = await seatledger(data, 'audit', 'export', exported, '--json');
    const [written, rewritten] = [first, again].map(({ stdout }) => (JSON.parse(stdout) as { written: number }).written);
    assert.ok((written ?? 0) > (rewritten ?? 0), again.stdout);
    const { exitCode, events } = await verify(exported, ...outside);
    assert.equal(exitCode, 0);
    const spoilt = join(folder.path, 'spoilt');
    await cp(exported, spoilt, { recursive: true });
    const bundles = await readdir(join(spoilt, 'tile', 'entries'), { recursive: true });
    const path = join(spoilt, 'tile', 'entries', bundles.find((name) => /^000(?:\.p.\d+)?$/.test(name)) ?? '');
    const bytes = await readFile(path, 'latin1');
    await writeFile(path, bytes.replace('"id": 3,', '"id": 4,'), 'latin1');
    const told = await verify(spoilt, ...outside);
    assert.equal(told.exitCode, 2);
    assert.deepEqual(
      told.findings.map(({ code, leafIndex }) => [code, leafIndex]).filter(([code]) => code === 'event_edited'),
      [['event_edited', 2]],
    );
    assert.ok(events > 10);
  });

  it('is verified over the network, by whoever may read it', async () => {
    const made = await seatledgerWith({ SEATLEDGER_DATA: data }, [
      'api-key',
      'create',
      '--name',
      'auditor',
      '--scope',
      'audit:read',
      '--json',
    ]);
    const { key } = JSON.parse(made.stdout) as { key: string };
    const env = { SEATLEDGER_URL: server.url, SEATLEDGER_TOKEN: key };
    const args = ['audit', 'verify', server.url, '--checkpoint', join(data, 'checkpoints')];
    const { exitCode, stdout, stderr } = await seatledgerWith(env, args);
    assert.equal(exitCode, 0, stdout + stderr);
    const exported = join(folder.path, 'exported-remotely');
    const ran = await seatledgerWith(env, ['audit', 'export', exported]);
    assert.equal(ran.exitCode, 0, ran.stderr);
    const { verified, checkpoints } = await verify(exported);
    assert.deepEqual([verified, checkpoints > 1], [true, true], String(checkpoints));
    const history = join(exported, 'history', '0.txt');
    await writeFile(history, (await readFile(history, 'utf8')).replace(/\n\d+\n/, '\n1\n'));
    assert.ok((await verify(exported)).findings.some(({ code }) => code === 'checkpoint_not_signed'));
  });

  it('cannot be verified against nothing', async () => {
    const run = await seatledgerWith({ SEATLEDGER_DATA: data }, ['audit', 'verify', '--checkpoint', folder.path, '--json']);
    assert.equal(run.exitCode, 1);
    assert.equal((JSON.parse(run.stderr) as { code: string }).code, 'no_key');
  });
});
